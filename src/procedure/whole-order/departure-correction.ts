import type { Sight } from '../../order/action.ts';
import { moment } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { optional, sometimes } from '../../order/fields.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import { factsOf, type Mark, type MarkOfKey, type Order, stands } from '../../order/order.ts';
import { entryName } from '../../order/reversible-entries.ts';
import { dateIn, timeIn } from '../../order/time/dates.ts';
import { isEarlier, leavesOf } from '../shipping/said-when.ts';
import { shipmentOf } from '../shipping/shipments.ts';

/** Whether an entry is a departure: its time is corrected, or it is said not to have happened. */
export const isDeparture = (entry: unknown): entry is string =>
  typeof entry === 'string' && entry.startsWith('shipped|');

export const departureIn = (order: Order, entry: string): MarkOfKey<'shipped'> | undefined =>
  factsOf(order, 'shipped').find((mark) => entryName(mark) === entry);

/** Asked of a departure alone; blank says that it did not happen. */
export const departedAtField = sometimes(
  ({ raw }) => isDeparture(raw.entry),
  optional(
    moment(label('实际发车时间', 'When it really left'), 'happened', {
      hint: label('留空：并未发车', 'Blank: it did not leave'),
    }),
  ),
);

/** An instant as the mill reads it, where no dates of the reader's own can stand. */
export const atTheMill = (instant: string, { outside: { settings } }: Pick<Sight, 'outside'>): Label =>
  verbatim(`${dateIn(settings.timeZone, instant)} ${timeIn(settings.timeZone, instant)}`);

/** S15, S18: a departure lies after what it leans on and before the arrival; one that arrived did happen. */
export const unlikelyDeparture = (
  order: Order,
  entry: string,
  departedAt: string | null,
): Refusal | undefined => {
  const departure = departureIn(order, entry);
  if (!departure) return undefined;
  const refused = (zh: string, en: string) => wrong('A.correct', 'departedAt', zh, en);
  const hasArrived = stands(order, 'arrival', departure.part);
  if (departedAt === null)
    return hasArrived
      ? refused(
          '已登记到货：只能更正发车时间',
          'Its arrival is recorded: only the time it left can be corrected',
        )
      : undefined;
  if (
    !isEarlier(departedAt, departure.facts.departedAt) &&
    !isEarlier(departure.facts.departedAt, departedAt)
  )
    return refused('与原记录相同', 'It is recorded so already');
  const early = leavesOf(order, departure.part).find(({ saidAt }) => isEarlier(departedAt, saidAt));
  if (early)
    return refused(`${early.what.zh}在此之后，货不会更早离厂`, `It cannot have left before ${early.what.en}`);
  if (isEarlier(departedAt, order.placedAt))
    return refused('那时还没有这张订单', 'The order was not there yet then');
  const { arrivedAt, expectedAt } = shipmentOf(order, departure.part) ?? {};
  if (hasArrived && arrivedAt && arrivedAt <= departedAt)
    return refused(
      '登记的到货早于此：到货时间有误的，先更正到货（已有回单的先由主管冲正回单）',
      'The arrival is recorded before that: where it is wrong, correct the arrival first (its receipt, if there is one, is reversed by the supervisor before)',
    );
  return !hasArrived && expectedAt && expectedAt <= departedAt
    ? refused(
        '预计到达早于此：请先在跟踪中登记新的预计到达',
        'It was expected to arrive before that: record the new expected arrival by tracking first',
      )
    : undefined;
};

/**
 * What rested on a departure's wrong time: the advice that told it to the customer, where the goods are still on the road,
 * and a receipt that would be signed before they left.
 */
export const restingOnTime = (
  order: Order,
  { entry, departedAt, timeZone }: { entry: string; departedAt: string; timeZone: string },
): readonly Mark[] => {
  const part = departureIn(order, entry)?.part ?? null;
  const leftOn = dateIn(timeZone, departedAt);
  return [
    ...(stands(order, 'arrival', part) ? [] : factsOf(order, 'shipping-advice', part)),
    ...factsOf(order, 'receipt', part).filter(({ answers }) => answers.signedOn < leftOn),
  ];
};
