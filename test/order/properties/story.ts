import type { AnyAction } from '../../../src/order/action.ts';
import type { Sign } from '../../../src/order/commands.ts';
import { decide, sightOf } from '../../../src/order/decide.ts';
import type { Decision } from '../../../src/order/decision.ts';
import type { OrderEvent } from '../../../src/order/events.ts';
import { evolveCommit } from '../../../src/order/evolve.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import type { Order } from '../../../src/order/order.ts';
import { partsOf } from '../../../src/order/parts.ts';
import type { Raw } from '../../../src/order/raw.ts';
import type { Actor } from '../../../src/order/roles.ts';
import { seenHash } from '../../../src/order/seen.ts';
import { offers, turns } from '../../../src/order/waiting.ts';
import { maySign } from '../../../src/procedure/access.ts';
import { actions, find } from '../../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import type { Customer, MillState } from '../../../src/procedure/outside.ts';
import { agreedMemo } from '../../support/deeds-commercial.ts';
import { mill, people } from '../../support/mill.ts';
import { filledIn, type Manner, mended, nonsense } from './answers.ts';
import { type Chance, chanceFrom } from './chance.ts';

/** An order with the journal that made it. */
export interface Story {
  readonly order: Order;
  readonly commits: readonly Commit[];
  readonly at: string;
}

export interface Commit {
  readonly version: number;
  readonly events: readonly OrderEvent[];
}

/** One command and what became of it. */
export interface Move {
  readonly before: Order;
  readonly command: Sign;
  readonly decision: Decision;
  readonly after: Order;
}

export const everyone: readonly Actor[] = Object.values(people);

const withContract = (customer: Customer, code: string, terms: Partial<Customer['contract']>): Customer => ({
  ...customer,
  code,
  contract: { ...customer.contract, ...terms },
});

/** The demo mill, with an A that pays a deposit and has little credit, and a C that pays none besides. */
export const world: MillState = {
  ...mill,
  customers: mill.customers.flatMap((customer) => {
    if (customer.grade === 'A')
      return [customer, withContract(customer, 'C104', { depositPercent: 20, creditLimitFen: 9_000_000 })];
    return customer.grade === 'C'
      ? [customer, withContract(customer, 'C103', { depositPercent: 0 })]
      : [customer];
  }),
};

export const beginning: Story = { order: emptyOrder, commits: [], at: '2026-11-23T00:30:00.000Z' };

/** The next command on an order, whatever it may be, told by one seed; mostly somebody's turn, taken by one who may. */
export const nextCommand = ({ order, at }: Story, seed: number): Sign => {
  const chance = chanceFrom(seed);
  const now = new Date(Date.parse(at) + chance.below(chance.percent(80) ? 3 : 60) * 3_600_000).toISOString();
  if (order.status === 'new' && chance.percent(90)) return firstMemo(chance, now);
  const { action, part } = chosenMove(order, chance);
  const known = find(action);
  const by = personFor(order, known, chance);
  const raw = known ? answersTo({ action: known, order, part, by, at: now, chance }) : {};
  return { ...blankCommand, action, part, raw, by, at: now, ...seenAndPlace({ order, known, part, chance }) };
};

/** The turn that is waited for, taken as asked: what a mill does where nothing goes wrong. */
export const steadyCommand = (story: Story, seed: number, turn = 0): Sign => {
  const waited = story.order.status === 'held' ? [] : turns(story.order);
  const { action, part } = waited[Math.min(turn, waited.length - 1)] ?? {};
  const known = action ?? find('resume');
  if (!known) throw new Error('nobody’s turn');
  return asAsked(story, seed, { known, id: part?.id ?? null });
};

/** The act that a refusal names as the way on, taken as asked; undefined where it names none. */
export const wayOnCommand = (story: Story, { decision }: Move, seed: number): Sign | undefined => {
  const opens = !decision.ok && decision.refusal.code === 'forbidden' ? decision.refusal.opens : undefined;
  const known = opens === undefined ? undefined : find(opens);
  if (!known) return undefined;
  return asAsked(story, seed, { known, id: known.about.kind === 'opens' ? '' : null });
};

const asAsked = (
  { order, at }: Story,
  seed: number,
  { known, id }: { readonly known: AnyAction; readonly id: string | null },
): Sign => {
  const chance = chanceFrom(seed);
  const now = new Date(Date.parse(at) + 1_800_000).toISOString();
  const by = personFor(order, known, chance, 100);
  const raw = answersTo({ action: known, order, part: id, by, at: now, chance, manner: 'steadily' });
  return { ...blankCommand, action: known.key, part: id, raw, by, at: now, seen: seenHash(known, order, id) };
};

/** The command given again after it was refused at some fields, on the form as it stands now. */
export const mendedCommand = ({ before, command, decision }: Move, seed: number): Sign => {
  const action = find(command.action);
  if (decision.ok || decision.refusal.code !== 'answers' || !action || before.status === 'new')
    return command;
  const sight = sightOf(command, before, command.part);
  const asking = { action, sight, chance: chanceFrom(seed), manner: 'steadily' } as const;
  return { ...command, raw: mended(asking, Object.keys(decision.refusal.fields)) };
};

