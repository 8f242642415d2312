import { signed } from '../../order/checks.ts';
import { text, tick } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { shippingAdvice } from './16-shipping-advice.ts';
import { shipmentParts } from './shipment-parts.ts';

/** S16: the clerk asks by phone whether the advice came through legibly, from whom that is known, and gives thanks. */
export const adviceConfirmed = step({
  key: 'advice-confirmed',
  rule: 'S16',
  lane: 'shipments',
  title: label('告知书收妥', 'Advice received'),
  short: label('收妥', 'Received'),
  by: ['service'],
  about: { kind: 'part', parts: (order) => shipmentParts(order, ({ departedAt }) => departedAt !== null) },
  needs: (order, part) => [signed(order, shippingAdvice, part)],
  covers: (_order, part) => [signatureOf(shippingAdvice, part)],
  fields: {
    from: text(label('何人确认', 'Confirmed by'), {
      personal: true,
      initial: ({ order }) => order.content.contact,
    }),
    legible: tick(label('清晰', 'Legible'), label('对方确认收到且清晰', 'Received and legible, they say')),
    thanks: tick(label('致谢', 'Thanks'), label('已致谢', 'Thanks were given'), {
      hint: label(
        '可复制：“货已发出，请注意查收，感谢惠顾！”',
        'To copy: “Your goods are on their way. Thank you for your order!”',
      ),
    }),
  },
  says: (_order, { answers }) =>
    label(`${answers.from} 确认收妥，已致谢`, `${answers.from} received it; thanks were given`),
  dueInWorkingHours: 4,
});
