import type { KnownBlock } from '@slack/types';
import type { EscalationEffect } from '../src/order/effect.ts';
import { label } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import type { Who } from '../src/order/roles.ts';
import { find } from '../src/procedure/catalogue.ts';
import { lastMoveOn, movesOn } from '../src/procedure/escalated.ts';
import { escalation } from '../src/procedure/escalation.ts';
import { buyerOf } from '../src/procedure/shop/buyer.ts';
import { actionButton } from './buttons.ts';
import { mayPressAs, openOrderButton } from './escalation-buttons.ts';
import { stampTime } from './format.ts';
import { type Drawing, type DrawingContext, escaped, inline, quoted, section, sections } from './kit.ts';
import { cut } from './measure.ts';
import { saidText } from './said.ts';
import { waitedFor } from './waits.ts';

/**
 * What is also said in the escalation channel: which order, what, by whom, in their words, whom it concerns, and the
 * buttons of what is waited for; once nothing is, who settled it.
 */
export const channelPost = (
  { action, mark }: Pick<EscalationEffect, 'action' | 'mark'>,
  order: Order,
  drawing: DrawingContext,
): Drawing => {
  const { language } = drawing;
  const customer = buyerOf(order) ?? '';
  const head = [order.number, customer, action.title[language], mark.by.name].filter((text) => text !== '');
  const said = saidText(action, mark, order, drawing);
  // A stored mark meets the action that wrote it.
  const tells = action.tells(order, mark as Parameters<typeof action.tells>[1]);
  const whom = [...new Set(tells.map((who) => waitedFor({ who: [who] }, order, drawing)))];
  return {
    text: escaped(cut(head.join(' · '), 250)),
    blocks: [
      ...sections(
        [
          `*${inline(head.join(' · '))}* · ${stampTime(mark.at, drawing)}`,
          ...(said === '' ? [] : quoted(said)),
          ...(whom.length > 0 ? [`📣 ${whom.join(' ')}`] : []),
        ],
        { most: 10_000, rest: '…' },
      ),
      ...movesBlocks({ order, mark, readers: [...channelReaders, ...tells] }, drawing),
    ],
  };
};

const mostButtons = 5;

/** Who reads the escalation channel, besides whom a message there calls (process §5). */
const channelReaders: readonly Who[] = ['service-supervisor', escalation.second];

interface Escalated {
  readonly order: Order;
  readonly mark: Mark;
  readonly readers: readonly Who[];
}

const movesBlocks = ({ order, mark, readers }: Escalated, drawing: DrawingContext): readonly KnownBlock[] => {
  const { language } = drawing;
  const moves = movesOn(order, mark);
  const buttons = moves
    .filter(({ action }) => readers.some((reader) => mayPressAs(reader, action.by)))
    .slice(0, mostButtons)
    .map((turn) => actionButton(turn.action, { order, part: turn.part?.id ?? null, language }));
  if (moves.length > 0)
    return [{ type: 'actions', elements: [openOrderButton(order, language), ...buttons] }];
  const last = lastMoveOn(order, mark);
  if (!last) return [];
  const title = find(last.action)?.title[language] ?? '';
  const by = `${inline(last.by.name)} ${stampTime(last.at, drawing)}`;
  return [section(`✅ ${label(`已了结：${title} · ${by}`, `Settled: ${title} · ${by}`)[language]}`)];
};
