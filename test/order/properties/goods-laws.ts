import { expect } from 'vitest';
import { factsOf, type Order, stands } from '../../../src/order/order.ts';
import { totalFen } from '../../../src/procedure/goods/lines.ts';
import { addUp, minus, type Quantities, quantityFor } from '../../../src/procedure/goods/quantities.ts';
import { percentOf } from '../../../src/procedure/money/money.ts';
import { gradeOf } from '../../../src/procedure/order-people.ts';
import type { Batch } from '../../../src/procedure/warehouse/batches.ts';
import { everyone, type Move } from './story.ts';

/** Process §6.1 and process §6.2, counted from the signatures alone and not by the selectors that the rules themselves use. */
export const expectLawfulGoods = ({ before, command, decision, after }: Move): void => {
  if (!decision.ok) return;
  const { action, part } = command;
  if (action === 'production-order' || action === 'production-countersign') expectPaidAhead(before, action);
  if (action !== 'shipped') return;
  const signed = after.marks.shipped?.at(-1);
  expect(hasLeave(before, signed?.part ?? part), 'a notice or a ship-first before goods leave').toBe(true);
  expectNoMore('shipped no more than was booked', shippedOf(after), bookedOf(after));
  if (gradeOf(before) !== 'A') {
    const isSettled = (batch: string | null) => signedByFinance(before, batch);
    expectNoMore(
      'grades B and C: finance signed for what left',
      shippedOf(after),
      bookedOf(after, isSettled),
    );
  }
};

/** Process §6.1: grades B and C go into production on an accepted return and the due deposit in full. */
const expectPaidAhead = (order: Order, action: string): void => {
  if (gradeOf(order) === 'A') return;
  const due = percentOf(
    totalFen(order.content.lines) ?? 0,
    order.content.customer?.contract.depositPercent ?? 0,
  );
  expect(factsOf(order, 'return').length, `${action}: the return was accepted`).toBeGreaterThan(0);
  expect(moneyHeld(order), `${action}: the deposit is there in full`).toBeGreaterThanOrEqual(due);
};

const moneyHeld = (order: Order): number =>
  (['deposit', 'payment', 'deposit-settlement'] as const)
    .flatMap((key) => factsOf(order, key))
    .reduce((sum, { facts }) => sum + (facts.money.kind === 'out' ? -facts.money.fen : facts.money.fen), 0);

const hasLeave = (order: Order, part: string | null): boolean =>
  stands(order, 'dispatch-notice', part) ||
  factsOf(order, 'ship-first').some((mark) => mark.part === part && mark.facts.authorised);

const signedByFinance = (order: Order, batch: string | null): boolean =>
  factsOf(order, 'settlement').some(
    (mark) =>
      mark.part === batch && everyone.some(({ id, roles }) => id === mark.by.id && roles.includes('finance')),
  );

/** What left, less what came back to the warehouse. */
export const shippedOf = (order: Order): Quantities =>
  minus(
    addUp(factsOf(order, 'shipped').map(({ facts }) => facts.quantities)),
    factsOf(order, 'goods-outcome')
      .filter(({ facts }) => facts.outcome === 'returned' || facts.outcome === 'redelivered')
      .flatMap(({ facts }) => facts.quantities),
  );

/** What quality booked, less what left its batch again for rework or scrap. */
const bookedOf = (order: Order, counts: (batch: Batch['id'] | null) => boolean = () => true): Quantities => {
  const bookings = factsOf(order, 'warehouse-in').filter(({ part }) => counts(part));
  const takenOut = factsOf(order, 'anomaly-close')
    .filter(({ version, facts }) =>
      bookings.some((booking) => booking.part === facts.batch && booking.version < version),
    )
    .flatMap(({ facts }) => facts.takenOut);
  return minus(addUp(bookings.map(({ facts }) => facts.booked)), takenOut);
};

const expectNoMore = (what: string, some: Quantities, all: Quantities): void => {
  for (const { id, quantity } of some)
    expect(quantity, `${what}, line ${id}`).toBeLessThanOrEqual(quantityFor(all, id));
};
