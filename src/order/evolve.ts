import type { AnyAction } from './action.ts';
import type { OrderEvent, Signed } from './events.ts';
import { same } from './json.ts';
import { descended } from './lineage.ts';
import type { Mark, Order } from './order.ts';
import { procedureOf } from './procedure.ts';
import { coveredValues } from './seen.ts';
import { fell } from './void.ts';
import { fellWhatChanged } from './voiding.ts';

/** The order after an event; folding all events of its commits gives the order as it stands. */
export function evolve(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced': {
      const { id, number, kind, clerk, at } = event;
      const placed: Order = { ...order, id, number, kind, placedAt: at, clerk, status: 'open' };
      return procedureOf(order).placed(placed, event);
    }
    case 'Signed':
      return fellWhatChanged(bear(order, event), event.at);
    case 'FileKept': {
      const { fileId, sha256, size, mimeType } = event;
      return { ...order, keptFiles: [...order.keptFiles, { fileId, sha256, size, type: mimeType }] };
    }
    case 'DeadlineFired':
      return { ...order, fired: { ...order.fired, [event.slot]: { ...event, version: order.version } } };
    case 'OrderHeard':
      return { ...order, heard: [...order.heard, event] };
    default:
      return procedureOf(order).evolve(order, event);
  }
}

/** The order after a whole commit. */
export const evolveCommit = (
  order: Order,
  commit: { readonly version: number; readonly events: readonly OrderEvent[] },
): Order => {
  const at = commit.events.at(-1)?.at ?? order.placedAt;
  const after = commit.events.reduce(evolve, { ...order, version: commit.version });
  return descended(order, procedureOf(order).committed(order, after, at), at);
};

function bear(order: Order, event: Signed): Order {
  const action = procedureOf(order).find(event.action);
  // An action this program does not know was written by a newer one: keep its mark, follow no rule of it.
  const { answers, facts, part, by, at, since } = event;
  const mark: Mark = {
    action: event.action,
    part,
    by,
    for: event.for,
    at,
    ...(since === undefined ? {} : { since }),
    version: order.version,
    answers,
    facts,
    covered: {},
    fallen: null,
  };
  const earlier =
    action?.again === 'renews'
      ? fell(order, (old) => old.action === mark.action && old.part === part, {
          at,
          why: 'superseded',
          facets: [],
        })
      : order;
  const marked: Order = {
    ...earlier,
    marks: { ...earlier.marks, [mark.action]: [...(earlier.marks[mark.action] ?? []), mark] },
  };
  const next = action ? action.evolve(marked, mark as Parameters<AnyAction['evolve']>[1]) : marked;
  const revised = same(next.content, order.content) ? next : { ...next, revision: order.revision + 1 };
  // Covered values are taken after the act, so that a memo that changes the content it covers does not fall by itself.
  return action ? withCovered(revised, mark, coveredValues(action, revised, event.part)) : revised;
}

const withCovered = (order: Order, mark: Mark, covered: Mark['covered']): Order => {
  const marks = order.marks[mark.action] ?? [];
  return {
    ...order,
    marks: {
      ...order.marks,
      [mark.action]: marks.map((other) => (other === mark ? { ...mark, covered } : other)),
    },
  };
};
