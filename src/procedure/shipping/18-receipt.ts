import { signed } from '../../order/checks.ts';
import { date } from '../../order/date-fields.ts';
import { wrong } from '../../order/decision.ts';
import { files, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { arrival } from './18-arrival.ts';
import { shipmentParts } from './shipment-parts.ts';
import { needsReceipt } from './shipments.ts';

/** S18: the customer's signed delivery receipt (到货回单) for what stayed with them. */
export const receipt = step({
  key: 'receipt',
  rule: 'S18',
  lane: 'shipments',
  title: label('到货回单', 'Delivery receipt'),
  short: label('回单', 'Receipt'),
  by: ['service', 'assistant'],
  during: ['open', 'held'],
  about: { kind: 'part', parts: (order) => shipmentParts(order, needsReceipt) },
  needs: (order, part) => [signed(order, arrival, part)],
  covers: (_order, part) => [signatureOf(arrival, part)],
  neverVoided: true,
  fields: {
    file: files(label('签收回单', 'The signed receipt')),
    signedBy: text(label('签收人', 'Signed by'), {
      personal: true,
      initial: ({ order }) => order.content.receiver,
    }),
    signedOn: date(label('签收日期', 'Signed on'), 'happened', { initial: ({ today }) => today }),
  },
  judge: ({ today }, { signedOn }) =>
    signedOn > today
      ? wrong('S18', 'signedOn', '签收日期不能晚于今天', 'It cannot be signed after today')
      : undefined,
  tells: () => ['salesperson'],
  says: (_order, { answers }) =>
    label(
      `${answers.signedBy} 于 ${answers.signedOn} 签收`,
      `Signed by ${answers.signedBy} on ${answers.signedOn}`,
    ),
  dueInWorkingHours: 24,
});
