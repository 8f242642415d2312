import { describe, expect, it } from 'vitest';
import { keepFile } from '../../jobs/keep-file.ts';
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
});
