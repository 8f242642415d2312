import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/desk/handle.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { type DeskProcess, keepFileOf, type OnStores, onStores } from '../desk/on-stores.ts';
import { memo } from '../support/memo.ts';
import { type ReplicaSet, startReplicaSet } from '../support/replica-set.ts';

let set: ReplicaSet;
beforeAll(async () => {
  set = await startReplicaSet();
}, 60_000);
afterAll(() => set.stop());

const ordersAtOnce = 6;
/** The n-th of these acts is never pressed again where it got no answer: somebody gave up. */
const givesUpEach = 4;

interface Load {
  /** Resolves when so many more acts were acknowledged. */
  readonly more: (acts: number) => Promise<void>;
  /** Acts that were told as signed, each with its order. */
  readonly stop: () => Promise<readonly { readonly orderId: string; readonly via: string }[]>;
}

/** People who sign on a few orders through two processes without a pause, and press again where they got no answer. */
const underLoad = async (processes: readonly DeskProcess[]): Promise<Load> => {
  const signed: { orderId: string; via: string }[] = [];
  const waiting = new Set<{ readonly count: number; readonly resolve: () => void }>();
  let isOver = false;
  const acknowledged = (orderId: string, via: string): void => {
    signed.push({ orderId, via });
    for (const one of waiting) if (signed.length >= one.count) one.resolve();
  };
  const orders = await Promise.all(
    Array.from({ length: ordersAtOnce }, async () => (await processes[0]?.act(memo()))?.order.id ?? ''),
  );
  const people = processes.flatMap((here, seat) =>
    orders.map(async (orderId) => {
      for (let act = 0; !isOver; act += 1) {
        const fileId = `F${seat}-${act}`;
        const givesUp = act % givesUpEach === 0;
        const outcome = await pressed(here, orderId, { fileId, givesUp });
        if (outcome) acknowledged(orderId, `file:${fileId}`);
      }
    }),
  );
  return {
    more: (acts) => new Promise((resolve) => waiting.add({ count: signed.length + acts, resolve })),
    stop: async () => {
      isOver = true;
      await Promise.all(people);
      return signed;
    },
  };
};

/** Until there is an answer, unless somebody gives up. */
const pressed = async (
  here: DeskProcess,
  orderId: string,
  { fileId, givesUp }: { readonly fileId: string; readonly givesUp: boolean },
): Promise<Outcome | undefined> => {
  for (;;) {
    try {
      return await keepFileOf(here, orderId, fileId);
    } catch {
      if (givesUp) return undefined;
    }
  }
};

const expectKept = async (
  { collections }: OnStores,
  signed: readonly { readonly orderId: string; readonly via: string }[],
): Promise<void> => {
  const kept = await collections.commits.find({}, { orderId: 1, via: 1 }).lean();
  const times = new Map<string, number>();
  for (const { orderId, via } of kept) {
    const act = `${orderId} ${via}`;
    times.set(act, (times.get(act) ?? 0) + 1);
  }
  const lost = signed.filter(({ orderId, via }) => times.get(`${orderId} ${via}`) !== 1);
  expect(lost).toEqual([]);
  expect([...times].filter(([, count]) => count > 1)).toEqual([]);
  expect((await auditAll(collections)).breaks).toEqual([]);
};

describe('on three members', () => {
  it('every acknowledged act is kept once, in a whole chain, through step-down, killed primary and members that are away', async () => {
    const stores = await onStores(set.uri);
    const processes = [await stores.processBy(set.uri), await stores.processBy(set.uri)];
    const load = await underLoad(processes);
    await load.more(60);

    await set.stepDown();
    await load.more(60);

    const startAgain = await set.killPrimary();
    await load.more(60);
    await startAgain();
    await set.isWhole();

    const oneGoesOn = await set.hangSecondaries(1);
    await load.more(60);
    oneGoesOn();
    await set.isWhole();

    const bothGoOn = await set.hangSecondaries(2);
    await unanswered(processes);
    bothGoOn();
    await load.more(60);

    await expectKept(stores, await load.stop());
  }, 120_000);
});

/** While a majority is away nothing is acknowledged: an act that is tried now gets no answer. */
const unanswered = async ([here]: readonly DeskProcess[]): Promise<void> => {
  if (!here) return;
  await expect(here.act(memo())).rejects.toThrow();
};
