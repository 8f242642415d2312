import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { date } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { files, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { dateIn } from '../../order/time/dates.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { arrival } from './18-arrival.ts';
import { shipmentParts } from './shipment-parts.ts';
import { needsReceipt, shipmentOf } from './shipments.ts';

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
  judge: (sight, { signedOn }) => misdated(sight, signedOn),
  tells: () => ['salesperson'],
  takesBack: (_order, { paper, part }) =>
    signedByReceiver.includes(paper.kind) ? { kind: 'form', part, raw: {} } : null,
  says: (_order, { answers }) =>
    label(
      `${answers.signedBy} 于 ${answers.signedOn} 签收`,
      `Signed by ${answers.signedBy} on ${answers.signedOn}`,
    ),
  dueInWorkingHours: 24,
});

/** A driver brings back the one or the other, signed by who received the goods. */
const signedByReceiver: readonly string[] = ['delivery-receipt', 'delivery-note'];

const misdated = ({ order, part, today, outside }: Sight, signedOn: string): Refusal | undefined => {
  if (signedOn > today) {
    return wrong('S18', 'signedOn', '签收日期不能晚于今天', 'It cannot be signed after today');
  }
  const arrivedAt = shipmentOf(order, part)?.arrivedAt ?? null;
  const arrivedOn = arrivedAt === null ? '' : dateIn(outside.settings.timeZone, arrivedAt);
  return signedOn < arrivedOn
    ? wrong(
        'S18',
        'signedOn',
        `货物 ${arrivedOn} 才到，签收不能更早；到货时间有误的，先撤回到货登记`,
        `The goods arrived on ${arrivedOn}: it is not signed before that; where the arrival is wrong, withdraw it first`,
      )
    : undefined;
};
