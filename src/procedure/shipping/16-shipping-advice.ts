import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { type Option, sometimes, statement, ticks } from '../../order/fields.ts';
import { joined, label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { type Order, stands } from '../../order/order.ts';
import { stampIn } from '../../order/time/dates.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { sentByDesk } from '../sending/mail-words.ts';
import { deskWays, instead, isDeskWay, sendingShown, wayFields, waysByHand } from '../sending/way-fields.ts';
import { shipped, transportRows } from './15-shipped.ts';
import { advicePaper } from './advice-paper.ts';
import { arrivalDue, arrivalWords, daysLate } from './arrival-condition.ts';
import { shipmentParts } from './shipment-parts.ts';
import { shipmentOf } from './shipments.ts';

const key = 'shipping-advice';

/** The record as dispatch wrote it, value by value, for the clerk to verify. */
const record = ({ order, part, at, outside }: Sight): readonly Option[] => {
  const departure = standing(order, shipped, part);
  const goods = quantitiesText(order, shipmentOf(order, part)?.quantities ?? []);
  const atMill = (instant: string) => verbatim(stampIn(outside.settings.timeZone, instant, at));
  return [
    { value: 'goods', label: label(`数量：${goods.zh}`, `Quantities: ${goods.en}`) },
    ...(departure ? transportRows(departure.answers, atMill) : []).map(({ label: name, value }, index) => ({
      value: `transport.${index + 1}`,
      label: label(`${name.zh}：${value.zh}`, `${name.en}: ${value.en}`),
    })),
  ];
};

const late = ({ order, part, outside }: Sight): number =>
  daysLate(order, shipmentOf(order, part)?.expectedAt ?? null, outside.settings.timeZone);

const { way, email, faxNumber, sentTo, sentAt } = wayFields({
  name: 'how',
  title: label('发送方式', 'Sent by'),
  key: 'shipping-advice-mail',
  byHand: waysByHand,
  usual: null,
});

const fields = {
  verified: ticks(label('核实发货记录', 'The record is true'), record),
  missReason: sometimes(
    (sight) => late(sight) > 0,
    statement(label('晚于要求到货日的原因', 'Why it arrives later than agreed')),
  ),
  how: way,
  email,
  faxNumber,
  sentTo,
  sentAt,
};

/** S16: the clerk verifies the record against what was agreed and sends the customer the shipping advice at once. */
export const shippingAdvice = step({
  key,
  rule: 'S16',
  lane: 'shipments',
  title: label('发货告知书', 'Shipping advice'),
  short: label('告知', 'Advice'),
  submit: label('发出或登记', 'Send or record it'),
  by: ['service'],
  about: { kind: 'part', parts: (order) => shipmentParts(order, ({ departedAt }) => departedAt !== null) },
  // It is sent again where it did not come through legibly, until its receipt is confirmed.
  again: 'renews',
  final: (order, part) => stands(order, 'advice-confirmed', part),
  offered: (order, part) => stands(order, key, part) && !stands(order, 'advice-confirmed', part),
  needs: (order, part) => [signed(order, shipped, part)],
  covers: (_order, part) => [signatureOf(shipped, part)],
  fields,
  instead: instead('how', 'shipping-advice-mail'),
  shows: (sight) => {
    const { order } = sight;
    const [due, words, days] = [arrivalDue(order), arrivalWords(order), late(sight)];
    return [
      ...(due === null ? [] : [{ label: label('要求到货', 'To arrive by'), value: verbatim(due) }]),
      ...(words === null ? [] : [{ label: label('到货条件', 'Arrival condition'), value: verbatim(words) }]),
      ...(days === 0
        ? []
        : [{ label: label('预计晚到', 'Expected late'), value: label(`${days} 天`, `${days} day(s)`) }]),
      ...sendingShown(sight, 'shipping-advice-mail'),
    ];
  },
  judge: ({ order, part, at }, { sentAt }) => unsent(order, { part, at, sentAt }),
  facts: (sight) => ({ daysLate: late(sight) }),
  tells: (_order, { facts }) => (facts.daysLate > 0 ? ['salesperson'] : []),
  says: (order, mark) => {
    const { answers, facts } = mark;
    const { how, sentTo } = answers;
    const sent = isDeskWay(how)
      ? (sentByDesk(order, mark) ?? deskWays[how])
      : label(`已${waysByHand[how].zh}告知 ${sentTo}`, `Sent to ${sentTo} (${waysByHand[how].en})`);
    if (facts.daysLate === 0) return sent;
    const late = label(
      `预计晚到 ${facts.daysLate} 天：${answers.missReason ?? ''}`,
      `expected ${facts.daysLate} day(s) late: ${answers.missReason ?? ''}`,
    );
    return joined([sent, late], label('；', '; '));
  },
  // What the desk sent is the paper of the act that had it sent.
  papers: (order, { part, answers }) => (isDeskWay(answers.how) ? [] : [advicePaper(order, part)]),
  dueInWorkingHours: 2,
});

const unsent = (
  order: Order,
  { part, at, sentAt }: { part: string | null; at: string; sentAt: string | null },
): Refusal | undefined => {
  if (sentAt === null) return undefined;
  const departedAt = shipmentOf(order, part)?.departedAt ?? '';
  return sentAt > at || sentAt < departedAt
    ? wrong('S16', 'sentAt', '应在发车之后、现在之前', 'After it left and not in the future')
    : undefined;
};
