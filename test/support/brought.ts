import { sign } from '../../src/desk/sign.ts';
import type { Order } from '../../src/order/order.ts';
import { seenHash } from '../../src/order/seen.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { commitsOf } from './acting.ts';
import {
  allTicked,
  drawn,
  makeable,
  receivedOn,
  returnedOn,
  scheduledAt,
  seconds,
  sentOn,
} from './deeds-confirmation.ts';
import { countersign, orderProduction, booked as warehoused } from './deeds-production.ts';
import { depositPaid, paid, reviewed, settledBy } from './deeds-shipments.ts';
import { mondayMorning, type TestDesk } from './desk.ts';
import { type Deed, sign as deed } from './given.ts';
import { actors } from './mill.ts';
import type { ShownMessage } from './workspace.ts';

/** A deed, or one that depends on how the order stands by then. */
export type Past = Deed | ((order: Order) => Deed);

let acts = 0;

/**
 * Brings a new order to where a journey begins: written to the journal by the desk's own rules, without forms. Gives
 * its card once that is drawn. For desks that open on Monday morning.
 */
export async function brought(mill: TestDesk, ...past: readonly Past[]): Promise<ShownMessage> {
  const order = await signEach(mill, null, past);
  return mill.card('', order.number);
}

/** Takes an order that is there a stretch further in the same way. */
export async function broughtOn(mill: TestDesk, card: ShownMessage, ...past: readonly Past[]): Promise<void> {
  const [first] = await commitsOf(mill, card);
  await signEach(mill, first?.orderId ?? '', past);
}

const signEach = async (mill: TestDesk, begun: string | null, past: readonly Past[]): Promise<Order> => {
  const { journal } = mill.desk.ports;
  let order = (await journal.caughtUp(begun ?? '')).order;
  for (const step of past) {
    const next = typeof step === 'function' ? step(order) : step;
    const outcome = await sign(mill.desk.ports)(signing(next, order));
    if (outcome.kind !== 'signed')
      throw new Error(
        `${next.action} by ${next.by} was not signed: ${JSON.stringify({ ...outcome, order: undefined })}`,
      );
    order = outcome.order;
  }
  return order;
};

const signing = ({ action, by, raw, part: named }: Deed, order: Order) => {
  acts += 1;
  const known = find(action);
  const part = named ?? (known?.about.kind === 'opens' ? '' : null);
  const shown = order.status === 'new' ? { ...order, status: 'open' as const } : order;
  return {
    orderId: order.version === 0 ? null : order.id,
    action,
    part,
    // Several orders are brought to one desk: each has a bank transfer of its own (S13.2).
    raw: typeof raw.reference === 'string' ? { ...raw, reference: `${raw.reference} ${order.number}` } : raw,
    seen: known ? seenHash(known, shown, part) : null,
    by: actors[by],
    via: `past:${acts}`,
  };
};

/** When the confirmation was issued: on a slow machine minutes after the day began. */
const issued = ({ marks }: Order): string =>
  seconds(marks['confirmation-issue']?.at(-1)?.at ?? mondayMorning.toISOString());

/** The fax of 联兴 (grade B) confirmed, returned and its deposit there: everything that S10 needs. */
export const confirmedPast: readonly Past[] = [
  ...makeable('B'),
  scheduledAt('B'),
  drawn(),
  (order) => deed('confirmation-issue', 'chen', allTicked(order)),
  (order) => sentOn('2026-11-23', { sentAt: issued(order) }),
  (order) => receivedOn('2026-11-23', { receivedAt: issued(order) }),
  returnedOn('2026-11-23'),
  depositPaid({}),
];

/** The same, in production. */
export const producedPast: readonly Past[] = [
  ...confirmedPast,
  orderProduction(),
  (order) => countersign('guo', order),
  deed('copy-acknowledged', 'sun'),
];

/** The same, finished in one batch, paid in full and settled: ready for its dispatch notice. */
export const settledPast: readonly Past[] = [
  ...producedPast,
  ...warehoused(),
  reviewed(),
  paid(),
  settledBy(),
];
