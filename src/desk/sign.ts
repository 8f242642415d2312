import { createHash } from 'node:crypto';
import { keepable } from '../order/limits.ts';
import type { Order } from '../order/order.ts';
import type { NamedOrder } from '../order/order-messages.ts';
import type { Raw } from '../order/raw.ts';
import type { Actor } from '../order/roles.ts';
import { dateIn } from '../order/time/dates.ts';
import { find } from '../procedure/catalogue.ts';
import { asHashed } from './as-hashed.ts';
import { handle, type Outcome } from './handle.ts';
import { type Attempt, inTime } from './in-time.ts';
import { lookUp } from './look-up.ts';
import type { DeskPorts } from './ports.ts';

/** A form submitted or a button pressed, as it came from a person. */
export interface Signing {
  /** Null places a new order, whose id comes from the act itself. */
  readonly orderId: string | null;
  readonly action: string;
  readonly part: string | null;
  readonly raw: Readonly<Record<string, Raw>>;
  /** Where `raw` holds a draft's answers too, what came with this very act: by it a repeat is told from a correction. */
  readonly typed?: Readonly<Record<string, Raw>>;
  readonly seen: string | null;
  readonly by: Actor;
  readonly via: string;
  /** The try that this is part of, where somebody else asks too whether anything was sent. */
  readonly attempt?: Attempt;
}

/** Slack waits three seconds for an answer; this leaves time to give one (architecture §4). */
export const decidedWithinMs = 2000;

/**
 * Signs a step or act, or says why not. Placing an order twice by the same act is impossible: its id is the act's.
 *
 * @throws LateError when there was no answer in time and nothing was sent; UnknownOutcomeError when it cannot be told
 * whether it was signed: the same act once more counts once, and tells.
 */
export const sign =
  (ports: DeskPorts) =>
  (signing: Signing): Promise<Outcome> =>
    inTime((attempt) => signed(ports, signing, attempt), decidedWithinMs, signing.attempt);

const signed = (ports: DeskPorts, signing: Signing, attempt: Attempt): Promise<Outcome> => {
  const { action, part, raw, typed = raw, seen, by, via } = signing;
  const orderId = signing.orderId ?? orderIdOf(via);
  const at = ports.now().toISOString();
  return handle(ports)({
    orderId,
    via,
    submitted: { action, part: part && keepable(part), raw: asHashed(typed), seen: seen && keepable(seen) },
    by: { id: by.id, name: by.name },
    for: null,
    attempt,
    isNew: signing.orderId === null,
    command: async (order) => {
      const outside = ports.outside();
      const today = dateIn(outside.settings.timeZone, at);
      const isNew = signing.orderId === null && order.version === 0;
      const number = isNew ? await ports.nextNumber(today) : '';
      return {
        type: 'Sign',
        action,
        part,
        raw,
        by,
        for: null,
        at,
        seen,
        outside,
        lookedUp: await lookUp(ports, { action: find(action), order, part, raw, today }),
        ...(await opensOf(ports, order, { ...signing, today })),
        place: isNew ? { id: orderId, number } : null,
      };
    },
  });
};

/** Id and number for the order that an act opens: its id comes from the act, as a new order's does. */
const opensOf = async (
  ports: DeskPorts,
  order: Order,
  { action, part, raw, via, today }: Signing & { readonly today: string },
): Promise<{ readonly opens?: NamedOrder }> => {
  if (!find(action)?.asks(order, part, raw).opensOrder) return {};
  return { opens: { id: orderIdOf(`${via}:opens`), number: await ports.nextNumber(today) } };
};

export const orderIdOf = (via: string): string =>
  `o${createHash('sha256').update(via).digest('hex').slice(0, 24)}`;
