import { signed } from '../../order/checks.ts';
import { text, tick } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { stands } from '../../order/order.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { sumsOf } from './13-balance-notice.ts';
import { balanceNoticeSent } from './13-balance-notice-sent.ts';
import { bookedBatches } from './settled.ts';

const key = 'balance-notice-received';

/** S13.2: the customer says by phone that the notice is there and can be read, and is thanked, as in S16. It blocks nothing. */
export const balanceNoticeReceived = step({
  key,
  rule: 'S13.2',
  lane: 'payment',
  title: label('客户收妥催收通知书', 'Balance notice received'),
  short: label('收妥', 'Received'),
  submit: label('登记收妥', 'Record it'),
  by: ['service'],
  about: { kind: 'part', parts: bookedBatches },
  needs: (order, part) => [signed(order, balanceNoticeSent, part)],
  done: (order, part) => sumsOf(order, part).balanceFen === 0 || stands(order, key, part),
  covers: (_order, part) => [signatureOf(balanceNoticeSent, part)],
  fields: {
    from: text(label('何人确认', 'Confirmed by'), {
      personal: true,
      initial: ({ order }) => order.content.contact,
    }),
    legible: tick(label('清晰', 'Legible'), label('对方确认收到且清晰', 'Received and legible, they say'), {
      hint: label('不清晰的请重新发出', 'Where it is not, send it again'),
    }),
    thanks: tick(label('致谢', 'Thanks'), label('已致谢', 'Thanks were given'), {
      hint: label(
        '可复制：“余款通知已发给您，烦请安排付款，谢谢！”',
        'To copy: “The balance notice is with you; please arrange the payment. Thank you!”',
      ),
    }),
  },
  says: (_order, { answers }) =>
    label(`${answers.from} 确认收妥，已致谢`, `${answers.from} received it; thanks were given`),
  dueInWorkingHours: 4,
});
