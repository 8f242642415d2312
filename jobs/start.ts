import { millStream } from '../src/desk/master-data.ts';
import type { TrackingDeps } from '../src/tracking/hear.ts';
import { openClock } from './clock/clock.ts';
import { cron } from './cron.ts';
import { faultsOnce } from './faults-once.ts';
import { type FindDropsDeps, findDrops } from './find-drops.ts';
import { type FindLooseDeps, findLoose } from './find-loose.ts';
import type { MillDeps } from './mill/deps.ts';
import { openOutbox } from './outbox/outbox.ts';
import { reconcile } from './reconcile.ts';
import { serialByKey } from './serial-by-key.ts';
import { type TroubleDeps, tellTroubles } from './tell-troubles.ts';
import type { KeptAgenda } from './wake-ups/agenda.ts';
import type { OrderWake, Wakes } from './wake-ups/queues.ts';
import { runWakes } from './wake-ups/workers.ts';

export interface Jobs {
  /** Finds dropped files that no event told of. */
  readonly findDrops: () => Promise<void>;
  /** Has every open order's card drawn anew, and posted where it is gone. */
  readonly reconcile: () => Promise<void>;
  /** Tells who can mend it what keeps orders from going on; each minute without being asked. */
  readonly tellTroubles: () => Promise<void>;
  /** Brings out everything that is owed now, and resolves when it is out or must wait: for tests and shutdown. */
  readonly sweep: () => Promise<void>;
  /** Brings out one order without the queue: while Redis is away. */
  readonly nudge: (orderId: string) => void;
  readonly close: () => Promise<void>;
}

const everyMinute = '* * * * *';
const everyFiveMinutes = '*/5 * * * *';
/** A little after the wake-up for it, should there be none. */
const nightly = '25 3 * * *';
/** How often it is looked, in memory, whether settings or master data changed. */
const lookedEveryMs = 1000;

type StartDeps = MillDeps &
  FindDropsDeps &
  FindLooseDeps &
  TroubleDeps & { readonly tracking: TrackingDeps; readonly agenda: KeptAgenda };

interface Redis {
  readonly uri: string;
  readonly prefix: string;
  readonly wakes: Wakes;
}

/**
 * Relays, delivers and watches the time: woken by jobs, each by its own name, and by a sweep each minute in the process
 * that finds what no wake-up reached, so that nothing depends on Redis being there.
 */
export const startJobs = (deps: StartDeps, redis: Redis): Jobs => {
  const outbox = openOutbox(deps, faultsOnce(deps.log));
  const clock = openClock(deps, outbox);
  const sweeps = sweepsOf(deps, { outbox, clock });
  const byName = serialByKey(
    (name) => sweeps.named[name as keyof typeof sweeps.named](),
    (name, error) => deps.log.error({ name, error }, 'what was woken failed; the sweep tries again'),
  );
  const wakeClock = (name: keyof typeof sweeps.named) => () => void byName.run(name);
  const worker = runWakes(redis, wokenBy(outbox, redis.wakes, wakeClock), deps.log);
  const stopWatching = watchMill(deps, wakeClock('sweep'));
  const tasks = regularTasks(deps, sweeps, redis.wakes);
  wakeClock('minute')();

  return {
    sweep: sweeps.sweepNow,
    findDrops: sweeps.findDrops,
    tellTroubles: sweeps.tellTroubles,
    reconcile: sweeps.named.reconcile,
    nudge: (orderId) => void outbox.bringOut(orderId),
    close: async () => {
      stopWatching();
      // First of all: a sweep of thousands would else go on to its end, and the process be ended in the midst of it.
      outbox.end();
      for (const task of tasks) await task.stop();
      await worker.close();
      await byName.idle();
      await outbox.close();
      await deps.agenda.idle();
    },
  };
};

