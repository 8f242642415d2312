import type { Collections } from './collections.ts';

/** Tells every process of something that is kept nowhere in the journal: that who holds which role has changed at Slack. */
export interface Signals {
  /** What changed, by name; every process that follows hears of it, this one included. */
  readonly tell: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const lookedEveryMs = 4000;

/**
 * Slack delivers an event to one process; a count kept for each name tells the others within five seconds (architecture §4): at
 * once by change stream, and by a look every four seconds in case that missed one.
 */
export const openSignals = async (
  { signals }: Pick<Collections, 'signals'>,
  { heard, onFault }: { readonly heard: (name: string) => void; readonly onFault: (error: unknown) => void },
): Promise<Signals> => {
  const counts = async (): Promise<ReadonlyMap<string, number>> => {
    const rows = await signals.find().lean<{ _id: string; count: number }[]>();
    return new Map(rows.map(({ _id, count }) => [_id, count]));
  };
  let known = await counts();
  const look = async (): Promise<void> => {
    const now = await counts();
    const changed = [...now].filter(([name, count]) => count !== known.get(name));
    known = now;
    for (const [name] of changed) heard(name);
  };
  let looking = Promise.resolve();
  /** One look after another, so that each change is heard once. */
  const lookInTurn = (): void => {
    looking = looking.then(look).catch(onFault);
  };
  const watch = () => signals.collection.watch([]).on('change', lookInTurn).on('error', onFault);
  let changes = watch();
  const timer = setInterval(() => {
    if (changes.closed) changes = watch();
    lookInTurn();
  }, lookedEveryMs);
  timer.unref();
  return {
    tell: async (name) => {
      await signals.updateOne({ _id: name }, { $inc: { count: 1 } }, { upsert: true });
    },
    close: async () => {
      clearInterval(timer);
      await changes.close();
      await looking;
    },
  };
};
