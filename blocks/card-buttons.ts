import type { ActionsBlock } from '@slack/types';
import type { AnyAction, Part } from '../src/order/action.ts';
import { isMet } from '../src/order/checks.ts';
import { type Language, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { partsOf } from '../src/order/parts.ts';
import type { Turn } from '../src/order/turn.ts';
import { offers } from '../src/order/waiting.ts';
import { actions } from '../src/procedure/catalogue.ts';
import { actionButton, aim, lookButton } from './buttons.ts';
import { groupBy } from './group-by.ts';
import { plain } from './kit.ts';

const mostForward = 4;
/** Slack takes five entries; the last leads to all the rest. */
const mostAside = 4;

/** Forward first, then why it waits, and aside in the overflow; one button per action (architecture §4). */
export const cardButtons = (order: Order, open: readonly Turn[], language: Language): ActionsBlock => {
  const ahead = forward(order, open);
  const look =
    open.length > 0
      ? lookButton('why', label('为什么在等', 'Why it waits')[language], { order })
      : lookButton('show', label('查看订单', 'Show the order')[language], { order });
  return {
    type: 'actions',
    elements: [
      ...ahead.map(({ action, part }, index) =>
        actionButton(action, { order, part, language, primary: index === 0 }),
      ),
      look,
      overflow(order, language),
    ],
  };
};

interface Offer {
  readonly action: AnyAction;
  readonly part: string | null;
}

/** Whose turn it is first; where there is room, what else makes sense now. */
const forward = (order: Order, open: readonly Turn[]): readonly Offer[] => {
  const beside = offers(order).filter(({ action }) => action.overflowRank === null || leadsBack(action));
  const all: readonly { readonly action: AnyAction; readonly part: Part | null }[] = [...open, ...beside];
  const byAction = groupBy(all, ({ action }) => action);
  return [...byAction]
    .slice(0, mostForward)
    .map(([action, group]) => ({ action, part: group.length === 1 ? (group[0]?.part?.id ?? null) : null }));
};

/** An act that an open order does not know leads back to it: on a held order it is the way forward. */
const leadsBack = ({ during }: AnyAction): boolean => !during.includes('open');

const overflow = (order: Order, language: Language) => {
  const entry = (act: string, text: string) => ({
    text: plain(text, 75),
    value: JSON.stringify({ act, ...(JSON.parse(aim(order)) as object) }),
  });
  return {
    type: 'overflow' as const,
    action_id: 'more',
    options: [
      ...asides(order).map((action) => entry(`open:${action.key}`, action.title[language])),
      entry('open:all', label('更多…', 'More…')[language]),
    ],
  };
};

/** Acts beside the way that are possible now, in their places. */
const asides = (order: Order): readonly AnyAction[] =>
  actions
    .filter((action) => action.overflowRank !== null && !leadsBack(action) && isPossible(action, order))
    .toSorted((left, right) => (left.overflowRank ?? 0) - (right.overflowRank ?? 0))
    .slice(0, mostAside);

const isPossible = (action: AnyAction, order: Order): boolean =>
  action.during.includes(order.status) &&
  partsOf(action, order).some((part) => {
    const id = part?.id ?? null;
    return action.applies(order, id) && action.needs(order, id).every(isMet);
  });
