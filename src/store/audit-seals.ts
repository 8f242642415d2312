import { millEventsOf } from '../desk/handle-mill.ts';
import { millStream } from '../desk/master-data.ts';
import { auditSeals, type NightSeal, type SealAudit } from '../desk/seals.ts';
import type { Collections } from './collections.ts';
import { commitsOf } from './journal.ts';

/** Holds the whole journal against the nights' seals. */
export const auditAllSeals = async (stores: Pick<Collections, 'commits' | 'seals'>): Promise<SealAudit> => {
  const fired = (await commitsOf(stores.commits, millStream))
    .flatMap(millEventsOf)
    .flatMap((event) => (event.type === 'MatterFired' && !event.lapsed ? [event] : []));
  return auditSeals({
    seals: inOrder(stores),
    hashesOf: async (ids) => {
      const found = await stores.commits.collection
        .find({ _id: { $in: [...ids] as never[] } }, { projection: { hash: 1 } })
        .toArray();
      return new Map(found.map(({ _id, hash }) => [String(_id), String(hash)]));
    },
    told: new Map(
      fired.flatMap(({ period, facts }) => (isSeal(facts) ? [[period, facts.sealHash] as const] : [])),
    ),
  });
};

async function* inOrder({ seals }: Pick<Collections, 'seals'>): AsyncIterable<NightSeal> {
  for await (const seal of seals.collection.find({}).sort({ sequence: 1 }))
    yield seal as unknown as NightSeal;
}

/** Only the night's seal stores this fact. */
const isSeal = (facts: unknown): facts is { readonly sealHash: string } =>
  typeof facts === 'object' && facts !== null && 'sealHash' in facts && typeof facts.sealHash === 'string';
