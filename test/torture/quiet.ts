import { setTimeout as delay } from 'node:timers/promises';
import type { House } from './house.ts';

/** For as long as less becomes owed, it is waited for; this long without is too long. */
const patienceMs = 120_000;

/** Waits until the desks owe nothing to anybody, each replaced by one that nothing is done to. @returns what stays owed */
export const quietAgain = async (house: House): Promise<readonly string[]> => {
  house.heals();
  house.balancer.behaves();
  const { desks } = house;
  for (const { serves } of desks) await serves();
  for (const run of ['jobs', 'web']) {
    const alike = desks.filter((desk) => desk.run === run);
    await Promise.all(alike.map((desk) => desk.replace()));
    await Promise.all(alike.map((desk) => desk.serves()));
  }
  let [owed, since] = [await owedBy(house), performance.now()];
  while (owed.length > 0 && performance.now() - since < patienceMs) {
    await delay(300);
    const before = owed;
    owed = await owedBy(house);
    if (owed.join() !== before.join()) since = performance.now();
  }
  return owed;
};

/** What is not out yet: commits that nobody relayed, cards that are behind, deliveries, and what is due and not fired. */
const owedBy = async ({ all }: House): Promise<readonly string[]> => {
  const now = new Date().toISOString();
  const counts = await Promise.all([
    all.commits.countDocuments({ relayed: false }),
    all.cards.countDocuments({ behind: true }),
    all.deliveries.countDocuments({ state: { $in: ['pending', 'sending'] } }),
    all.deadlines.countDocuments({ dueAt: { $lte: now } }),
  ]);
  const names = ['commits not relayed', 'cards behind', 'deliveries', 'due times'];
  return counts.flatMap((count, index) => (count > 0 ? [`${count} ${names[index]}`] : []));
};
