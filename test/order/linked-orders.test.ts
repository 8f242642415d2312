import { describe, expect, it } from 'vitest';
import type { AnyAction } from '../../src/order/action.ts';
import type { Hear } from '../../src/order/commands.ts';
import { decide } from '../../src/order/decide.ts';
import { evolveCommit } from '../../src/order/evolve.ts';
import { marksOf } from '../../src/order/marks.ts';
import type { Order } from '../../src/order/order.ts';
import { turns } from '../../src/order/waiting.ts';
import { claim as claimAct } from '../../src/procedure/claims/claim.ts';
import { linkedOrders } from '../../src/procedure/claims/linked-orders.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { gaps } from '../../src/procedure/intake/completeness.ts';
import { depositSettlement } from '../../src/procedure/money/deposit-settlement.ts';
import { ledger } from '../../src/procedure/money/money-ledger.ts';
import { paymentAllot } from '../../src/procedure/money/payment-allot.ts';
import { transferRecorded } from '../../src/procedure/money/transfer-recorded.ts';
import { scheduleSettlement } from '../../src/procedure/schedule/07-schedule-settlement.ts';
import { proposal } from '../../src/procedure/technical/06-proposal.ts';
import { agreedMemo, signedTechnical, signedTerms } from '../support/deeds-commercial.ts';
import { makeable } from '../support/deeds-confirmation.ts';
import { depositPaid, onward, ordered, received } from '../support/deeds-shipments.ts';
import { bearing, given, givenOrder, sign } from '../support/given.ts';
import { mill } from '../support/mill.ts';

/** Another order, of the same customer unless told otherwise. */
const theirs = (code?: string): Order => {
  const order = ordered();
  const { customer } = order.content;
  const content = customer && code ? { ...order.content, customer: { ...customer, code } } : order.content;
  return { ...order, id: 'order-2', number: 'SO-261210-003', content };
};

/** What the newest signature of an action says to another order, on its way there. */
const wordOf = (from: Order, action: unknown): Hear => {
  const known = action as AnyAction;
  const mark = marksOf(from, known).at(-1);
  const word = mark && known.message(from, mark as Parameters<AnyAction['message']>[1]);
  if (!word) throw new Error(`${known.key} said nothing`);
  return { type: 'Hear', message: word, from, at: '2026-12-20T02:00:00.000Z', outside: mill };
};

const hearing = (order: Order, command: Hear): Order => {
  const decision = decide(command, order);
  if (!decision.ok) throw new Error('the word was refused');
  return evolveCommit(order, { version: order.version + 1, events: decision.events });
};

const sentences = (order: Order): readonly string[] => linkedOrders(order).map(({ en }) => en);
const waitedFor = (order: Order) => turns(order).map(({ action }) => action.key);

describe('S18.a a claim after closing', () => {
  const said = { channel: 'phone', what: '上机断纸' };
  const claim = (linkedOrder: string, other?: Order) =>
    sign('claim', 'zhou', { ...said, linkedOrder }, other ? { other } : {});
  const order = onward(received(), sign('close', 'chen'));
  const opens = { id: 'order-9', number: 'SO-261210-009' };

  it('goes to another order of the same customer that was opened for it', () => {
    givenOrder(received()).when(claim('SO-261210-003')).refused({ code: 'not-open' });
    const wrong = [
      claim('明天开单'),
      claim(order.number, order),
      claim('SO-261210-003'),
      claim('SO-261210-003', theirs('C005')),
    ];
    for (const deed of wrong) givenOrder(order).when(deed).refused({ code: 'answers', rule: 'S18.a' });
    const other = theirs();
    const claimed = givenOrder(order).when(claim('SO-261210-003', other)).accepted();
    const heard = hearing(other, wordOf(claimed, claimAct));
    expect(sentences(heard)).toEqual([`Deals with a claim on ${order.number}`]);
    expect(heard.content).toEqual(other.content);
  });

  it('opens one else, whose memo asks how much and at what price', () => {
    const claimed = givenOrder(order)
      .when(sign('claim', 'chen', said, { opens }))
      .accepted();
    expect(sentences(claimed)).toEqual(['A claim on this is dealt with in SO-261210-009']);
    const opened = hearing(emptyOrder, wordOf(claimed, claimAct));
    expect(opened).toMatchObject({ ...opens, status: 'open', clerk: order.clerk });
    expect(opened.content).toMatchObject({ customer: { code: 'C001' }, source: { text: '上机断纸' } });
    expect(opened.content.lines).toHaveLength(order.content.lines.length);
    expect(gaps(opened.content).map(({ label: { en } }) => en)).toMatchInlineSnapshot(`
      [
        "wanted date",
        "special terms",
        "line 1 quantity",
        "line 1 unit price",
        "line 2 quantity",
        "line 2 unit price",
        "the read-back (S2.1)",
      ]
    `);
    expect(waitedFor(opened)).toContain('intake');
    expect(sentences(opened)).toEqual([`Deals with a claim on ${order.number}`]);
  });

  it('says nothing to an order that is not there', () => {
    const claimed = givenOrder(order).when(claim('SO-261210-003', theirs())).accepted();
    expect(decide(wordOf(claimed, claimAct), emptyOrder)).toMatchObject({ ok: false });
  });
});

