import { folded } from '../../src/desk/held.ts';
import { masterDataStream, millStream } from '../../src/desk/master-data.ts';
import type { Effect } from '../../src/order/effect.ts';
import { effects } from '../../src/order/effects.ts';
import type { Order } from '../../src/order/order.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { auditAllSeals } from '../../src/store/audit-seals.ts';
import type { Collections } from '../../src/store/collections.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { byOrder } from './by-order.ts';
import type { Tally } from './tally.ts';

/** An order as its journal tells it, with all that had to be told of it. */
export interface Reckoned {
  readonly order: Order;
  readonly effects: readonly Effect[];
}

/** Reads the whole journal: every chain holds, every acknowledged act stands in it once, no slot fired twice. @returns its orders */
export const reckonJournal = async (all: Collections, tally: Tally): Promise<readonly Reckoned[]> => {
  const { breaks } = await auditAll(all);
  for (const { orderId, version, why } of breaks)
    tally.found('lost', `chain ${orderId} at ${version}: ${why}`);
  for (const broken of (await auditAllSeals(all)).breaks)
    tally.found('lost', `seal of ${broken.night}: ${broken.why}`);
  const commits = (await all.commits.collection
    .find({})
    .sort({ orderId: 1, version: 1 })
    .toArray()) as unknown as readonly StoredCommit[];
  expectOnce(commits, tally);
  const streams = byOrder(commits);
  return [...streams]
    .filter(([id]) => id !== millStream && id !== masterDataStream)
    .map(([, own]) => reckoned(own, tally));
};

const wordsIn = /T[0-9a-z]{1,6}x[0-9a-f]{8}/g;

const expectOnce = (commits: readonly StoredCommit[], tally: Tally): void => {
  const byVia = new Map<string, number>();
  const byWords = new Map<string, number>();
  for (const { via, events } of commits) {
    byVia.set(via, (byVia.get(via) ?? 0) + 1);
    const said = new Set(JSON.stringify(events).match(wordsIn));
    for (const words of said) byWords.set(words, (byWords.get(words) ?? 0) + 1);
  }
  for (const [via, words] of tally.acts()) {
    const times = byVia.get(via) ?? 0;
    if (times === 0) tally.found('lost', `${via} was acknowledged and is not in the journal`);
    if (words !== undefined && !byWords.has(words))
      tally.found('lost', `the words of ${via} are not in the journal`);
  }
  for (const [via, times] of byVia)
    if (times > 1 && tally.acts().has(via)) tally.found('doubled', `${via} stands ${times} times`);
  for (const [words, times] of byWords)
    if (times > 1 && tally.words().has(words)) tally.found('doubled', `${words} was signed ${times} times`);
};

const reckoned = (commits: readonly StoredCommit[], tally: Tally): Reckoned => {
  let order = emptyOrder;
  const told: Effect[] = [];
  const fired = new Set<string>();
  for (const commit of commits) {
    const before = order;
    order = folded(order, commit);
    told.push(...effects(before, commit, order));
    for (const event of commit.events) {
      if (event.type !== 'DeadlineFired') continue;
      if (fired.has(event.slot)) tally.found('doubled', `${order.number}: ${event.slot} fired twice`);
      fired.add(event.slot);
    }
  }
  return { order, effects: told };
};
