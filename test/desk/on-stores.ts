import type { Connection } from 'mongoose';
import { onTestFinished } from 'vitest';
import { handle, type Outcome } from '../../src/desk/handle.ts';
import type { DeskPorts } from '../../src/desk/ports.ts';
import { type Signing, sign } from '../../src/desk/sign.ts';
import type { Order } from '../../src/order/order.ts';
import { seenHash } from '../../src/order/seen.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { buildIndexes, type Collections, collections } from '../../src/store/collections.ts';
import { type ConnectAnew, connect, connectAnew } from '../../src/store/connection.ts';
import { nextNumber } from '../../src/store/counters.ts';
import { debtsOf } from '../../src/store/debts.ts';
import { openJournal } from '../../src/store/journal.ts';
import { moneyUnder } from '../../src/store/money-under.ts';
import { orderByNumber } from '../../src/store/order-by-number.ts';
import { ordersLike } from '../../src/store/orders-like.ts';
import { ownStores } from '../stores/own-stores.ts';
import type { Deed } from '../support/given.ts';
import { actors, mill, people } from '../support/mill.ts';

/** A process of the desk without Slack: use cases on a real journal. */
export interface DeskProcess {
  readonly ports: DeskPorts;
  readonly journal: ReturnType<typeof openJournal>;
  /** Carries a deed out as a form or button would, on what this process sees now. */
  readonly act: (deed: Deed, more?: Partial<Signing>) => Promise<Outcome>;
  /** Orders that were woken, in order. */
  readonly woken: readonly string[];
}

export interface OnStores {
  readonly uri: string;
  readonly connection: Connection;
  readonly collections: Collections;
  /** One more process on the same journal, with a cache of its own. */
  readonly process: (mostHeld?: number) => DeskProcess;
  /** One that reaches the journal by a way of its own, which a test may put something into. */
  readonly processBy: (
    uri: string,
  ) => Promise<DeskProcess & { readonly collections: Collections; readonly anew: ConnectAnew }>;
}

/** A journal of the test's own in the run's real mongod, unless another is given; gone when the test is over. */
export const onStores = async (uri?: string): Promise<OnStores> => {
  const { close, ...stores } = await openStores(uri);
  onTestFinished(close);
  return stores;
};

/** The same for several tests, gone when it is closed. */
export const openStores = async (
  uri = ownStores().mongodbUri,
): Promise<OnStores & { readonly close: () => Promise<void> }> => {
  const connection = await connect(uri);
  const all = collections(connection);
  await buildIndexes(all);
  return {
    uri,
    connection,
    collections: all,
    process: (mostHeld) => openProcess(all, mostHeld ? { mostHeld } : {}),
    processBy: async (way) => {
      const own = await connect(way);
      onTestFinished(() => own.close());
      const [reached, anew] = [collections(own), connectAnew(way, 5000)];
      return { ...openProcess(reached, { anew }), collections: reached, anew };
    },
    close: async () => {
      await connection.dropDatabase();
      await connection.close();
    },
  };
};

let acts = 0;

const openProcess = (all: Collections, options: Parameters<typeof openJournal>[1]): DeskProcess => {
  const journal = openJournal(all, options);
  const woken: string[] = [];
  const ports: DeskPorts = {
    journal,
    outside: () => mill,
    nextNumber: nextNumber(all),
    orderByNumber: orderByNumber(all, journal),
    debtsOf: debtsOf(all),
    moneyUnder: moneyUnder(all, journal),
    ordersLike: ordersLike(all, journal),
    now: () => new Date('2026-11-23T02:00:00.000Z'),
    wake: (orderId) => void woken.push(orderId),
  };
  return {
    ports,
    journal,
    woken,
    act: async (deed, more = {}) => {
      acts += 1;
      const via = `act-${acts}`;
      const { orderId = null } = more;
      const order = orderId ? (await journal.caughtUp(orderId)).order : undefined;
      return sign(ports)({ ...signingOf(deed, order), orderId, via, ...more });
    },
  };
};

/** A deed as a person would submit it who has just been shown this order; undefined: a form for a new one. */
export const signingOf = (deed: Deed, order?: Order): Omit<Signing, 'orderId' | 'via'> => {
  const action = find(deed.action);
  if (!action) throw new Error(`there is no action ${deed.action}`);
  const part = deed.part ?? (action.about.kind === 'opens' ? '' : null);
  return {
    action: deed.action,
    part,
    raw: deed.raw,
    seen: deed.seen === 'current' ? seenOf(action, order, part) : deed.seen,
    by: actors[deed.by],
  };
};

const seenOf = (
  action: NonNullable<ReturnType<typeof find>>,
  order: Order | undefined,
  part: string | null,
): string => seenHash(action, order ?? { ...emptyOrder, status: 'open' }, part);

/** A command that nearly always has something to write. */
export const fileKept = (fileId: string) =>
  ({
    type: 'KeepFile',
    fileId,
    sha256: 'ab',
    size: 3,
    mimeType: 'image/png',
    at: '2026-11-23T02:00:00.000Z',
  }) as const;

/** Appends one more commit to an order: a file was kept. */
export const keepFileOf = ({ ports }: DeskProcess, orderId: string, fileId: string): Promise<Outcome> =>
  handle(ports)({
    orderId,
    via: `file:${fileId}`,
    submitted: fileId,
    by: { id: people.chen.id, name: people.chen.name },
    for: null,
    command: () => fileKept(fileId),
  });

export const expectSigned = (outcome: Outcome): Extract<Outcome, { kind: 'signed' }> => {
  if (outcome.kind !== 'signed') throw new Error(`not signed but ${JSON.stringify(outcome)}`);
  return outcome;
};
