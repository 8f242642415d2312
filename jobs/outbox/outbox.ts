import { millStream } from '../../src/desk/master-data.ts';
import { ordersToTell } from '../../src/store/webhooks.ts';
import type { JobDeps } from '../deps.ts';
import { bringOutMill } from '../mill/bring-out.ts';
import { type SerialByKey, serialByKey } from '../serial-by-key.ts';
import { deliver } from './deliver.ts';
import type { LaneName } from './lane-names.ts';
import { sendEscalations } from './lanes/escalations.ts';
import { keepFiles } from './lanes/files.ts';
import { sendMails } from './lanes/mail.ts';
import { tellOrders } from './lanes/messages.ts';
import { escalationsLane } from './lanes/settled-escalations.ts';
import { tellShops } from './lanes/shops.ts';
import { mostASweep, type OwedNow, owedNow, unrelayed } from './owed-orders.ts';
import { relay } from './relay.ts';
import type { Again } from './retry.ts';
import { openTimers, type Timers } from './timers.ts';

const mostRounds = 20;

const isMail = ({ lane }: OwedNow): boolean => lane === 'mail';

export interface Outbox {
  /** Turns what an order's commits bring into what is owed. @returns the lanes that have something to bring by then */
  readonly relay: (id: string) => Promise<readonly LaneName[]>;
  /** Brings out what one lane owes of an order, until it is out or must wait; then it comes back by itself. */
  readonly bring: (lane: LaneName, id: string) => Promise<void>;
  /** Relays an order and brings out what it owes; resolves when its posts are out or must wait. */
  readonly bringOut: (id: string) => Promise<void>;
  /** Brings out everything that is owed and due, some hundreds at a time. */
  readonly drainOutbox: () => Promise<void>;
  /** Tells the shops what is due. */
  readonly drainShops: () => Promise<void>;
  /** Resolves when nothing of these lanes goes on. */
  readonly idle: (...lanes: readonly LaneName[]) => Promise<void>;
  /** Nothing more is begun; what is under way goes on, and finishes sooner than what waits behind it would. */
  readonly end: () => void;
  readonly close: () => Promise<void>;
}

/** All that is owed to Slack, to shops and to the desk's own keeping, and the one way in which it goes out. */
export const openOutbox = (deps: JobDeps, onFault: (id: string, error: unknown) => void): Outbox => {
  let isClosing = false;
  const closing = (): boolean => isClosing;
  const timers = openTimers((lane, id) => void bring(lane, id));
  const lanes = lanesOf(deps, { closing, onFault, later: timers.later });
  const end = (): void => {
    isClosing = true;
    timers.close();
  };
  // Escalations go together, whichever order owes them.
  const bring: Outbox['bring'] = (name, id) => lanes[name].run(name === 'escalations' ? escalationsLane : id);
  const relays = relaying(deps, { closing, onFault });
  const bringOut: Outbox['bringOut'] = async (id) => {
    const owed = await relays.relay(id);
    for (const name of owed) if (name !== 'delivery' && name !== 'escalations') void bring(name, id);
    if (owed.includes('delivery')) await bring('delivery', id);
  };

  return {
    relay: relays.relay,
    bring,
    bringOut,
    drainOutbox: () => drainOutbox(deps, { bring, bringOut, closing }),
    drainShops: async () => {
      const keyIds = deps.shops.all().map(({ keyId }) => keyId);
      for (const id of await ordersToTell(deps.collections, keyIds)) void bring('webhooks', id);
    },
    idle: async (...names) => {
      for (const name of names) await lanes[name].idle();
    },
    end,
    close: async () => {
      end();
      await relays.idle();
      for (const one of Object.values(lanes)) await one.idle();
    },
  };
};

interface Running {
  /** Nothing is begun any more. */
  readonly closing: () => boolean;
  readonly onFault: (id: string, error: unknown) => void;
}

interface Later extends Running {
  readonly later: Timers['later'];
}

/** What each lane does for an order, one order at a time, and comes back for by itself where it must wait. */
const lanesOf = (
  deps: JobDeps,
  { closing, onFault, later }: Later,
): Readonly<Record<LaneName, SerialByKey>> => {
  const lane = (name: LaneName, work: (id: string) => Promise<Again>): SerialByKey =>
    serialByKey(async (id) => {
      const again = closing() ? undefined : await work(id);
      if (again) later(name, id, again.afterMs);
    }, onFault);
  const outMill = bringOutMill(deps);
  const deliverOrder = deliver(deps);
  return {
    delivery: lane('delivery', (id) => (id === millStream ? outMill() : deliverOrder(id))),
    files: lane('files', keepFiles(deps)),
    messages: lane('messages', tellOrders(deps)),
    mail: lane('mail', sendMails(deps)),
    webhooks: lane('webhooks', tellShops(deps, closing)),
    escalations: lane('escalations', () => sendEscalations(deps)),
  };
};

/** Relays one order at a time; who waited together for the same relaying shares what it found to be owed. */
const relaying = (deps: JobDeps, { closing, onFault }: Running) => {
  const relayOrder = relay(deps);
  const owing = new Map<string, readonly LaneName[]>();
  const relays = serialByKey(async (id) => {
    if (closing()) return;
    // The mill's stream is relayed by its own delivery, which has no card to wait for.
    const owed = id === millStream ? [] : await relayOrder(id);
    owing.set(id, [...(owing.get(id) ?? []), ...owed, 'delivery']);
  }, onFault);
  const relayed: Outbox['relay'] = async (id) => {
    await relays.run(id);
    const owed = new Set(owing.get(id));
    owing.delete(id);
    return [...owed];
  };
  return { relay: relayed, idle: relays.idle };
};

/** First what is not relayed, since that brings more that is owed; then all that is due. Some hundreds a round. */
const drainOutbox = async (
  { collections }: JobDeps,
  { bring, bringOut, closing }: Pick<Outbox, 'bring' | 'bringOut'> & Pick<Running, 'closing'>,
): Promise<void> => {
  for (let round = 0; round < mostRounds && !closing(); round += 1) {
    const ids = await unrelayed(collections);
    await Promise.all(ids.map(bringOut));
    if (ids.length < mostASweep) break;
  }
  for (let round = 0; round < mostRounds && !closing(); round += 1) {
    const due = await owedNow(collections);
    // A mail server may take minutes; nothing else waits for it.
    for (const { id } of due.filter(isMail)) void bring('mail', id);
    await Promise.all(due.filter((one) => !isMail(one)).map(({ lane: name, id }) => bring(name, id)));
    if (due.length < mostASweep) return;
  }
};