describe('lines that are split off', () => {
  const opens = { id: 'order-9', number: 'SO-261123-009' };
  const declined = [...makeable(), sign('schedule-decline', 'hu', { reason: '12-04 前机台已满' })];
  const refused = [
    agreedMemo('B'),
    signedTerms(),
    signedTechnical({ 'lines.2.producible': 'no', 'lines.2.reason': '白度达不到' }),
  ];
  const settle = sign(
    'schedule-settlement',
    'zhou',
    { outcome: 'split', words: '月底再要', 'lines.1.keeps': '6.5', 'lines.2.keeps': '0' },
    { opens },
  );
  const propose = sign(
    'proposal',
    'zhou',
    { apology: ['yes'], proposal: '另立一单等新机台', outcome: 'split' },
    { part: 'l2', opens },
  );

  it.each([
    ['S7.a a declined schedule', declined, settle, scheduleSettlement, [6000, 8000]],
    ['S6.1 a line that cannot be made', refused, propose, proposal, [8000]],
  ] as const)('%s: become an order that says all else alike', (_what, before, deed, action, quantities) => {
    const from = given(...before)
      .when(deed)
      .accepted();
    expect(sentences(from)).toEqual(['Part of it is split off to SO-261123-009']);
    const opened = hearing(emptyOrder, wordOf(from, action));
    expect(opened).toMatchObject({ ...opens, clerk: from.clerk, status: 'open' });
    expect(opened.content).toEqual({ ...from.content, lines: opened.content.lines });
    expect(opened.content.lines.map(({ quantity }) => quantity)).toEqual(quantities);
    expect(gaps(opened.content)).toEqual([]);
    expect(waitedFor(opened)).toContain('terms');
    expect(sentences(opened)).toEqual([`Split off from ${from.number}`]);
    const memo = givenOrder(opened)
      .when(sign('terms', 'chen', {}, {}))
      .accepted();
    expect(waitedFor(memo)).toContain('technical');
  });
});

describe('S13.2 money of a cancelled order that goes to another', () => {
  const cancelled = () =>
    onward(onward(ordered(), depositPaid()), sign('cancel', 'wang', { reason: '客户停产' }));
  const transfer = (other?: Order) => ({
    ...sign('deposit-settlement', 'zhao', {
      amount: '34,564.50',
      outcome: 'transfer',
      otherOrder: 'so-261210-003',
      reason: '转单',
    }),
    ...(other ? { other } : {}),
  });

  it('goes to one of the same customer alone, which counts it as soon as it is told', () => {
    for (const other of [undefined, theirs('C005'), cancelled()]) {
      givenOrder(cancelled()).when(transfer(other)).refused({ code: 'answers', rule: 'S13.2' });
    }
    const order = givenOrder(cancelled()).when(transfer(theirs())).accepted();
    expect(waitedFor(order)).toEqual([]);
    const told = hearing(theirs(), wordOf(order, depositSettlement));
    expect(ledger(told)).toMatchObject({ depositArrivedFen: 3_456_450, heldFen: 3_456_450 });
    expect(sentences(told)).toEqual([`CNY 34,564.50 from ${order.number}, counted`]);
  });

  it('was recorded there by hand before: then it is recorded here under which reference', () => {
    const order = bearing(cancelled(), {
      action: 'deposit-settlement',
      answers: { amount: 3_456_450, outcome: 'transfer', otherOrder: 'SO-261210-003', lines: [] },
      facts: { money: { kind: 'out', fen: 3_456_450 }, to: 'SO-261210-003' },
    });
    const [turn] = turns(order);
    expect(turn).toMatchObject({ action: { key: 'transfer-recorded' }, who: ['finance'] });
    expect(turn?.part?.label.zh).toBe('SO-261210-003 · 34,564.50 元');
    expect(turn?.action.asks(order, turn.part?.id ?? null, {}).otherOrder).toBe('SO-261210-003');
    const recorded = (other: Order) =>
      sign('transfer-recorded', 'xu', { reference: 'ICBC-1' }, { part: turn?.part?.id ?? null, other });
    givenOrder(order).when(recorded(theirs())).refused({ code: 'answers', rule: 'S13.2' });
    const there = { ...onward(ordered(), depositPaid()), id: 'order-2' };
    const settled = givenOrder(order).when(recorded(there)).accepted();
    expect(waitedFor(settled)).toEqual([]);
    const told = hearing(there, wordOf(order, depositSettlement));
    expect(sentences(told)).toEqual([`CNY 34,564.50 from ${order.number}, to be recorded`]);
    expect(ledger(told).heldFen).toBe(3_456_450);
    expect(sentences(hearing(told, wordOf(settled, transferRecorded)))).toEqual([
      `CNY 34,564.50 from ${order.number}, recorded`,
    ]);
  });

  it('§6.9 is not taken back where another order counts it', () => {
    const order = givenOrder(cancelled()).when(transfer(theirs())).accepted();
    const entry = `deposit-settlement||${order.version}`;
    givenOrder(order)
      .when(sign('reverse-payment', 'xu', { entry, reason: '转错' }))
      .refused({ code: 'answers' });
  });

  it('goes from the account of an order that goes on, where it is announced alike', () => {
    const over = onward(ordered(), depositPaid({ amount: '35000' }));
    const allot = (other?: Order, otherOrder = 'so-261210-003') => ({
      ...sign('payment-allot', 'xu', {
        amount: '435.50',
        destination: 'elsewhere',
        otherOrder,
        reason: '客户来电',
      }),
      ...(other ? { other } : {}),
    });
    for (const other of [undefined, theirs('C005'), over]) {
      givenOrder(over).when(allot(other, '下一单')).refused({ code: 'answers', rule: 'S13.2' });
    }
    const moved = givenOrder(over).when(allot(theirs())).accepted();
    expect(ledger(moved).accountFen).toBe(0);
    const told = hearing(theirs(), wordOf(moved, paymentAllot));
    expect(ledger(told).heldFen).toBe(43_550);
    givenOrder(moved).when(allot(theirs())).refused({ code: 'no-such-part' });
  });
});
