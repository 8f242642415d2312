import type { Mill } from '../src/desk/master-data.ts';
import type { DeskSettings } from '../src/mill/events.ts';
import type { LooseDrop, Threads } from '../src/slack/drops.ts';
import type { Collections } from '../src/store/collections.ts';

export interface FindTablesDeps {
  readonly collections: Pick<Collections, 'heardChannels'>;
  readonly threads: Pick<Threads, 'tables'>;
  readonly channels: () => DeskSettings['channels'];
  /** A channel's id by its name in the settings. */
  readonly channelId: (channel: string) => Promise<string | undefined>;
  readonly offerTable: (drop: LooseDrop) => Promise<void>;
  readonly mill: () => Mill;
}

/**
 * Looks through what the production channel was told since the last look for tables of which no event told (architecture §4);
 * the first look goes back to when the desk began. What was offered already is not offered again.
 */
export const findTables = async (deps: FindTablesDeps): Promise<void> => {
  const { heardChannels } = deps.collections;
  const { since } = deps.mill().record;
  const channel = await deps.channelId(deps.channels().production);
  if (channel === undefined || since === null) return;
  const heard = await heardChannels.findById(channel).lean();
  const after = heard?.ts ?? String(Date.parse(since) / 1000);
  const { drops, newest } = await deps.threads.tables(channel, after);
  for (const drop of drops) await deps.offerTable(drop);
  if (newest !== undefined)
    await heardChannels.updateOne({ _id: channel }, { $max: { ts: newest } }, { upsert: true });
};
