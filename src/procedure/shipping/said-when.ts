import { moment, rightNow } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { type Label, label } from '../../order/labels.ts';
import { factsOf, type Order } from '../../order/order.ts';

/** Asks when something was said or held, proposed with now; it is often typed only once the truck is loaded (S15). */
export const saidAtField = (name: Label) => moment(name, 'happened', { initial: rightNow });

/**
 * Whether one instant lies in an earlier minute than another: Slack's picker knows minutes, while what it proposed and
 * nobody touched keeps its seconds.
 */
export const isEarlier = (instant: string, than: string): boolean => minute(instant) < minute(than);

const minute = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);

/** Nothing of an order was said or held before it was there. */
export const beforeTheOrder = (
  { placedAt }: Order,
  { field, at, rule }: { readonly field: string; readonly at: string; readonly rule: 'S14.2' | 'S15' },
): Refusal | undefined =>
  isEarlier(at, placedAt)
    ? wrong(
        rule,
        field,
        '那时还没有这张订单；请核对时间',
        'The order was not there yet then; check the time, please',
      )
    : undefined;

/** What a departure leans on: when it was so, and when it was typed. Instants in ISO. */
export interface Leave {
  readonly what: Label;
  readonly saidAt: string;
  readonly typedAt: string;
}

/** The briefing and the ship-first on which a shipment may leave; those of before say only when they were typed. */
export const leavesOf = (order: Order, part: string | null): readonly Leave[] => {
  const held = factsOf(order, 'briefing', part).at(-1);
  const said = factsOf(order, 'ship-first', part).findLast(({ facts }) => facts.authorised);
  return [
    ...(held ? [{ what: briefingHeld, saidAt: held.facts?.heldAt ?? held.at, typedAt: held.at }] : []),
    ...(said ? [{ what: shipFirstSaid, saidAt: said.facts.saidAt ?? said.at, typedAt: said.at }] : []),
  ];
};

const briefingHeld = label('发货复述', 'the briefing');
const shipFirstSaid = label('先发货批准', 'the ship-first');
