import type { Agenda, AgendaTime } from '../../src/desk/agenda.ts';
import type { Settings } from '../../src/procedure/outside.ts';
import type { Collections } from '../../src/store/collections.ts';
import type { Wakes } from './queues.ts';
import { regularWakes } from './regular.ts';

export interface KeptAgenda extends Agenda {
  /**
   * Makes the jobs anew where some are missing: Redis was away or emptied, the settings' times or the desk's clock were
   * moved. Costs the stores nothing where none are.
   */
  readonly keep: () => Promise<void>;
  /** Resolves when all that was told is told on. */
  readonly idle: () => Promise<void>;
}

interface Deps {
  readonly collections: Pick<Collections, 'deadlines' | 'parcels'>;
  readonly now: () => Date;
  readonly settings: () => Pick<Settings, 'times' | 'workFrom' | 'timeZone'>;
}

const atOnce = 1000;
/** What a clock may be corrected by without anybody noticing. */
const movedByMs = 2000;

/** Has the desk woken when something falls due, by a delayed job for each time; one after another, as they were told. */
export const openAgenda = (wakes: Wakes, { collections, now, settings }: Deps): KeptAgenda => {
  let isWhole = true;
  let regular = '';
  let offsetMs = offsetOf(now());
  let telling: Promise<void> = Promise.resolve();
  const tell = (work: () => Promise<void>): Promise<void> => {
    telling = telling.then(work).catch(() => {
      isWhole = false;
    });
    return telling;
  };
  const keepRegular = async (): Promise<void> => {
    const { timeZone, ...when } = settings();
    const wanted = regularWakes(when);
    const state = JSON.stringify([wanted, timeZone]);
    const count = await wakes.countRegular();
    if (count === 0) isWhole = false;
    if (state === regular && count >= wanted.length) return;
    await wakes.keepRegular(wanted, timeZone);
    regular = state;
  };
  const makeAnew = async (): Promise<void> => {
    isWhole = true;
    offsetMs = offsetOf(now());
    await wakes.clear();
    await scheduleAll(wakes, collections, now);
  };
  return {
    set: (name, times) => {
      if (times.length > 0) void tell(() => wakes.schedule(name, times, now()));
    },
    drop: (name, slots) => {
      if (slots.length > 0) void tell(() => wakes.unschedule(name, slots));
    },
    keep: async () => {
      if (!wakes.isReady()) return;
      await tell(keepRegular);
      const isMoved = Math.abs(offsetOf(now()) - offsetMs) > movedByMs;
      if (!isWhole || isMoved) await tell(makeAnew);
    },
    idle: () => telling,
  };
};

const offsetOf = (now: Date): number => now.getTime() - Date.now();

/** A delayed job for each time that is stored. */
const scheduleAll = async (
  wakes: Wakes,
  { deadlines, parcels }: Deps['collections'],
  now: () => Date,
): Promise<void> => {
  const owed = deadlines.find({}, { dueAt: 1 }).lean().cursor();
  for await (const times of inBatches(owed, 'dueAt')) await wakes.schedule('deadlines', times, now());
  const checked = parcels.find({ state: 'on' }, { nextAt: 1 }).lean().cursor();
  for await (const times of inBatches(checked, 'nextAt')) await wakes.schedule('tracking', times, now());
};

async function* inBatches<K extends string>(
  rows: AsyncIterable<{ readonly _id: string } & Readonly<Record<K, string>>>,
  time: K,
): AsyncGenerator<readonly AgendaTime[]> {
  let batch: AgendaTime[] = [];
  for await (const row of rows) {
    batch.push({ slot: row._id, at: row[time] });
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