/** The story after a command: the journal grows by a commit, or stays as it is where the command was refused. */
export const told = (story: Story, command: Sign): { readonly story: Story; readonly move: Move } => {
  const before = story.order;
  const decision = decide(command, before);
  const commit = { version: before.version + 1, events: decision.ok ? decision.events : [] };
  const after = decision.ok ? frozen(evolveCommit(before, commit)) : before;
  const move = { before, command, decision, after };
  return decision.ok
    ? { story: { order: after, commits: [...story.commits, commit], at: command.at }, move }
    : { story, move };
};

/** Whatever it holds cannot be changed any more, so that a rule that writes into its order is found out. */
export const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
};

export const blankCommand: Sign = {
  type: 'Sign',
  action: '',
  part: null,
  raw: {},
  by: people.chen,
  for: null,
  at: beginning.at,
  seen: null,
  outside: world,
  place: null,
};

const placing = { id: 'order-1', number: 'SO-261123-001' } as const;

const firstMemo = (chance: Chance, at: string): Sign => {
  const { raw } = agreedMemo(chance.of(['A', 'B', 'C'] as const) ?? 'B');
  const customer = { C004: ['C004', 'C104'], C001: ['C001', 'C005'], C003: ['C003', 'C103'] }[
    String(raw.customer)
  ];
  const order: Order = { ...emptyOrder, status: 'open' };
  const seenOf = (key: ActionKey) => {
    const action = find(key);
    return action ? seenHash(action, order, null) : null;
  };
  const chosen = chance.of(customer ?? []) ?? raw.customer;
  const byClerk: Sign = {
    ...blankCommand,
    action: 'intake',
    raw: { ...raw, customer: chosen },
    by: chance.of([people.chen, people.li, people.wang]) ?? people.chen,
    at,
    seen: seenOf('intake'),
    place: placing,
  };
  const bySales = { action: 'sales-intake', by: salespersonOf(chosen), seen: seenOf('sales-intake') };
  return chance.percent(12) ? { ...byClerk, ...bySales } : byClerk;
};

/** S1: who writes a customer's order in the desk themselves. */
const salespersonOf = (customer: Raw): Actor => {
  const own = world.customers.find(({ code }) => code === customer)?.salesperson;
  return everyone.find(({ id }) => id === own?.id) ?? people.zhou;
};

interface Chosen {
  readonly action: string;
  readonly part: string | null;
}

/** Mostly what is waited for; what ends or stops an order comes seldom, so that most orders go far. */
const chosenMove = (order: Order, chance: Chance): Chosen => {
  const offered = offers(order).filter(({ action }) => !stopping.includes(action.key) || chance.percent(8));
  const found = chance.percent(93) ? chance.of(chance.percent(85) ? turns(order) : offered) : undefined;
  if (found) return { action: found.action.key, part: found.part?.id ?? null };
  const action = chance.percent(97) ? chance.of(actions)?.key : undefined;
  const named = action ?? chance.of(['__proto__', 'constructor', '', 'no-such-act', 'toString']) ?? '';
  return { action: named, part: anyPart(order, find(named), chance) };
};

const stopping = ['cancel', 'hold', 'return-choice', 'remainder'];

const anyPart = (order: Order, action: AnyAction | undefined, chance: Chance): string | null => {
  const parts = action ? partsOf(action, order) : [];
  if (parts.length > 0 && chance.percent(85)) return chance.of(parts)?.id ?? null;
  return chance.of([null, '', 'b1', 's9', 'd0', 'l99', '__proto__', 'x'.repeat(300)]) ?? null;
};

const personFor = (order: Order, action: AnyAction | undefined, chance: Chance, percent = 93): Actor => {
  const able = everyone.filter((person) => action && maySign(order, person, action.by));
  return (chance.percent(percent) ? chance.of(able) : chance.of(everyone)) ?? people.chen;
};

interface Answering {
  readonly action: AnyAction;
  readonly order: Order;
  readonly part: string | null;
  readonly by: Actor;
  readonly at: string;
  readonly chance: Chance;
  readonly manner?: Manner;
}

const answersTo = ({ action, order, part, by, at, chance, manner }: Answering): Sign['raw'] => {
  if (manner !== 'steadily' && chance.percent(2)) return { entry: nonsense(chance), [part ?? 'x']: [] };
  const sight = sightOf({ by, at, outside: world, raw: {} }, order, part);
  const raw = filledIn({
    action,
    sight,
    chance,
    manner: manner ?? (chance.percent(55) ? 'steadily' : 'freely'),
  });
  return action.lines?.grows && chance.percent(5)
    ? { ...raw, [`lines.${chance.of(['2', '007', '99999999999999999999', '-1', 'x'])}.product`]: 'HG-WF70' }
    : raw;
};

const seenAndPlace = ({
  order,
  known,
  part,
  chance,
}: {
  readonly order: Order;
  readonly known: AnyAction | undefined;
  readonly part: string | null;
  readonly chance: Chance;
}): Pick<Sign, 'seen' | 'place'> => {
  const shown: Order = order.status === 'new' ? { ...order, status: 'open' } : order;
  const seen = known && chance.percent(96) ? seenHash(known, shown, part) : null;
  const stale = chance.percent(50) ? 'f'.repeat(32) : null;
  return { seen: seen ?? stale, place: order.status === 'new' && chance.percent(90) ? placing : null };
};
