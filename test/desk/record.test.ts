import { describe, expect, it } from 'vitest';
import { digestOf, genesisHash, isIntact } from '../../src/desk/chain.ts';
import { evolveCommit } from '../../src/order/evolve.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { blot } from '../../src/store/blot.ts';
import { commitsOf } from '../../src/store/journal.ts';
import { withoutRelayed } from '../../src/store/without-relayed.ts';
import { signedTechnical, signedTerms } from '../support/deeds-commercial.ts';
import { memo } from '../support/memo.ts';
import { expectSigned, type OnStores, onStores } from './on-stores.ts';

const phone = '13809281177';
const address = '广东省东莞市虎门镇怀德大道118号B栋';

/** An order whose address was given twice, as two different commits. */
const signedOrder = async (stores: OnStores) => {
  const desk = stores.process();
  const { order } = expectSigned(await desk.act(memo()));
  expectSigned(await desk.act(memo({ packaging: '木箱' }), { orderId: order.id }));
  expectSigned(await desk.act(signedTerms(), { orderId: order.id }));
  expectSigned(await desk.act(signedTechnical(), { orderId: order.id }));
  return { desk, orderId: order.id };
};

const stored = async ({ collections }: OnStores, orderId: string) =>
  (await commitsOf(collections.commits, orderId)).map(withoutRelayed);

const change = async ({ collections }: OnStores, id: string, set: object): Promise<void> => {
  await collections.commits.collection.updateOne({ _id: id as never }, { $set: set });
};

describe('the record', () => {
  it('chains each commit to the one before and folds to the state that is held', async () => {
    const stores = await onStores();
    const { desk, orderId } = await signedOrder(stores);
    const commits = await stored(stores, orderId);
    commits.forEach((commit, index) => {
      expect(isIntact(commit, commits[index - 1]?.hash ?? genesisHash)).toBe(true);
    });
    expect(commits.reduce(evolveCommit, emptyOrder)).toEqual(desk.journal.cached(orderId)?.order);
    expect(desk.journal.cached(orderId)).toEqual(await stores.process().journal.caughtUp(orderId));
    expect((await desk.journal.history(orderId)).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('takes what is personal into the hash by a salted digest, one salt a value and order', async () => {
    const stores = await onStores();
    const { orderId } = await signedOrder(stores);
    const other = await signedOrder(stores);
    const [first, second] = await stored(stores, orderId);
    const [elsewhere] = await stored(stores, other.orderId);
    const place = '/1/answers/deliveryAddress';
    expect(Object.keys(first?.salts ?? {})).toEqual(
      expect.arrayContaining([place, '/1/answers/contactPhone']),
    );
    expect(first?.salts[place]).toMatch(/^[0-9a-f]{32}$/);
    expect(second?.salts['/0/answers/deliveryAddress']).toBe(first?.salts[place]);
    expect(elsewhere?.salts[place]).not.toBe(first?.salts[place]);
  });

  it('blots out one value everywhere in an order, and the chain still verifies', async () => {
    const stores = await onStores();
    const { orderId } = await signedOrder(stores);
    const before = await stores.process().journal.caughtUp(orderId);
    await blot(stores.collections, orderId, [address]);
    const commits = await stored(stores, orderId);
    expect(JSON.stringify(commits)).not.toContain(address);
    expect(JSON.stringify(commits)).toContain(phone);
    expect((await auditAll(stores.collections)).breaks).toEqual([]);
    const after = await stores.process().journal.caughtUp(orderId);
    expect(after.order.content.deliveryAddress).toMatch(/^■[0-9a-f]{64}$/);
    const standing = ({ order }: typeof after) =>
      Object.values(order.marks)
        .flat()
        .map(({ action, fallen }) => [action, fallen]);
    expect(standing(after)).toEqual(standing(before));
  });

  it('blots out all that is personal, and goes on from there', async () => {
    const stores = await onStores();
    const { orderId } = await signedOrder(stores);
    await blot(stores.collections, orderId);
    const text = JSON.stringify(await stored(stores, orderId));
    for (const value of [phone, address, '李敏', '13922554810']) expect(text).not.toContain(value);
    const next = stores.process();
    expectSigned(await next.act(signedTechnical({ rawMaterial: '木浆库存 90 吨' }), { orderId }));
    expect(await auditAll(stores.collections)).toEqual({ streams: 1, commits: 5, breaks: [] });
  });

  it('shows a changed event, a changed personal value, and whom it was signed by', async () => {
    const stores = await onStores();
    const [one, two, three] = [
      await signedOrder(stores),
      await signedOrder(stores),
      await signedOrder(stores),
    ];
    await change(stores, `${one.orderId}:4`, { 'events.0.answers.rawMaterial': '充足' });
    await change(stores, `${two.orderId}:1`, { 'events.1.answers.contactPhone': '13800000000' });
    await change(stores, `${three.orderId}:3`, { 'by.name': '别人' });
    const { breaks } = await auditAll(stores.collections);
    const changed = [
      { orderId: one.orderId, version: 4, why: 'changed' },
      { orderId: two.orderId, version: 1, why: 'changed' },
      { orderId: three.orderId, version: 3, why: 'changed' },
    ];
    expect(breaks).toHaveLength(3);
    expect(breaks).toEqual(expect.arrayContaining(changed));
  });

  it('shows a removed commit, and one that was put in its place', async () => {
    const stores = await onStores();
    const [one, two] = [await signedOrder(stores), await signedOrder(stores)];
    const { commits } = stores.collections;
    await commits.collection.deleteOne({ _id: `${one.orderId}:2` as never });
    const [, second] = await stored(stores, two.orderId);
    await commits.collection.deleteOne({ _id: `${two.orderId}:2` as never });
    const { hash: _, ...forged } = { ...second, by: { id: 'UX', name: 'X' } };
    await commits.collection.insertOne({ ...forged, hash: digestOf(forged), relayed: true } as never);
    const { breaks } = await auditAll(stores.collections);
    expect(breaks).toEqual(
      expect.arrayContaining([
        { orderId: one.orderId, version: 2, why: 'missing' },
        { orderId: two.orderId, version: 2, why: 'changed' },
      ]),
    );
  });
});
