import { describe, expect, it } from 'vitest';
import { keepFile } from '../../jobs/keep-file.ts';
import { relay } from '../../jobs/outbox/relay.ts';
import { rebuild } from '../../jobs/rebuild.ts';
import { openFileFetcher } from '../../src/slack/fetch-file.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { openFiles } from '../../src/store/files.ts';
import { expectSigned } from '../desk/on-stores.ts';
import { signedTerms } from '../support/deeds-commercial.ts';
import { memo } from '../support/memo.ts';
import { withSlack } from './with-slack.ts';

describe('copying files', () => {
  it('keeps a file of Slack once, and says so in the journal', async () => {
    const slack = await withSlack();
    const { desk, deps } = slack.process();
    const [file] = await slack.workspace.as('chen.yu').uploads([{ name: 'fax.png', text: 'a fax' }]);
    await slack.workspace.as('chen.yu').says('orders', 'a fax', { files: [file?.id ?? ''] });
    const copy = keepFile({
      fetchFile: openFileFetcher(slack.client, slack.sandbox.tokens.bot),
      files: openFiles(slack.stores.connection),
      ports: deps.ports,
    });
    const job = slack.process({ keepFile: copy });
    const { order } = expectSigned(await desk.act(memo({ sourceFiles: [file?.id ?? ''] })));
    await job.bringOut(order.id);
    await slack.stores.collections.deliveries.updateMany({ kind: 'file' }, { $set: { state: 'pending' } });
    await slack.timePasses();
    await job.bringOut(order.id);
    const after = await desk.journal.caughtUp(order.id);
    expect(after.order.keptFiles).toMatchObject([{ fileId: file?.id, size: 5 }]);
    expect(after.order.version).toBe(2);
    expect((await auditAll(slack.stores.collections)).breaks).toEqual([]);
    expect(job.logged()).toEqual([]);
  });

  it('holds back no line while a file cannot be had, and says so once', async () => {
    const slack = await withSlack();
    const away = { state: true };
    const job = slack.process({
      keepFile: async () => {
        if (away.state) throw new Error('file_not_found');
      },
    });
    const { order } = expectSigned(await job.desk.act(memo()));
    for (let tries = 0; tries < 3; tries += 1) {
      await job.bringOut(order.id);
      await slack.timePasses();
    }
    expectSigned(await job.desk.act(signedTerms(), { orderId: order.id }));
    expect(await job.bringOut(order.id)).toBeUndefined();
    expect(await slack.keys()).toHaveLength(3);
    expect(job.logged().filter((line) => line.includes('file_not_found'))).toHaveLength(1);
    away.state = false;
    await slack.timePasses();
    await job.bringOut(order.id);
    const { deliveries } = slack.stores.collections;
    expect(await deliveries.findOne({ kind: 'file' }).lean()).toMatchObject({ state: 'sent', version: 1 });
  });
});

describe('rebuilding from the journal', () => {
  it('makes board, cards and deliveries anew, and posts nothing that is already there', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const { order } = expectSigned(await job.desk.act(memo()));
    expectSigned(await job.desk.act(signedTerms(), { orderId: order.id }));
    await job.bringOut(order.id);
    const { board, cards, deliveries } = slack.stores.collections;
    const [row, shown] = [await board.findById(order.id).lean(), await slack.keys()];
    const [card] = await slack.messages();
    await Promise.all([board.deleteMany({}), cards.deleteMany({}), deliveries.deleteMany({})]);
    expect(await rebuild(job.deps)).toEqual({ orders: 1, leftOut: [] });
    await job.bringOut(order.id);
    expect(await board.findById(order.id).lean()).toEqual(row);
    expect(await cards.findById(order.id).lean()).toMatchObject({
      ts: card?.ts,
      shown: 2,
      wanted: 2,
      behind: false,
    });
    expect(await deliveries.countDocuments({ kind: 'line', state: 'sent' })).toBe(2);
    expect(await slack.keys()).toEqual(shown);
  });

  it('leaves what it finds as it is', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const { order } = expectSigned(await job.desk.act(memo()));
    await job.bringOut(order.id);
    const before = await slack.stores.collections.deliveries.find({ kind: 'line' }).lean();
    await rebuild(job.deps);
    await job.bringOut(order.id);
    expect(await slack.stores.collections.deliveries.find({ kind: 'line' }).lean()).toEqual(before);
  });

  it('never empties a list: rows are put right where they stand, rows of no order go, and it tells how far it is', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const { board } = slack.stores.collections;
    const ids: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      const { order } = expectSigned(await job.desk.act(memo()));
      await job.bringOut(order.id);
      ids.push(order.id);
    }
    const rows = () =>
      board
        .find({ _id: { $in: ids } })
        .sort({ _id: 1 })
        .lean();
    const before = await rows();
    await board.collection.updateOne({ _id: ids[0] as never }, { $set: { customer: 'nobody' } });
    await board.collection.updateOne({ _id: ids[1] as never }, { $set: { customer: 'nobody', version: 99 } });
    await board.collection.insertOne({ _id: 'of-no-order' as never, number: 'SO-000000-000', keys: [] });

    const counted: Promise<number>[] = [];
    const told: string[] = [];
    const rebuilt = await rebuild({
      ...job.deps,
      progress: (done, all) => {
        told.push(`${done}/${all}`);
        counted.push(board.countDocuments({ _id: { $in: ids } }));
      },
    });
    expect(rebuilt).toEqual({ orders: 12, leftOut: [] });
    expect(new Set(await Promise.all(counted))).toEqual(new Set([12]));
    expect([told.at(0), told.at(-1)]).toEqual(['1/12', '12/12']);
    expect(await rows()).toEqual(before);
    expect(await board.countDocuments({ _id: 'of-no-order' })).toBe(0);
  });

  it('loses no act that a running desk takes meanwhile', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const { order } = expectSigned(await job.desk.act(memo()));
    await job.bringOut(order.id);
    const meanwhile: Promise<string>[] = [];
    await rebuild({
      ...job.deps,
      progress: () => {
        const acts = async (): Promise<string> => {
          const placed = expectSigned(await job.desk.act(memo()));
          await relay(job.deps)(placed.order.id);
          return placed.order.id;
        };
        meanwhile.push(acts());
      },
    });
    const placed = await Promise.all(meanwhile);
    expect(placed).toHaveLength(1);
    expect(await slack.stores.collections.board.countDocuments({ _id: { $in: placed } })).toBe(1);
  });
});
