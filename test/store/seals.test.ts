import { describe, expect, it } from 'vitest';
import { auditAllSeals } from '../../src/store/audit-seals.ts';
import { sealNight } from '../../src/store/seals.ts';
import { type OnStores, onStores } from '../desk/on-stores.ts';

/** As many commits as a chain is to have; the seals look at their ends alone. */
const chain = (stream: string, from: number, to: number, events: readonly object[] = []) =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const version = from + index;
    const hash = `${stream}-${version}`;
    return { _id: `${stream}:${version}`, orderId: stream, version, via: hash, number: null, hash, events };
  });

const write = ({ collections }: OnStores, ...commits: readonly object[]) =>
  collections.commits.collection.insertMany(commits as never[]);

const at = '2026-11-23T16:30:00.000Z';

/** Two nights: the second seals what grew since the first. */
const twoNights = async () => {
  const stores = await onStores();
  const { collections } = stores;
  await write(stores, ...chain('o1', 1, 3), ...chain('o2', 1, 2));
  const first = await sealNight(collections, '2026-11-24', at);
  await write(stores, ...chain('o2', 3, 4), ...chain('o3', 1, 1));
  const second = await sealNight(collections, '2026-11-25', at);
  return { stores, first, second, ask: () => auditAllSeals(collections) };
};

describe('the seal of a night', () => {
  it('holds the end of every chain that grew, chained to the night before; once for the night', async () => {
    const { stores, first, second, ask } = await twoNights();
    expect(first.heads.map(({ stream, version }) => [stream, version])).toEqual([
      ['o1', 3],
      ['o2', 2],
    ]);
    expect(second.heads.map(({ stream, version }) => [stream, version])).toEqual([
      ['o2', 4],
      ['o3', 1],
    ]);
    expect(second.prevHash).toBe(first.hash);
    const again = await Promise.all([1, 2, 3].map(() => sealNight(stores.collections, '2026-11-25', at)));
    expect(again.map(({ hash }) => hash)).toEqual([second.hash, second.hash, second.hash]);
    const nights = ['2026-11-26', '2026-11-27', '2026-11-28'];
    await Promise.all(nights.map((night) => sealNight(stores.collections, night, at)));
    expect(await ask()).toEqual({ seals: 5, breaks: [] });
  });

  it('shows a chain whose end was cut off, an order that was removed, and a commit written anew', async () => {
    const { stores, ask } = await twoNights();
    const { commits } = stores.collections;
    await commits.collection.deleteMany({ orderId: 'o1', version: { $gte: 3 } });
    await commits.collection.deleteMany({ orderId: 'o3' });
    await commits.collection.updateOne({ orderId: 'o2', version: 4 }, { $set: { hash: 'another' } });
    expect((await ask()).breaks).toEqual([
      { night: '2026-11-24', why: 'cut', stream: 'o1', version: 3 },
      { night: '2026-11-25', why: 'rewritten', stream: 'o2', version: 4 },
      { night: '2026-11-25', why: 'cut', stream: 'o3', version: 1 },
    ]);
  });

  it('shows when a seal itself was changed, or taken away though the mill’s stream tells of it', async () => {
    const { stores, second, ask } = await twoNights();
    const { seals } = stores.collections;
    const fired = { type: 'MatterFired', kind: 'seal', lapsed: false, period: '2026-11-25' };
    await write(stores, ...chain('mill', 1, 1, [{ ...fired, facts: { sealHash: second.hash, chains: 2 } }]));
    expect((await ask()).breaks).toEqual([]);
    await seals.collection.deleteOne({ _id: '2026-11-25' as never });
    expect((await ask()).breaks).toEqual([
      { night: '2026-11-25', why: 'missing', stream: null, version: null },
    ]);
    await seals.collection.updateOne({ _id: '2026-11-24' as never }, { $set: { heads: [] } });
    expect((await ask()).breaks[0]).toEqual({
      night: '2026-11-24',
      why: 'changed',
      stream: null,
      version: null,
    });
  });
});
