import { expect, it } from 'vitest';
import { expectSigned, onStores } from '../desk/on-stores.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { sign } from '../support/given.ts';
import { reckonJournal } from './reckon-journal.ts';
import { openTally, type Tally } from './tally.ts';

const words = 'T1x0123abcd';

/** A journal with one order that was held for a reason, and what a torture knows of it. */
const withOrder = async () => {
  const { collections, process } = await onStores();
  const desk = process();
  const { order } = expectSigned(await desk.act(agreedMemo('B')));
  const hold = sign('hold', 'chen', { reason: words });
  const { commit } = expectSigned(await desk.act(hold, { orderId: order.id }));
  const tally = openTally();
  tally.sent(words);
  tally.acknowledged(commit.via, words);
  const again = async (): Promise<void> => {
    expectSigned(await desk.act(sign('resume', 'chen'), { orderId: order.id }));
    expectSigned(await desk.act(hold, { orderId: order.id }));
  };
  return { collections, tally, again };
};

const counted = ({ count }: Tally) => [count('lost'), count('doubled'), count('missing')];

it('a torture finds nothing where all that was acknowledged stands once', async () => {
  const { collections, tally } = await withOrder();
  await reckonJournal(collections, tally);
  expect(counted(tally)).toEqual([0, 0, 0]);
});

it('finds the act that was acknowledged and is not there, and the commit that is gone from a chain', async () => {
  const { collections, tally } = await withOrder();
  tally.acknowledged('view:V1:1');
  await collections.commits.collection.deleteOne({ version: 1 });
  await reckonJournal(collections, tally).catch(() => undefined);
  expect(counted(tally)).toEqual([2, 0, 0]);
});

it('finds the act that was signed twice', async () => {
  const { collections, tally, again } = await withOrder();
  await again();
  await reckonJournal(collections, tally);
  expect(counted(tally)).toEqual([0, 1, 0]);
});
