import { expect } from 'vitest';
import type { Sign } from '../../src/order/commands.ts';
import { decide } from '../../src/order/decide.ts';
import type { Refusal } from '../../src/order/decision.ts';
import type { OrderEvent, Signed } from '../../src/order/events.ts';
import { evolveCommit } from '../../src/order/evolve.ts';
import type { ActionKey } from '../../src/order/keys.ts';
import type { Order } from '../../src/order/order.ts';
import type { NamedOrder } from '../../src/order/order-messages.ts';
import type { Raw } from '../../src/order/raw.ts';
import { seenHash } from '../../src/order/seen.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import type { SameReference } from '../../src/procedure/lookups.ts';
import type { Debts } from '../../src/procedure/money/money-facts.ts';
import { type ActorKey, actors, mill, people } from './mill.ts';

/** What somebody does in a test: `sign('technical', 'sun', {…})`; by default on what they were shown just now. */
export interface Deed {
  readonly action: string;
  readonly by: ActorKey;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly part: string | null;
  readonly at: string;
  /** 'current' hashes the order as it stands, as a freshly drawn form would. */
  readonly seen: 'current' | string | null;
  readonly outside?: typeof mill;
  readonly other?: Order;
  readonly opens?: NamedOrder;
  readonly debts?: Debts;
  readonly sameReference?: SameReference;
  readonly ordersLike?: readonly Order[];
}

export const sign = (
  action: string,
  by: ActorKey,
  raw: Deed['raw'] = {},
  more: Partial<Deed> = {},
): Deed => ({
  action,
  by,
  raw,
  part: null,
  at: '2026-11-23T02:00:00.000Z',
  seen: 'current',
  ...more,
});

/** Carries out deeds that must be accepted: the past of a test, by way of the rules themselves. */
export const past = (...deeds: readonly Deed[]): Order => deeds.reduce(accepted, emptyOrder);

/** given(deeds).when(deed).then(…) | .refused(…): the rules as the business states them. */
export const given = (...deeds: readonly Deed[]) => givenOrder(past(...deeds));

export const givenOrder = (order: Order) => ({
  when(deed: Deed) {
    const decision = decide(commandOf(deed, order), order);
    const after = decision.ok ? fold(order, decision.events) : order;
    return {
      /** Exactly one signature with exactly these answers and facts, besides the placing of a new order. */
      then(answers: unknown, facts: unknown = null): Order {
        expect(decision).toMatchObject({ ok: true });
        const signed = decision.ok
          ? decision.events.filter((event): event is Signed => event.type === 'Signed')
          : [];
        expect(signed).toHaveLength(1);
        expect(signed[0]).toMatchObject({ action: deed.action, by: { id: actors[deed.by].id }, at: deed.at });
        expect({ answers: signed[0]?.answers, facts: signed[0]?.facts }).toEqual({ answers, facts });
        return after;
      },
      /** Accepted; for what follows from it, look at the order given back. */
      accepted(): Order {
        expect(decision).toMatchObject({ ok: true });
        return after;
      },
      refused(refusal: Partial<Refusal>): void {
        expect(decision).toMatchObject({ ok: false, refusal });
      },
    };
  },
});

const accepted = (order: Order, deed: Deed): Order => {
  const decision = decide(commandOf(deed, order), order);
  if (!decision.ok)
    throw new Error(`${deed.action} by ${deed.by} was refused: ${JSON.stringify(decision.refusal)}`);
  return fold(order, decision.events);
};

const fold = (order: Order, events: readonly OrderEvent[]): Order =>
  evolveCommit(order, { version: order.version + 1, events });

/** The command that a deed is, on the order as it stands. */
export const commandOf = (deed: Deed, order: Order): Sign => {
  const action = find(deed.action);
  const part = deed.part ?? (action?.about.kind === 'opens' ? '' : deed.part);
  const shown = order.status === 'new' ? { ...order, status: 'open' as const } : order;
  return {
    type: 'Sign',
    action: deed.action,
    part,
    raw: deed.raw,
    by: actors[deed.by],
    for: null,
    at: deed.at,
    seen: deed.seen === 'current' && action ? seenHash(action, shown, part) : deed.seen,
    outside: deed.outside ?? mill,
    lookedUp: {
      ...(deed.other ? { other: deed.other } : {}),
      ...(deed.debts ? { debts: deed.debts } : {}),
      ...(deed.sameReference ? { sameReference: deed.sameReference } : {}),
      ...(deed.ordersLike ? { ordersLike: deed.ordersLike } : {}),
    },
    ...(deed.opens ? { opens: deed.opens } : {}),
    place: order.status === 'new' ? { id: 'order-1', number: 'SO-261123-001' } : null,
  };
};

/** A signature as the journal would bring it, by 陈宇 unless it says otherwise. */
export type Borne = Partial<Omit<Signed, 'action'>> & {
  /** An action's key; or one that no action has, for a commit that changes nothing but what the order has folded. */
  readonly action: string;
};

export const borne = ({ action, ...mark }: Borne): Signed => ({
  // The journal brings keys as they are stored, those of newer programs too.
  action: action as ActionKey,
  type: 'Signed',
  part: null,
  by: { id: people.chen.id, name: people.chen.name },
  for: null,
  at: '2026-11-23T01:00:00.000Z',
  answers: { lines: [] },
  facts: null,
  seen: '',
  ...mark,
});

/** An order that bears a signature as if the journal had brought it: for a past whose own rules are tested elsewhere. */
export const bearing = (order: Order, ...marks: readonly Borne[]): Order =>
  marks.reduce((before, mark) => fold(before, [borne(mark)]), order);
