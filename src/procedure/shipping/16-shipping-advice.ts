import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { moment } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, type Option, sometimes, statement, text, ticks } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { type Order, stands } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { stampIn } from '../../order/time/dates.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { onPaper } from '../papers.ts';
import { goodsTable } from '../warehouse/goods-table.ts';
import { shipped, transportRows } from './15-shipped.ts';
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

const ways = {
  fax: label('传真', 'Fax'),
  email: label('邮件', 'E-mail'),
  phone: label('短信或微信', 'Text message'),
} as const;

const fields = {
  verified: ticks(label('核实发货记录', 'The record is true'), record),
  missReason: sometimes(
    (sight) => late(sight) > 0,
    statement(label('晚于要求到货日的原因', 'Why it arrives later than agreed')),
  ),
  how: choice(label('发送方式', 'Sent by'), ways),
  sentTo: text(label('发给', 'Sent to'), { personal: true, initial: ({ order }) => order.content.contact }),
  sentAt: moment(label('发出时间', 'Sent at'), 'happened', {
    initial: ({ at }) => String(Math.floor(Date.parse(at) / 1000)),
  }),
};

/** S16: the clerk verifies the record against what was agreed and sends the customer the shipping advice at once. */
export const shippingAdvice = step({
  key,
  rule: 'S16',
  lane: 'shipments',
  title: label('发货告知书', 'Shipping advice'),
  short: label('告知', 'Advice'),
  submit: label('已发出', 'Sent'),
  by: ['service'],
  about: { kind: 'part', parts: (order) => shipmentParts(order, ({ departedAt }) => departedAt !== null) },
  // It is sent again where it did not come through legibly, until its receipt is confirmed.
  again: 'renews',
  final: (order, part) => stands(order, 'advice-confirmed', part),
  offered: (order, part) => stands(order, key, part) && !stands(order, 'advice-confirmed', part),
  needs: (order, part) => [signed(order, shipped, part)],
  covers: (_order, part) => [signatureOf(shipped, part)],
  fields,
  shows: (sight) => {
    const { order } = sight;
    const [due, words, days] = [arrivalDue(order), arrivalWords(order), late(sight)];
    return [
      ...(due === null ? [] : [{ label: label('要求到货', 'To arrive by'), value: verbatim(due) }]),
      ...(words === null ? [] : [{ label: label('到货条件', 'Arrival condition'), value: verbatim(words) }]),
      ...(days === 0
        ? []
        : [{ label: label('预计晚到', 'Expected late'), value: label(`${days} 天`, `${days} day(s)`) }]),
    ];
  },
  judge: ({ order, part, at }, { sentAt }) => unsent(order, { part, at, sentAt }),
  facts: (sight) => ({ daysLate: late(sight) }),
  tells: (_order, { facts }) => (facts.daysLate > 0 ? ['salesperson'] : []),
  says: (_order, { answers, facts }) => {
    const sent = label(
      `已${ways[answers.how].zh}告知 ${answers.sentTo}`,
      `Sent to ${answers.sentTo} (${ways[answers.how].en})`,
    );
    return facts.daysLate === 0
      ? sent
      : label(
          `${sent.zh}；预计晚到 ${facts.daysLate} 天：${answers.missReason ?? ''}`,
          `${sent.en}; expected ${facts.daysLate} day(s) late: ${answers.missReason ?? ''}`,
        );
  },
  papers: (order, { part }) => [advicePaper(order, part)],
  dueInWorkingHours: 2,
});

const unsent = (
  order: Order,
  { part, at, sentAt }: { part: string | null; at: string; sentAt: string },
): Refusal | undefined => {
  const departedAt = shipmentOf(order, part)?.departedAt ?? '';
  return sentAt > at || sentAt < departedAt
    ? wrong('S16', 'sentAt', '应在发车之后、现在之前', 'After it left and not in the future')
    : undefined;
};

const advicePaper = (order: Order, part: string | null): Paper => {
  const departure = standing(order, shipped, part);
  return onPaper('shipping-advice', {
    number: departure?.facts.note ?? '',
    rows: [
      { label: label('客户', 'Customer'), value: verbatim(order.content.customer?.name ?? '—') },
      ...(departure ? transportRows(departure.answers) : []),
    ],
    table: goodsTable(order, departure?.facts.quantities ?? []),
    notes: [label('收妥后请回复确认，谢谢。', 'Please confirm that you received this; thank you.')],
  });
};
