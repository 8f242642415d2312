import { describe, expect, it } from 'vitest';
import { handle } from '../../src/desk/handle.ts';
import { beginAttempt, LateError } from '../../src/desk/in-time.ts';
import { plainEvents } from '../../src/desk/plain-events.ts';
import { sign } from '../../src/desk/sign.ts';
import type { OrderEvent } from '../../src/order/events.ts';
import { signedTechnical, signedTerms } from '../support/deeds-commercial.ts';
import { memo } from '../support/memo.ts';
import { people } from '../support/mill.ts';
import { expectSigned, fileKept, keepFileOf, type OnStores, onStores, signingOf } from './on-stores.ts';

/** An order with its memo, placed by one process and seen by another. */
const placed = async (stores: OnStores) => {
  const [here, there] = [stores.process(), stores.process()];
  const { order } = expectSigned(await here.act(memo()));
  await there.journal.caughtUp(order.id);
  return { here, there, orderId: order.id, number: order.number };
};

describe('handling a command', () => {
  it('writes one commit, holds its state and wakes the order', async () => {
    const stores = await onStores();
    const { here, orderId, number } = await placed(stores);
    const signed = expectSigned(await here.act(signedTerms(), { orderId }));
    expect(signed.commit).toMatchObject({ _id: `${orderId}:2`, version: 2, number: null });
    expect(number).toBe('SO-261123-001');
    expect(here.woken).toEqual([orderId, orderId]);
    expect(here.journal.cached(orderId)?.order).toEqual(signed.order);
    expect(await stores.collections.commits.countDocuments({ orderId })).toBe(2);
  });

  it('decides again when an acceptance was decided on a stale state', async () => {
    const stores = await onStores();
    const { here, there, orderId } = await placed(stores);
    const stale = here.journal.cached(orderId)?.order;
    expectSigned(await keepFileOf(there, orderId, 'F1'));
    const late = await here.act(signedTerms(), { orderId, ...signingOf(signedTerms(), stale) });
    expect(expectSigned(late).order.version).toBe(3);
  });

  it('catches up before it tells a refusal, and accepts what the stale state would have refused', async () => {
    const stores = await onStores();
    const { here, there, orderId } = await placed(stores);
    const fresh = expectSigned(await there.act(signedTerms(), { orderId })).order;
    expect(here.journal.cached(orderId)?.order.version).toBe(1);
    const signing = signingOf(signedTechnical(), fresh);
    const outcome = await sign(here.ports)({ ...signing, orderId, via: 'technical-1' });
    expect(expectSigned(outcome).order.version).toBe(3);
  });

  it('gives the first answer again to the same act, whichever process is asked and whatever came after', async () => {
    const stores = await onStores();
    const { here, there, orderId } = await placed(stores);
    const shown = here.journal.cached(orderId)?.order;
    const act = { orderId, via: 'view-7', ...signingOf(signedTerms(), shown) };
    const first = expectSigned(await here.act(signedTerms(), act));
    expectSigned(await there.act(signedTechnical(), { orderId }));
    const again = await there.act(signedTerms(), act);
    expect(again).toMatchObject({ kind: 'repeated', commit: first.commit });
    expect(await stores.collections.commits.countDocuments({ orderId })).toBe(3);
  });

  it('says what is signed when the same act comes with other content, and changes nothing', async () => {
    const stores = await onStores();
    const { here, orderId } = await placed(stores);
    expectSigned(await here.act(signedTerms(), { orderId }));
    const shown = here.journal.cached(orderId)?.order;
    const act = { orderId, via: 'view-8' };
    const first = expectSigned(
      await here.act(signedTechnical(), { ...act, ...signingOf(signedTechnical(), shown) }),
    );
    const corrected = signedTechnical({ rawMaterial: '木浆库存 90 吨' });
    const outcome = await here.act(corrected, { ...act, ...signingOf(corrected, shown) });
    expect(outcome).toMatchObject({ kind: 'signed-otherwise', commit: first.commit });
    expect(await stores.collections.commits.countDocuments({ orderId })).toBe(3);
  });

  it('lets exactly one of two win who sign at once, and tells the other who was first', async () => {
    const stores = await onStores();
    const { here, there, orderId } = await placed(stores);
    const outcomes = await Promise.all([
      here.act(signedTerms('chen'), { orderId }),
      there.act(signedTerms('li'), { orderId }),
    ]);
    const winner = outcomes.find(({ kind }) => kind === 'signed');
    const loser = outcomes.find(({ kind }) => kind === 'refused');
    expect(winner && expectSigned(winner).order.version).toBe(2);
    expect(loser).toMatchObject({
      refusal: {
        code: 'already',
        by: winner && expectSigned(winner).commit.by,
        at: '2026-11-23T02:00:00.000Z',
      },
    });
  });

  it('makes one order of a memo that is handed in three times at once', async () => {
    const stores = await onStores();
    const processes = [stores.process(), stores.process(), stores.process()];
    const outcomes = await Promise.all(processes.map((one) => one.act(memo(), { via: 'view-9' })));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['repeated', 'repeated', 'signed']);
    expect(new Set(outcomes.map(({ order }) => order.number)).size).toBe(1);
    expect(await stores.collections.commits.countDocuments()).toBe(1);
  });

  it('writes nothing when the fact holds already', async () => {
    const stores = await onStores();
    const { here, orderId } = await placed(stores);
    expect(await keepFileOf(here, orderId, 'F1')).toMatchObject({ kind: 'signed' });
    const again = { orderId, via: 'file:other', submitted: 'F1', by: people.chen, for: null };
    const outcome = await handle(here.ports)({ ...again, command: () => fileKept('F1') });
    expect(outcome).toMatchObject({ kind: 'nothing-new' });
  });

  it('throws within its time while the journal does not answer', async () => {
    const stores = await onStores();
    const { here, orderId } = await placed(stores);
    const order = here.journal.cached(orderId)?.order;
    const silent = {
      ...here.ports,
      journal: { ...here.journal, append: () => new Promise<never>(() => undefined) },
    };
    const began = performance.now();
    const outcome = sign(silent)({ ...signingOf(signedTerms(), order), orderId, via: 'late-1' });
    await expect(outcome).rejects.toThrow('did not answer');
    expect(performance.now() - began).toBeLessThan(2900);
  });

  it('sends nothing any more once it was told that nothing was signed in time', async () => {
    const stores = await onStores();
    const { here } = await placed(stores);
    let giveNumber: (number: string) => void = () => undefined;
    const slow = {
      ...here.ports,
      nextNumber: () => new Promise<string>((resolve) => (giveNumber = resolve)),
    };
    const act = { ...signingOf(memo()), orderId: null, via: 'late-2', attempt: beginAttempt() };
    const outcome = sign(slow)(act);
    await expect(outcome).rejects.toThrow(LateError);
    expect(act.attempt.hasSent()).toBe(false);
    giveNumber('SO-261123-002');
    await here.act(memo());
    expect(act.attempt.hasSent()).toBe(false);
    expect(await stores.collections.commits.countDocuments()).toBe(2);
  });

  it('refuses to write what the journal cannot keep', async () => {
    const event = (facts: unknown) => [{ type: 'Signed', facts }] as unknown as readonly OrderEvent[];
    expect(plainEvents(event({ a: undefined, b: [1, null] }))).toEqual([
      { type: 'Signed', facts: { b: [1, null] } },
    ]);
    expect(() => plainEvents(event({ at: new Date() }))).toThrow('Signed.facts.at');
    expect(() => plainEvents(event({ share: 0.5 }))).toThrow('Signed.facts.share');
    expect(() => plainEvents(event({ lines: { 1: 'x' } }))).toThrow('Signed.facts.lines');
  });
});
