import type { Collections } from './collections.ts';

/**
 * The next order number of a mill day, such as SO-261123-017: never reused, gaps allowed, four digits above 999.
 * @param today calendar date at the mill, `YYYY-MM-DD`
 */
export const nextNumber =
  ({ counters }: Pick<Collections, 'counters'>) =>
  async (today: string): Promise<string> => {
    const day = today.replaceAll('-', '').slice(2);
    const counter = await counters.findOneAndUpdate(
      { _id: `orders:${day}` },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    return `SO-${day}-${String(counter?.last ?? 1).padStart(3, '0')}`;
  };