/** What each job does, by its name. */
const wokenBy = (
  outbox: Parts['outbox'],
  wakes: Wakes,
  wakeClock: (name: 'clock' | 'tracking' | 'reconcile') => () => void,
): Parameters<typeof runWakes>[1] => ({
  order: {
    relay: relayAndWake({ outbox, wakes }),
    delivery: (id) => outbox.bring('delivery', id),
    files: (id) => outbox.bring('files', id),
    messages: (id) => outbox.bring('messages', id),
    mail: (id) => outbox.bring('mail', id),
    webhooks: (id) => outbox.bring('webhooks', id),
    escalations: (id) => outbox.bring('escalations', id),
  },
  clock: {
    deadlines: wakeClock('clock'),
    'daily-report': wakeClock('clock'),
    digest: wakeClock('clock'),
    weekly: wakeClock('clock'),
    archive: wakeClock('clock'),
    tracking: wakeClock('tracking'),
    reconcile: wakeClock('reconcile'),
  },
});

interface Parts {
  readonly outbox: ReturnType<typeof openOutbox>;
  readonly clock: ReturnType<typeof openClock>;
}

const sweepsOf = (deps: StartDeps, { outbox, clock }: Parts) => {
  const sweep = async (): Promise<void> => {
    // First what is owed, since an order's due times are kept when it is relayed; then what follows from what was due.
    await outbox.drainOutbox();
    await clock.track();
    await clock.fire();
    await outbox.drainShops();
    await outbox.idle('files', 'messages');
    // What dropped files turned out to be is said at once.
    await outbox.drainOutbox();
  };
  /** One sweep after another, so that whoever asks for one is told only when what another has fired is out as well. */
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const sweeping = before.then(work);
    before = sweeping.catch(() => undefined);
    return sweeping;
  };
  const minute = async (): Promise<void> => {
    await inTurn(sweep);
    await deps.agenda.keep();
  };
  return {
    sweepNow: async (): Promise<void> => {
      await inTurn(sweep);
      await outbox.idle('webhooks', 'mail');
    },
    tellTroubles: async (): Promise<void> => {
      await tellTroubles(deps);
      await outbox.bring('delivery', millStream);
    },
    findDrops: async (): Promise<void> => {
      await findDrops(deps)();
      await findLoose(deps);
    },
    named: {
      minute,
      sweep: () => inTurn(sweep),
      clock: () => inTurn(clock.fire),
      tracking: () => inTurn(clock.track),
      reconcile: async (): Promise<void> => {
        await reconcile(deps.collections);
        await outbox.drainOutbox();
      },
    },
  };
};

/** What a commit brings is owed first; then each lane of it is woken, by whoever is free. */
const relayAndWake =
  ({ outbox, wakes }: Pick<Parts, 'outbox'> & { readonly wakes: Wakes }) =>
  async (orderId: string): Promise<void> => {
    for (const lane of await outbox.relay(orderId)) {
      const name: OrderWake = lane;
      await wakes.wake(name, orderId).catch(() => void outbox.bring(lane, orderId));
    }
  };

const regularTasks = (deps: StartDeps, sweeps: ReturnType<typeof sweepsOf>, wakes: Wakes) => {
  const { timeZone } = deps.outside().settings;
  const unlessWoken = async (): Promise<void> => {
    if (!wakes.isReady()) await sweeps.named.reconcile();
  };
  return [
    { when: everyMinute, run: sweeps.named.minute, fault: 'the sweep failed' },
    { when: everyFiveMinutes, run: sweeps.findDrops, fault: 'the search for dropped files failed' },
    { when: everyMinute, run: sweeps.tellTroubles, fault: 'what is wrong could not be told' },
    { when: nightly, run: unlessWoken, fault: 'the cards could not be drawn anew' },
  ].map((task) => cron(deps.log, { ...task, timeZone }));
};

/** Calls back when settings, calendar or master data are others, whichever process changed them. Asks no store. */
const watchMill = ({ mill }: Pick<MillDeps, 'mill'>, changed: () => void): (() => void) => {
  const state = (): string => JSON.stringify(mill().versions);
  let known = state();
  const timer = setInterval(() => {
    const now = state();
    if (now !== known) changed();
    known = now;
  }, lookedEveryMs);
  timer.unref();
  return () => clearInterval(timer);
};
