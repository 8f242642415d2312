import type { ActionKey } from './keys.ts';
import { factsOf, type Mark, type Order } from './order.ts';
import { procedureOf } from './procedure.ts';
import type { AnyReminder, Said } from './reminder.ts';
import { turns } from './waiting.ts';

/** The reminder that said something; undefined for one of a newer program. */
export const reminderFor = (order: Order, { kind }: Pick<Said, 'kind'>): AnyReminder | undefined =>
  procedureOf(order).reminders.find((reminder) => reminder.kind === kind);

/** Whether what a message called somebody for is done or needed no more, so that its button leads nowhere. */
export const isSettled = (order: Order, said: Said): boolean => {
  const reminder = reminderFor(order, said);
  const settled = isOver(order) && !reminder?.outlives ? undefined : reminder?.settled;
  return settled ? settled(order, said) : isNobodysMove(order, said);
};

/**
 * The act that settled it, newest first: what was asked for, or what made it needless. Undefined where it went away with
 * a change of the order.
 */
export const settledBy = (order: Order, said: Said): Mark | undefined =>
  settlersOf(order, said)
    .flatMap((key): readonly Mark[] => factsOf(order, key))
    .filter((mark) => mark.version > commitThatSaid(order, said))
    .filter((mark) => said.part === null || mark.part === null || mark.part === said.part)
    .toSorted((left, right) => left.version - right.version)
    .at(-1);

const settlersOf = (order: Order, said: Said): readonly ActionKey[] => [
  said.action,
  ...(reminderFor(order, said)?.settledBy ?? []),
  ...procedureOf(order).endings,
];

/** Whether the act that was asked for was signed since. */
export const wasSigned = (order: Order, said: Said): boolean =>
  factsOf(order, said.action).some(
    (mark) => mark.version > commitThatSaid(order, said) && (said.part === null || mark.part === said.part),
  );

/** The commit that said it. */
export const commitThatSaid = (order: Order, { slot }: Pick<Said, 'slot'>): number =>
  order.fired[slot]?.version ?? order.version;

const isOver = ({ status }: Order): boolean => status === 'cancelled' || status === 'referred';

/** An order on hold waits for nobody, and goes on waiting when it is resumed. */
const isNobodysMove = (order: Order, { action, part }: Said): boolean =>
  order.status !== 'held' &&
  !turns(order).some((turn) => turn.action.key === action && (turn.part?.id || null) === part);
