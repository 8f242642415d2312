import mongoose from 'mongoose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sealed } from '../../src/desk/chain.ts';
import type { Commit } from '../../src/order/commit.ts';
import { buildIndexes, collections } from '../../src/store/collections.ts';
import { connect } from '../../src/store/connection.ts';
import { openJournal } from '../../src/store/journal.ts';
import { keepFileOf, onStores } from '../desk/on-stores.ts';
import { ownStores } from '../stores/own-stores.ts';
import { memo } from '../support/memo.ts';

const commit = (orderId: string, version: number, via = `${orderId}-${version}`): Commit =>
  sealed({
    _id: `${orderId}:${version}`,
    orderId,
    version,
    at: '2026-11-23T02:00:00.000Z',
    by: { id: 'U1', name: 'One' },
    for: null,
    via,
    digest: 'd',
    number: null,
    events: [],
    salts: {},
    prevHash: '0',
  });

describe('the journal', () => {
  it('lets a collision fail alone in a batch', async () => {
    const stores = await onStores();
    const journal = openJournal(stores.collections);
    await journal.append(commit('o1', 1));
    const results = await Promise.all(
      [
        commit('o2', 1),
        commit('o1', 1, 'other'),
        commit('o3', 1),
        commit('o4', 2, 'same'),
        commit('o4', 3, 'same'),
      ].map(journal.append),
    );
    expect(results).toEqual(['appended', 'collided', 'appended', 'appended', 'collided']);
    expect(await stores.collections.commits.countDocuments()).toBe(4);
  });

  it('sends what is ready together in few batches, at most two of them at once', async () => {
    const { mongodbUri } = ownStores();
    const connection = await mongoose
      .createConnection(mongodbUri, { monitorCommands: true, autoIndex: false })
      .asPromise();
    onTestFinished(async () => {
      await connection.dropDatabase();
      await connection.close();
    });
    const all = collections(connection);
    await buildIndexes(all);
    let [inFlight, most, batches] = [0, 0, 0];
    const client = connection.getClient();
    client.on('commandStarted', ({ commandName }) => {
      if (commandName !== 'insert') return;
      [inFlight, batches] = [inFlight + 1, batches + 1];
      most = Math.max(most, inFlight);
    });
    client.on('commandSucceeded', ({ commandName }) => {
      if (commandName === 'insert') inFlight -= 1;
    });
    const journal = openJournal(all);
    const burst = (name: string) =>
      Promise.all(Array.from({ length: 100 }, (_, n) => journal.append(commit(`${name}${n}`, 1))));
    const first = burst('a');
    await new Promise((resolve) => setImmediate(resolve));
    const results = await Promise.all([first, burst('b'), burst('c')]);
    expect(results.flat()).toEqual(Array.from({ length: 300 }, () => 'appended'));
    expect(most).toBeLessThanOrEqual(2);
    expect(batches).toBeLessThan(10);
  });

  it('catches up with what another process wrote', async () => {
    const stores = await onStores();
    const [here, there] = [stores.process(), stores.process()];
    const { order } = await here.act(memo());
    await there.journal.caughtUp(order.id);
    await keepFileOf(here, order.id, 'F1');
    await keepFileOf(here, order.id, 'F2');
    expect(there.journal.cached(order.id)?.order.version).toBe(1);
    expect(await there.journal.caughtUp(order.id)).toEqual(here.journal.cached(order.id));
  });

  it('holds a bounded number of orders, and folds a dropped one again', async () => {
    const stores = await onStores();
    const desk = stores.process(2);
    const [a, b] = [(await desk.act(memo())).order.id, (await desk.act(memo())).order.id];
    await desk.journal.caughtUp(a);
    const c = (await desk.act(memo())).order.id;
    expect([a, b, c].map((id) => desk.journal.cached(id) !== undefined)).toEqual([true, false, true]);
    expect((await desk.journal.caughtUp(b)).order.version).toBe(1);
  });

  it('rejects an append that it cannot write, rather than call it a collision', async () => {
    const stores = await onStores();
    const lost = await connect(stores.uri);
    const journal = openJournal(collections(lost));
    await lost.close();
    await expect(journal.append(commit('o1', 1))).rejects.toThrow();
  });
});
