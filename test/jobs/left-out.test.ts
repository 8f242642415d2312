import { describe, expect, it } from 'vitest';
import { sweepDue } from '../../jobs/clock/due-orders.ts';
import { faultsOnce } from '../../jobs/faults-once.ts';
import { sendEscalations } from '../../jobs/outbox/lanes/escalations.ts';
import { relay } from '../../jobs/outbox/relay.ts';
import { rebuild } from '../../jobs/rebuild.ts';
import { reconcile } from '../../jobs/reconcile.ts';
import { sealed } from '../../src/desk/chain.ts';
import { UnfoldedError } from '../../src/desk/unfolded.ts';
import { foldedOrders } from '../../src/slack/folded-orders.ts';
import { drawnOrSorry } from '../../src/slack/sorry.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { auditFolds } from '../../src/store/audit-folds.ts';
import { boardQueries } from '../../src/store/board-queries.ts';
import { expectSigned, type OnStores } from '../desk/on-stores.ts';
import { memo } from '../support/memo.ts';
import { withSlack } from './with-slack.ts';

/** A commit that holds by its hash and that no fold can bear, as a program with a fault may have written it. */
const poison = async ({ collections: { commits } }: OnStores, orderId: string): Promise<void> => {
  const before = await commits.findOne({ orderId }).sort({ version: -1 }).lean();
  if (!before) throw new Error('no such order');
  const { relayed: _, hash, salts: __, ...last } = before;
  const version = last.version + 1;
  const event = {
    type: 'Signed',
    action: 'intake',
    part: null,
    by: last.by,
    for: null,
    at: last.at,
    answers: null,
    facts: null,
    seen: '',
  };
  const commit = sealed({
    ...last,
    _id: `${orderId}:${version}`,
    version,
    via: 'poison',
    number: null,
    events: [event as never],
    salts: {},
    prevHash: hash,
  });
  await commits.collection.insertOne({ ...commit, relayed: false } as never);
};

/** Three orders, the second of which cannot be folded any more. */
const three = async (slack: Awaited<ReturnType<typeof withSlack>>) => {
  const job = slack.process();
  const orders = [];
  for (let count = 0; count < 3; count += 1) orders.push(expectSigned(await job.desk.act(memo())).order);
  const [first, bad, last] = orders;
  if (!first || !bad || !last) throw new Error('three were signed');
  await poison(slack.stores, bad.id);
  return { first, bad, last };
};

describe('one order that cannot be folded stops no other (§6.12)', () => {
  it('rebuild makes the others anew, names it, and it is found by its number', async () => {
    const slack = await withSlack();
    const { first, bad, last } = await three(slack);
    const job = slack.process();
    const { orders, leftOut } = await rebuild(job.deps);
    expect(orders).toBe(2);
    expect(leftOut).toEqual([
      {
        number: bad.number,
        orderId: bad.id,
        why: expect.stringContaining(`${bad.id} cannot be folded at commit 2`),
      },
    ]);
    const board = boardQueries(slack.stores.collections);
    for (const { number, id } of [first, bad, last])
      expect((await board.find(number)).rows.map(({ _id }) => _id)).toEqual([id]);
    expect(await board.byNumber(bad.number)).toBe(bad.id);
    await reconcile(slack.stores.collections);
  });

  it('the sweep relays the others, and the escalations’ channel is told of it once', async () => {
    const slack = await withSlack();
    const { first, bad, last } = await three(slack);
    const job = slack.process();
    const faults: string[] = [];
    const onFault = faultsOnce({
      ...job.deps.log,
      error: (at: { orderId: string }) => void faults.push(at.orderId),
    } as never);
    for (let sweeps = 0; sweeps < 3; sweeps += 1)
      for (const { id } of [first, bad, last])
        await relay(job.deps)(id).catch((error: unknown) => onFault(id, error));
    expect(faults).toEqual([bad.id]);
    await slack.timePasses();
    await sendEscalations(job.deps);
    const told = await slack.messages('order-escalations');
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain(`订单 ${bad.number} 的记录（到第 2 条）无法读出`);
    const { board } = slack.stores.collections;
    expect(await board.countDocuments({ version: { $gt: 0 } })).toBe(2);
  });

  it('what is due is reckoned for the others', async () => {
    const slack = await withSlack();
    const { first, bad, last } = await three(slack);
    const job = slack.process();
    for (const { id } of [first, last]) await relay(job.deps)(id);
    await relay(job.deps)(bad.id).catch(() => undefined);
    const { deadlines } = slack.stores.collections;
    const known = async () => (await deadlines.distinct('orderId')).map(String).sort();
    const before = await known();
    expect(before).toEqual([first.id, last.id].sort());
    await deadlines.deleteMany({});
    await sweepDue(job.deps)();
    expect(await known()).toEqual(before);
    expect(job.logged().filter((line) => line.includes(bad.id))).toHaveLength(1);
  });

  it('lists leave it out and say so, and who opens it reads a plain sentence', async () => {
    const slack = await withSlack();
    const { first, bad, last } = await three(slack);
    const job = slack.process();
    const { journal } = slack.process().desk;
    const deps = { journal, log: job.deps.log, directory: { language: () => 'zh' as const } };
    const orders = await foldedOrders(deps as never, [first.id, bad.id, last.id]);
    expect(orders.map(({ id }) => id)).toEqual([first.id, last.id]);
    expect(job.logged().filter((line) => line.includes(bad.id))).toHaveLength(1);
    await expect(journal.caughtUp(bad.id)).rejects.toThrow(UnfoldedError);
    const view = await drawnOrSorry(deps as never, 'UCHENYU', async () => {
      await journal.caughtUp(bad.id);
      throw new Error('it was folded');
    });
    expect(JSON.stringify(view.blocks)).toContain('这张订单的记录在第 2 条读不下去');
  });

  it('the audit names it, though its chain holds', async () => {
    const slack = await withSlack();
    const { bad } = await three(slack);
    expect((await auditAll(slack.stores.collections)).breaks).toEqual([]);
    expect(await auditFolds(slack.stores.collections)).toEqual([
      { orderId: bad.id, number: bad.number, version: 2, why: expect.stringContaining('cannot be folded') },
    ]);
  });
});
