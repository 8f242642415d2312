import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderCard } from '../../../blocks/order-card.ts';
import { orderOverview } from '../../../blocks/overview.ts';
import { digestOf } from '../../../src/desk/chain.ts';
import { plainEvents } from '../../../src/desk/plain-events.ts';
import { deadlines } from '../../../src/order/deadlines.ts';
import { decide } from '../../../src/order/decide.ts';
import { evolveCommit } from '../../../src/order/evolve.ts';
import { limits } from '../../../src/order/limits.ts';
import type { Order } from '../../../src/order/order.ts';
import type { Raw } from '../../../src/order/raw.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { figuresOf } from '../../../src/procedure/figures.ts';
import { ledger } from '../../../src/procedure/money/money-ledger.ts';
import { boardRow } from '../../../src/store/board.ts';
import { queryKeys } from '../../../src/text/search-keys.ts';
import { confirmedAndSent } from '../../support/deeds-confirmation.ts';
import { drawingIn, everybody, expectMessage, expectView, languages } from '../../support/drawing.ts';
import { commandOf, type Deed, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill } from '../../support/mill.ts';
import { runs } from '../../support/property-seed.ts';

/** What people type into a box for a figure: also a date, a phone, one digit too many, a mark out of place. */
const figure = fc.oneof(
  fc.constantFrom(
    '12.5',
    '12,5',
    '20261205',
    '13809281177',
    '1,000,000',
    '99999.999',
    '999999999.99',
    '０．００１',
    '',
  ),
  fc.double({ min: 0, max: 1e13, noNaN: true }).map((value) => value.toFixed(3)),
  fc.integer({ min: 0, max: 2_000_000 }).map(String),
);
const words = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('防潮膜', '\ud83d', 'a\0b', '<!channel>', '&'.repeat(200), '\u202e倒', '', ' '),
);
const day = fc.oneof(
  fc.constantFrom(
    '0001-01-01',
    '1999-12-31',
    '2026-12-05',
    '2028-02-29',
    '2099-12-31',
    '9999-12-31',
    '2026-02-30',
  ),
  fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

/** A memo with anything in its boxes, every unlikely date confirmed. */
const anyMemo = fc
  .record({
    'lines.1.quantity': figure,
    'lines.1.unitPrice': figure,
    'lines.1.widthMm': figure,
    'lines.2.quantity': figure,
    'lines.2.unitPrice': figure,
    tolerance: figure,
    wantedOn: day,
    contact: words,
    packaging: words,
    labels: words,
    specialTerms: words,
    deliveryAddress: words,
  })
  .chain((raw) =>
    fc.subarray(Object.entries(raw)).map((some) => Object.fromEntries(some) as Record<string, Raw>),
  )
  .map((raw) => (typeof raw.wantedOn === 'string' ? { ...raw, 'wantedOn.sure': [raw.wantedOn] } : raw));

const payments = fc.array(fc.tuple(figure, words, day), { maxLength: 4 });

/** Taken as the desk takes it: decided, kept, hashed and folded; undefined where it is refused. */
const taken = (order: Order, deed: Deed): Order | undefined => {
  const decision = decide(commandOf(deed, order), order);
  if (!decision.ok) return undefined;
  const events = plainEvents(decision.events);
  expect(digestOf(events)).toMatch(/^[0-9a-f]{64}$/);
  return evolveCommit(order, { version: order.version + 1, events: JSON.parse(JSON.stringify(events)) });
};

/** Everything the desk does with an order that was accepted. */
const expectUsable = (order: Order): void => {
  for (const language of languages) {
    const drawing = drawingIn(language);
    expectMessage(orderCard(order, drawing).blocks, 'card');
    expectView(orderOverview(order, everybody, drawing), 'overview');
  }
  const { orderFen, heldFen, receivableFen, depositDueFen, totalFen } = ledger(order);
  for (const fen of [orderFen, heldFen, receivableFen, depositDueFen, totalFen]) {
    expect(Number.isSafeInteger(fen)).toBe(true);
    expect(fen).toBeLessThanOrEqual(limits.sumFen);
  }
  expect(() => figuresOf(order, mill)).not.toThrow();
  expect(() => deadlines(order, mill)).not.toThrow();
  const { keys } = boardRow(order, mill);
  for (const key of queryKeys(order.number)) expect(keys).toContain(key);
};

describe('whatever is accepted (process §6.12)', () => {
  it('of a memo can be folded, drawn, added up and searched', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyMemo, (raw) => {
        const order = taken(emptyOrder, memo(raw));
        if (!order) return;
        accepted += 1;
        expectUsable(order);
      }),
      { numRuns: runs(400) },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  it('of payments can be folded, drawn and added up with all that came before', () => {
    const sent = past(...confirmedAndSent());
    let accepted = 0;
    fc.assert(
      fc.property(payments, (several) => {
        let order = sent;
        for (const [amount, reference, receivedOn] of several) {
          const raw = { purpose: 'balance', amount, reference, receivedOn, 'receivedOn.sure': [receivedOn] };
          const next = taken(order, sign('payment', 'xu', raw));
          if (!next) continue;
          accepted += 1;
          order = next;
        }
        expectUsable(order);
      }),
      { numRuns: runs(150) },
    );
    expect(accepted).toBeGreaterThan(10);
  });
});
