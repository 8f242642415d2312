import type { Collections } from './collections.ts';
import { inGroups } from './in-groups.ts';

/** One that hangs would keep all others waiting who place orders. */
const answeredWithinMs = 1200;

/**
 * The next order number of a mill day, such as SO-261123-017: never reused, gaps allowed, four digits above 999. Numbers
 * asked for at the same time come from one increment: writes on one document would wait for each other. Where its answer
 * is lost nobody gets these numbers: the next increment goes on from what a majority has, whether or not this one came.
 * @param today calendar date at the mill, `YYYY-MM-DD`
 */
export const nextNumber = ({
  counters,
}: Pick<Collections, 'counters'>): ((today: string) => Promise<string>) =>
  inGroups(async (days) => {
    const numbers = new Map<string, string[]>();
    for (const day of new Set(days)) {
      const count = days.filter((other) => other === day).length;
      const last = await lastAfter(counters, day, count);
      numbers.set(
        day,
        Array.from({ length: count }, (_, index) => numberOf(day, last - count + index + 1)),
      );
    }
    return days.map((day) => ({ answer: numbers.get(day)?.shift() ?? '' }));
  }, 1);

const lastAfter = async (counters: Collections['counters'], day: string, count: number): Promise<number> => {
  const counter = await counters.collection.findOneAndUpdate(
    { _id: `orders:${short(day)}` as never },
    { $inc: { last: count } },
    { upsert: true, returnDocument: 'after', timeoutMS: answeredWithinMs },
  );
  if (typeof counter?.last !== 'number') throw new Error(`the counter of ${day} has no number`);
  return counter.last;
};

const numberOf = (day: string, number: number): string =>
  `SO-${short(day)}-${String(number).padStart(3, '0')}`;

/** `261123` */
const short = (day: string): string => day.replaceAll('-', '').slice(2);
