import { describe, expect, it } from 'vitest';
import { handle } from '../../src/desk/handle.ts';
import type { Order } from '../../src/order/order.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { addingUp } from '../../src/procedure/money/add-up.ts';
import { auditFolds } from '../../src/store/audit-folds.ts';
import { type DeskProcess, type OnStores, onStores } from '../desk/on-stores.ts';
import { paid } from '../support/deeds-shipments.ts';
import { sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { people } from '../support/mill.ts';

/** Two orders of one customer, or of the one named. */
const placedBy = async (desk: DeskProcess, customer = 'C001'): Promise<Order> => {
  const outcome = await desk.act(memo({ customer }));
  if (outcome.kind !== 'signed') throw new Error(`the memo was ${outcome.kind}`);
  return outcome.order;
};

const money = async (stores: OnStores) => {
  const sums = addingUp();
  await auditFolds(stores.collections, sums.add);
  return sums.customers();
};

describe('S13.2 one bank reference on two orders', () => {
  it('is written down by one of two who record it at once; the other is shown that order', async () => {
    const stores = await onStores();
    const [here, there] = [stores.process(), stores.process()];
    const [first, second] = [await placedBy(here), await placedBy(here)];
    const outcomes = await Promise.all([
      here.act(paid({ amount: '100' }), { orderId: first.id }),
      there.act(paid({ amount: '100' }), { orderId: second.id }),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'signed']);
    const winner = outcomes.find(({ kind }) => kind === 'signed')?.order.number ?? '';
    const loser = outcomes.find(({ kind }) => kind === 'refused');
    expect(loser).toMatchObject({
      refusal: { code: 'answers', fields: { reference: { en: expect.stringContaining(winner) } } },
    });
    const again = await there.act(paid({ amount: '100', reference: ' icbc-9', whole: '200' }), {
      orderId: loser?.order.id ?? '',
    });
    expect(again.kind).toBe('signed');
    expect(await money(stores)).toEqual([
      expect.objectContaining({ owner: 'C001', cameInFen: 20_000, wrong: [] }),
    ]);
  });

  it('is found on an order of before references were claimed', async () => {
    const stores = await onStores();
    const here = stores.process();
    const [first, second] = [await placedBy(here), await placedBy(here)];
    await here.act(paid({ amount: '100' }), { orderId: first.id });
    await stores.collections.commits.collection.updateMany({}, { $unset: { claim: 1 } });
    expect(await here.act(paid({ amount: '100' }), { orderId: second.id })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'answers' },
    });
  });
});

describe('§6.9 each customer’s money over all orders', () => {
  it('adds up while it is under way, and when it came to the other order', async () => {
    const stores = await onStores();
    const here = stores.process();
    const [first, second] = [await placedBy(here), await placedBy(here)];
    await here.act(paid({ purpose: 'unmatched', amount: '500' }), { orderId: first.id });
    const outcome = await here.act(
      sign('payment-allot', 'xu', {
        amount: '300',
        destination: 'elsewhere',
        otherOrder: second.number,
        reason: '客户来电',
      }),
      { orderId: first.id },
    );
    expect(outcome.kind).toBe('signed');
    expect(await money(stores)).toEqual([
      expect.objectContaining({ cameInFen: 50_000, accountFen: 20_000, underWayFen: 30_000, wrong: [] }),
    ]);
    const from = outcome.order;
    const mark = from.marks['payment-allot']?.at(-1);
    const word = mark && find('payment-allot')?.message(from, mark as never);
    if (!word) throw new Error('nothing was said');
    const hears = {
      orderId: second.id,
      via: 'word-1',
      submitted: word,
      by: people.xu,
      for: null,
      command: () => ({
        type: 'Hear' as const,
        message: word,
        from,
        at: '2026-11-23T02:00:00.000Z',
        outside: here.ports.outside(),
      }),
    };
    await handle(here.ports)(hears);
    await handle(here.ports)(hears);
    expect(await money(stores)).toEqual([
      expect.objectContaining({
        cameInFen: 50_000,
        usedFen: 30_000,
        accountFen: 20_000,
        underWayFen: 0,
        wrong: [],
      }),
    ]);
    const sums = addingUp();
    sums.add((await here.journal.caughtUp(second.id)).order);
    expect(sums.customers()).toEqual([
      expect.objectContaining({ owner: 'C001', wrong: [expect.stringContaining('went out nowhere')] }),
    ]);
  });
});
