import { type NightSeal, nightSeal, type SealedHead } from '../desk/seals.ts';
import type { Collections } from './collections.ts';
import { failedOfDuplicates } from './duplicates.ts';

type Stores = Pick<Collections, 'commits' | 'seals' | 'sealed'>;

/** A seal is one document: what a night leaves out, the next one seals. No mill signs as much in a day. */
const mostHeads = 50_000;
const mostTries = 8;

/**
 * Seals a night: the heads of all chains that grew since the last seal, once for the night however many processes do so.
 * @param night calendar date of its morning
 */
export const sealNight = async (stores: Stores, night: string, at: string): Promise<NightSeal> => {
  const { seals, sealed } = stores;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const known = await seals.findById(night).lean<NightSeal>();
    if (known) return known;
    const before = (await seals.findOne().sort({ sequence: -1 }).lean<NightSeal>()) ?? undefined;
    const heads = await grown(stores);
    const seal = nightSeal(night, at, { heads, before });
    try {
      await seals.collection.insertOne(seal as never, { writeConcern: { w: 'majority', j: true } });
    } catch (error) {
      // Another process sealed this night, or another one, in between.
      if (failedOfDuplicates(error)) continue;
      throw error;
    }
    // Only remembers where to go on: what is interrupted here is sealed once more the next night.
    if (heads.length > 0)
      await sealed.bulkWrite(
        heads.map(({ stream, version }) => ({
          updateOne: { filter: { _id: stream }, update: { $max: { version } }, upsert: true },
        })),
      );
    return seal;
  }
  throw new Error(`the night of ${night} could not be sealed in ${mostTries} tries`);
};

/** The ends of all chains that are longer than they were sealed; one seek of the index a chain. */
const grown = async ({ commits, sealed }: Stores): Promise<readonly SealedHead[]> => {
  const heads: SealedHead[] = [];
  let page: SealedHead[] = [];
  const take = async (): Promise<void> => {
    const known = new Map(
      (await sealed.find({ _id: { $in: page.map(({ stream }) => stream) } }).lean()).map(
        ({ _id, version }) => [String(_id), version] as const,
      ),
    );
    heads.push(...page.filter(({ stream, version }) => version > (known.get(stream) ?? 0)));
    page = [];
  };
  const ends = commits.collection.aggregate<{ _id: string; version: number; hash: string }>([
    { $sort: { orderId: -1, version: -1 } },
    { $group: { _id: '$orderId', version: { $first: '$version' }, hash: { $first: '$hash' } } },
  ]);
  for await (const { _id, version, hash } of ends) {
    page.push({ stream: String(_id), version, hash });
    if (page.length === 1000) await take();
    if (heads.length >= mostHeads) break;
  }
  await take();
  return heads.slice(0, mostHeads).sort((left, right) => (left.stream < right.stream ? -1 : 1));
};
