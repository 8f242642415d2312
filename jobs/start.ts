import { millStream } from '../src/desk/master-data.ts';
import { askCarrier } from '../src/tracking/ask.ts';
import type { TrackingDeps } from '../src/tracking/hear.ts';
import { lookAfterParcels } from '../src/tracking/look-after.ts';
import { sweepMill } from './clock/due-mill.ts';
import { sweepDue } from './clock/due-orders.ts';
import { cron } from './cron.ts';
import { faultsOnce } from './faults-once.ts';
import { type FindDropsDeps, findDrops } from './find-drops.ts';
import { type FindTablesDeps, findTables } from './find-tables.ts';
import { bringOutMill } from './mill/bring-out.ts';
import type { MillDeps } from './mill/deps.ts';
import { deliver } from './outbox/deliver.ts';
import { sendEscalations } from './outbox/lanes/escalations.ts';
import { copyFiles } from './outbox/lanes/files.ts';
import { tellOrders } from './outbox/lanes/messages.ts';
import { escalationsLane } from './outbox/lanes/settled-escalations.ts';
import { tellShops } from './outbox/lanes/tell-shops.ts';
import { mostASweep, owedOrders } from './outbox/owed-orders.ts';
import { relay } from './outbox/relay.ts';
import type { Again } from './outbox/retry.ts';
import { reconcile } from './reconcile.ts';
import { serialByKey } from './serial-by-key.ts';
import { runWakes, type Wakes } from './wake-ups/queue.ts';

export interface Jobs {
  /** Finds dropped files that no event told of. */
  readonly findDrops: () => Promise<void>;
  /** Has every open order's card drawn anew, and posted where it is gone. */
  readonly reconcile: () => Promise<void>;
  /** Brings out everything that is owed now, and resolves when it is out or must wait: for tests and shutdown. */
  readonly sweep: () => Promise<void>;
  /** Brings out one order without the queue: while Redis is away. */
  readonly nudge: (orderId: string) => void;
  readonly close: () => Promise<void>;
}

const everyThreeSeconds = '*/3 * * * * *';
const everyFiveMinutes = '*/5 * * * *';
/** Past midnight's slips, before anybody works. */
const nightly = '20 3 * * *';
const sweptEveryMs = 3000;
const mostRounds = 20;

/**
 * Relays and delivers: woken by the queue, and by a sweep in the process that finds what no wake-up reached, so that
 * nothing depends on Redis being there.
 */
export const startJobs = (
  deps: MillDeps & FindDropsDeps & FindTablesDeps & { readonly tracking: TrackingDeps },
  redis: { uri: string; prefix: string },
  wakes: Wakes,
): Jobs => {
  const timers = new Set<NodeJS.Timeout>();
  const later = async (orderId: string, afterMs: number): Promise<void> => {
    // What waits longer is found by the sweep when it is due.
    if (afterMs >= sweptEveryMs) return;
    await wakes.wake(orderId, Math.max(20, afterMs)).catch(() => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void bringOut(orderId);
      }, afterMs);
      timers.add(timer);
    });
  };
  const onFault = faultsOnce(deps.log);
  const outMill = bringOutMill(deps);
  const turns = serialByKey(async (orderId) => {
    if (orderId === millStream) {
      const again = await outMill();
      if (again) await later(orderId, again.afterMs);
      return;
    }
    await relay(deps)(orderId);
    // Files and words to other orders go their own way: no line and no card waits for one.
    void files.run(orderId);
    void words.run(orderId);
    // A shop that is slow or down delays only its own orders.
    void shops.run(orderId);
    const again = await deliver(deps)(orderId);
    if (again) await later(orderId, again.afterMs);
  }, onFault);
  const side = (bring: (orderId: string) => Promise<Again>) =>
    serialByKey(async (orderId) => {
      const again = await bring(orderId);
      if (again) await later(orderId, again.afterMs);
    }, onFault);
  const files = side(copyFiles(deps));
  const words = side(tellOrders(deps));
  const shops = tellShops(deps, { later, onFault });
  const escalations = serialByKey(() => sendEscalations(deps), onFault);
  let isClosing = false;
  const bringOut = async (orderId: string): Promise<void> => {
    if (!isClosing) await turns.run(orderId);
  };

  const worker = runWakes(redis.uri, redis.prefix, { run: bringOut, log: deps.log });
  const due = sweepDue({
    ...deps,
    askCarrier: (orderId, shipment) => askCarrier(deps.tracking, orderId, shipment),
  });
  const dueMill = sweepMill(deps);
  /** Brings out what is owed, some hundreds of orders at a time; what must wait is found again when its time has come. */
  const bringOutOwed = async (): Promise<void> => {
    for (let rounds = 0; rounds < mostRounds; rounds += 1) {
      const owed = await owedOrders(deps.collections);
      await Promise.all(owed.map(bringOut));
      if (owed.length < mostASweep) return;
    }
  };
  const sweepAll = async (): Promise<void> => {
    // First what is owed, since an order's due times are kept when it is relayed; then what follows from what was due.
    await bringOutOwed();
    await lookAfterParcels(deps.tracking);
    if (await due()) await bringOutOwed();
    await shops.sweep();
    // Then the mill's own matters, which count the orders as they are by now.
    if (await dueMill()) await bringOut(millStream);
    await escalations.run(escalationsLane);
    await files.idle();
    await words.idle();
  };
  /** One sweep after another, so that whoever asks for one is told only when what another has fired is out as well. */
  let before: Promise<unknown> = Promise.resolve();
  const sweepInTurn = (): Promise<void> => {
    const sweeping = before.then(sweepAll);
    before = sweeping.catch(() => undefined);
    return sweeping;
  };
  const looks = {
    findDrops: async () => {
      await findDrops(deps)();
      await findTables(deps);
    },
    reconcile: () => reconcile(deps.collections),
  };
  const { timeZone } = deps.outside().settings;
  const tasks = [
    { when: everyThreeSeconds, run: sweepInTurn, fault: 'the sweep failed' },
    { when: everyFiveMinutes, run: looks.findDrops, fault: 'the search for dropped files failed' },
    { when: nightly, run: looks.reconcile, fault: 'the cards could not be drawn anew' },
  ].map((task) => cron(deps.log, { ...task, timeZone }));

  return {
    sweep: async () => {
      await sweepInTurn();
      await shops.idle();
    },
    ...looks,
    nudge: (orderId) => void bringOut(orderId),
    close: async () => {
      isClosing = true;
      for (const task of tasks) await task.stop();
      for (const timer of timers) clearTimeout(timer);
      await worker.close();
      await turns.idle();
      await files.idle();
      await words.idle();
      await shops.close();
      await escalations.idle();
    },
  };
};
