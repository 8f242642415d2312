import type { Fired, Order } from '../order.ts';
import { turns } from '../waiting.ts';
import type { DeadlineKind } from './deadline.ts';

/** Said while somebody's move was waited for: settled when it is nobody's move any more. */
const byTurn: ReadonlySet<DeadlineKind> = new Set([
  'service-level',
  'monitoring',
  'finish',
  'owed-notice',
  'return-owed',
  'follow-up',
]);

/** Whether what a message called somebody for has been done since, so that its button leads nowhere. */
export const isSettled = (order: Order, fired: Pick<Fired, 'kind' | 'action' | 'part' | 'slot'>): boolean => {
  if (byTurn.has(fired.kind)) return isNobodysMove(order, fired);
  return wasSigned(order, fired, order.fired[fired.slot]?.version ?? order.version);
};

type About = Pick<Fired, 'action' | 'part'>;

const wasSigned = (order: Order, { action, part }: About, since: number): boolean =>
  (order.marks[action] ?? []).some(
    (mark) => mark.version > since && mark.fallen === null && (part === null || mark.part === part),
  );

/** An order on hold waits for nobody, and goes on waiting when it is resumed. */
const isNobodysMove = (order: Order, { action, part }: About): boolean =>
  order.status !== 'held' &&
  !turns(order).some((turn) => turn.action.key === action && (turn.part?.id || null) === part);
