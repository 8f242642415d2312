import { expect } from 'vitest';
import type { ActionKey } from '../../../src/order/keys.ts';
import { broughtAbout } from '../../../src/order/law.ts';
import { factsOf, type Order } from '../../../src/order/order.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { quantityFor } from '../../../src/procedure/goods/quantities.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { accounts } from '../../../src/procedure/money/accounts.ts';
import { doubts } from '../../../src/procedure/terms/doubts.ts';
import { boardRow } from '../../../src/store/board.ts';
import { shippedOf } from './goods-laws.ts';
import { type Move, world } from './story.ts';

/**
 * The laws of process §6 that goods-laws.ts leaves out, counted from the signatures wherever they can be, asked of one
 * command and what became of it.
 */
export const expectLawfulBesides = (move: Move): void => {
  const { before, command, decision, after } = move;
  if (!decision.ok) return;
  if (!find(command.action)?.isNews) {
    const brought = broughtAbout(laws, before, after).map(({ rule, of, by }) => ({ rule, of, by }));
    expect({ action: command.action, brought }).toEqual({ action: command.action, brought: [] });
  }
  expectGoodsStay(before, after);
  expectMoneyKept(after);
  expectNothingDoubtedLeft(move);
  expectTwo(after);
  expectDrawable(after);
};

/** Process §6.8: what has left stays the customer's, as it was, and its order is not cancelled. */
const expectGoodsStay = (before: Order, after: Order): void => {
  const gone = shippedOf(before).filter(({ quantity }) => quantity > 0);
  if (gone.length === 0) return;
  expect(after.status, 'goods that left: not cancelled').not.toBe('cancelled');
  expect(after.content.customer?.code, 'goods that left: their customer').toBe(before.content.customer?.code);
  for (const { id, quantity } of gone) {
    const [was, now] = [before, after].map(({ content }) => content.lines.find((line) => line.id === id));
    expect(now?.product?.code, `line ${id} that left: its product`).toBe(was?.product?.code);
    expect(now?.quantity ?? 0, `line ${id} that left`).toBeGreaterThanOrEqual(
      Math.min(quantity, was?.quantity ?? 0),
    );
  }
};

/** Process §6.9: to the fen, for each customer whose money is here; every part is a whole sum of none or more. */
const expectMoneyKept = (order: Order): void => {
  const all = accounts(order);
  const came = (['deposit', 'payment'] as const)
    .flatMap((key) => factsOf(order, key))
    .flatMap(({ facts }) => (facts.money.kind === 'out' ? [] : [facts.money.fen]))
    .reduce((sum, fen) => sum + fen, 0);
  const counted = all.reduce((sum, { cameInFen, movedInFen }) => sum + cameInFen + movedInFen, 0);
  if (factsOf(order, 'correct-money').length === 0) expect(counted, 'money that came in').toBe(came);
  for (const { usedFen, keptFen, backFen, movedOutFen } of all) {
    for (const fen of [usedFen, keptFen, backFen, movedOutFen]) expect(fen).toBeGreaterThanOrEqual(0);
  }
};

/** Process §6.10: no notice, ship-first, briefing or departure of a line while one of its figures is doubted. */
const expectNothingDoubtedLeft = ({ before, command, after }: Move): void => {
  if (!lettingGo.includes(command.action as ActionKey)) return;
  const mark = after.marks[command.action as ActionKey]?.at(-1);
  const facts = mark?.facts as { readonly quantities?: Parameters<typeof quantityFor>[0] } | null;
  for (const { state, subject } of doubts(before)) {
    const line = Number(/^lines\.(\d+)\./.exec(subject)?.[1] ?? 0);
    if (state === 'settled' || line === 0) continue;
    expect(quantityFor(facts?.quantities ?? [], line), `${command.action}: line ${line} is doubted`).toBe(0);
  }
};

const lettingGo: readonly ActionKey[] = ['dispatch-notice', 'ship-first', 'shipped'];

/** Process §6.11, of the pairs that are plainest: two people, unless an exception was ever recorded on the order. */
const expectTwo = (order: Order): void => {
  if ((order.marks.exception ?? []).length > 0) return;
  for (const [first, second] of twos) {
    for (const { part, by } of factsOf(order, second)) {
      const one = factsOf(order, first, part).at(-1);
      expect(one?.by.id, `${first} and ${second} of ${part ?? 'the order'} by two`).not.toBe(by.id);
    }
  }
};

const twos = [
  ['production-order', 'production-countersign'],
  ['dispatch-notice', 'briefing'],
  ['ship-first-request', 'ship-first'],
  ['correct', 'correct-countersign'],
  ['correct-money', 'correct-money-countersign'],
] as const satisfies readonly (readonly [ActionKey, ActionKey])[];

/** Process §6.12: whatever was accepted can be put on the board, with every sum in it a whole number. */
const expectDrawable = (order: Order): void => {
  const row = JSON.stringify(boardRow(order, world));
  expect(row).not.toMatch(/NaN|Infinity/);
  for (const account of accounts(order)) expect(Number.isSafeInteger(account.accountFen)).toBe(true);
};
