import type { KnownBlock, ModalView } from '@slack/types';
import type { AnyAction } from '../src/order/action.ts';
import { blocked, sightOf } from '../src/order/decide.ts';
import { label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { partsOf } from '../src/order/parts.ts';
import type { Actor } from '../src/order/roles.ts';
import { actions } from '../src/procedure/catalogue.ts';
import { lanes } from '../src/procedure/lane.ts';
import { rules } from '../src/procedure/rules.ts';
import { buyerOf } from '../src/procedure/shop/buyer.ts';
import { actionButton } from './buttons.ts';
import { context, type DrawingContext, inline, mrkdwn, plain, section } from './kit.ts';
import { laneNames } from './lanes.ts';
import { cut } from './measure.ts';
import { papersRow } from './papers.ts';

interface Possible {
  readonly action: AnyAction;
  /** The only part it may be signed for; null where the form asks which, or for the order as a whole. */
  readonly part: string | null;
}

/** Leaves room for the head, the lanes' names and what a modal takes. */
const most = 90;

/** Everything this person may sign on this order now, lane by lane, each with its button: behind "更多…". */
export const moreActs = (order: Order, by: Actor, drawing: DrawingContext): ModalView => {
  const { language } = drawing;
  const all = order.version === 0 ? [] : possible(order, by, drawing).slice(0, most);
  const none = label('这张订单现在没有您可签的事项。', 'There is nothing you may sign on this order now.');
  return {
    type: 'modal',
    callback_id: 'more',
    title: plain(label('可办事项', 'What I can do')[language], 24),
    close: plain(label('关闭', 'Close')[language], 24),
    blocks: [
      context(`*${inline(`${order.number} · ${buyerOf(order) ?? '—'}`)}*`),
      ...(order.version === 0 ? [] : [papersRow(order, language)]),
      ...(all.length === 0 ? [section(none[language])] : []),
      ...lanes.flatMap((lane) => {
        const own = all.filter(({ action }) => action.lane === lane);
        return own.length === 0
          ? []
          : [section(`*${laneNames[lane][language]}*`), ...own.map((one) => actBlock(one, order, drawing))];
      }),
    ],
  };
};

const actBlock = ({ action, part }: Possible, order: Order, { language }: DrawingContext): KnownBlock => ({
  type: 'section',
  text: mrkdwn(
    `${inline(action.title[language])}\n${cut(rules[action.rule][language], 200)}（${action.rule}）`,
  ),
  accessory: actionButton(action, {
    order,
    part,
    language,
    text: action.press === 'do' ? action.submit[language] : label('打开', 'Open')[language],
  }),
});

/** Steps whose turn it is and acts out of turn alike: whatever would not be refused before any answer is looked at. */
const possible = (order: Order, by: Actor, { now, outside }: DrawingContext): readonly Possible[] =>
  actions.flatMap((action) => {
    const open = partsOf(action, order).filter((part) => {
      const sight = sightOf({ by, at: now, outside, raw: {} }, order, part?.id ?? null);
      return blocked(action, sight) === undefined;
    });
    const [only] = open;
    if (only === undefined) return [];
    return [{ action, part: open.length === 1 ? (only?.id ?? null) : null }];
  });
