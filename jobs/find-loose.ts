import { groupBy } from '../blocks/group-by.ts';
import type { Mill } from '../src/desk/master-data.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import type { DeskSettings } from '../src/mill/events.ts';
import { type LooseDrop, onlyTables, type Threads } from '../src/slack/drops.ts';
import type { Collections } from '../src/store/collections.ts';

export interface FindLooseDeps {
  readonly collections: Pick<Collections, 'heardChannels'>;
  readonly threads: Pick<Threads, 'loose'>;
  readonly channels: () => DeskSettings['channels'];
  /** A channel's id by its name in the settings. */
  readonly channelId: (channel: string) => Promise<string | undefined>;
  readonly offerTable: (drop: LooseDrop) => Promise<void>;
  readonly offerLoose: (drop: LooseDrop) => Promise<void>;
  readonly mill: () => Mill;
  readonly ports: Pick<DeskPorts, 'now'>;
}

const dayMs = 86_400_000;

/**
 * Looks through what two channels were told since the last look for files of which no event told (architecture §4): tables in
 * that of production, papers in that of the orders. What was answered already is not answered again.
 */
export const findLoose = async (deps: FindLooseDeps): Promise<void> => {
  const { production, orders } = deps.channels();
  const begun = Date.parse(deps.mill().record.since ?? '');
  if (Number.isNaN(begun)) return;
  const looked = [
    { name: production, from: begun, hear: tablesTo(deps.offerTable) },
    // Nobody waits for an answer about a paper of long ago.
    { name: orders, from: Math.max(begun, deps.ports.now().getTime() - dayMs), hear: deps.offerLoose },
  ];
  const found = await Promise.all(
    looked.map(async ({ name, ...how }) => ({ ...how, channel: await deps.channelId(name) })),
  );
  for (const [channel, of] of groupBy(found, (one) => one.channel))
    if (channel !== undefined) await lookThrough(deps, channel, of);
};

interface Look {
  /** When the first look begins, in milliseconds. */
  readonly from: number;
  readonly hear: (drop: LooseDrop) => Promise<void>;
}

const lookThrough = async (
  { collections: { heardChannels }, threads }: FindLooseDeps,
  channel: string,
  looks: readonly Look[],
): Promise<void> => {
  const heard = await heardChannels.findById(channel).lean();
  const first = String(Math.min(...looks.map(({ from }) => from)) / 1000);
  const { drops, newest } = await threads.loose(channel, heard?.ts ?? first);
  for (const { from, hear } of looks)
    for (const drop of drops) if (Number(drop.ts) * 1000 >= from || heard) await hear(drop);
  if (newest !== undefined)
    await heardChannels.updateOne({ _id: channel }, { $max: { ts: newest } }, { upsert: true });
};

const tablesTo =
  (offer: Look['hear']): Look['hear'] =>
  async (drop) => {
    const tables = onlyTables(drop);
    if (tables) await offer(tables);
  };
