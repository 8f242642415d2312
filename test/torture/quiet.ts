import { setTimeout as delay } from 'node:timers/promises';
import type { House } from './house.ts';

/** Waits until the desks owe nothing to anybody, each of them replaced by one that nothing is done to. @returns what is still owed when patience ends */
export const quietAgain = async (house: House, patienceMs: number): Promise<readonly string[]> => {
  house.heals();
  house.balancer.behaves();
  const giveUpAt = performance.now() + patienceMs;
  for (const { serves } of house.desks) await serves();
  const { desks } = house;
  for (const run of ['jobs', 'web'])
    await Promise.all(desks.filter((desk) => desk.run === run).map((desk) => desk.replace()));
  for (;;) {
    const owed = await owedBy(house);
    if (owed.length === 0 || performance.now() > giveUpAt) return owed;
    await delay(300);
  }
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
