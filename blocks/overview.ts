import type { KnownBlock, ModalView } from '@slack/types';
import { wordsFor } from '../src/order/discreet.ts';
import { label } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { allMarks } from '../src/order/order.ts';
import type { Actor } from '../src/order/roles.ts';
import type { Turn } from '../src/order/turn.ts';
import { turnsSeen } from '../src/order/waiting.ts';
import { maySign } from '../src/procedure/access.ts';
import { find } from '../src/procedure/catalogue.ts';
import { contentOf } from '../src/procedure/facets.ts';
import { buyerOf } from '../src/procedure/shop/buyer.ts';
import { actionButton, lookButton } from './buttons.ts';
import { elapsed, expectedText, stampTime } from './format.ts';
import { context, type DrawingContext, divider, inline, mrkdwn, plain, section, sections } from './kit.ts';
import { lateText } from './late.ts';
import { cut } from './measure.ts';
import { notice } from './notice.ts';
import { papersRow } from './papers.ts';
import { slipLedgerBlocks } from './slip-ledger.ts';
import { standingText } from './status.ts';
import { dueFirst, waitedFor } from './waits.ts';

const mostTurns = 25;

/** An order in a modal: why it waits, on whom, since when; what it says; who signed what. */
export const orderOverview = (order: Order, by: Actor, drawing: DrawingContext): ModalView => {
  const { language } = drawing;
  if (order.version === 0) return noOrder(drawing);
  const { customersNumber } = order.content.source;
  const own = customersNumber
    ? [`*${label('客户的订单号', 'The customer’s own number')[language]}*  ${inline(customersNumber)}`]
    : [];
  const facts = contentOf(order).flatMap((facet) => {
    const value = wordsFor(facet.show(order), drawing);
    return value === '' ? [] : [`*${facet.label[language]}*  ${inline(cut(value, 2000))}`];
  });
  return {
    type: 'modal',
    callback_id: 'overview',
    title: plain(order.number, 24),
    close: plain(label('关闭', 'Close')[language], 24),
    blocks: [
      headBlock(order, drawing),
      papersRow(order, language),
      ...lateText(order, drawing).map((text) => context(text)),
      section(`*${label('为什么在等', 'Why it waits')[language]}*`),
      ...waits(order, by, drawing),
      ...slipLedgerBlocks(order, drawing),
      divider(),
      section(`*${label('订单内容', 'What was ordered')[language]}*`),
      ...sections([...own, ...facts], { most: 25_000, rest: '…' }),
      divider(),
      section(`*${label('谁签了什么（新的在前）', 'Who signed what (newest first)')[language]}*`),
      ...sections(signatures(order, drawing), {
        most: 40_000,
        rest: label('更早的见订单帖子', 'Earlier ones stand in the thread')[language],
      }),
    ],
  };
};

const noOrder = ({ language }: DrawingContext): ModalView =>
  notice(
    label('没有这张订单', 'No such order'),
    label('没有找到这张订单。', 'There is no such order.')[language],
    language,
  );

const headBlock = (order: Order, { language }: DrawingContext): KnownBlock => {
  const { customer } = order.content;
  const grade = customer ? label(` · ${customer.grade} 类`, ` · grade ${customer.grade}`)[language] : '';
  const name = inline(customer?.name ?? buyerOf(order) ?? label('客户未定', 'customer unknown')[language]);
  return {
    type: 'section',
    text: mrkdwn(`*${name}*${grade} · ${standingText(order, language)} · R${order.revision}`),
    accessory: lookButton('all', label('可办事项', 'What I can do')[language], { order }),
  };
};

/** A line each, with the button of what this very person may sign. */
const waits = (order: Order, by: Actor, drawing: DrawingContext): readonly KnownBlock[] => {
  const open = dueFirst(turnsSeen(order, drawing), drawing);
  const { language } = drawing;
  if (open.length === 0) return [context(label('没有在等什么', 'It waits for nothing')[language])];
  const rest = open.length - mostTurns;
  return [
    ...open.slice(0, mostTurns).map((turn) => waitBlock(turn, { order, by }, drawing)),
    ...(rest > 0 ? [context(label(`还有 ${rest} 项`, `and ${rest} more`)[language])] : []),
  ];
};

const waitBlock = (
  { action, part, who, since, first }: Turn,
  { order, by }: { readonly order: Order; readonly by: Actor },
  drawing: DrawingContext,
): KnownBlock => {
  const { language } = drawing;
  const about = part && part.id !== '' ? ` · ${inline(cut(wordsFor(part.label, drawing), 200))}` : '';
  const from = stampTime(since, drawing);
  const when =
    since > drawing.now
      ? expectedText(since, drawing)
      : label(`自 ${from}，已 ${elapsed(since, drawing)}`, `since ${from}, ${elapsed(since, drawing)}`)[
          language
        ];
  const whom = waitedFor({ who }, order, drawing);
  return {
    type: 'section',
    text: mrkdwn(
      `${since > drawing.now ? '⏲' : '⏳'} *${inline((first ?? action.title)[language])}*${about} — ${whom} · ${when} · ${action.rule}`,
    ),
    ...(maySign(order, by, action.by)
      ? { accessory: actionButton(action, { order, part: part?.id ?? null, language }) }
      : {}),
  };
};

const signatures = (order: Order, drawing: DrawingContext): readonly string[] => {
  const all = allMarks(order).toSorted((left, right) => right.version - left.version);
  return all.length === 0 ? ['—'] : all.map((mark) => signatureText(mark, drawing));
};

const signatureText = (mark: Mark, drawing: DrawingContext): string => {
  const { language } = drawing;
  const title = inline(find(mark.action)?.title[language] ?? mark.action);
  const instead = mark.for ? inline(mark.for.name) : null;
  const by = `${inline(mark.by.name)}${instead === null ? '' : label(`（代 ${instead}）`, ` (for ${instead})`)[language]}`;
  const line = `${stampTime(mark.at, drawing)}  ${title}${mark.part ? ` ${inline(mark.part)}` : ''} · ${by}`;
  return mark.fallen === null ? `✓ ${line}` : `~${line}~ ${fallWords[mark.fallen.why][language]}`;
};

const fallWords = {
  changed: label('内容有变', 'content changed'),
  withdrawn: label('已撤回', 'withdrawn'),
  reversed: label('已冲正', 'reversed'),
  superseded: label('已重签', 'signed anew'),
} as const satisfies Record<NonNullable<Mark['fallen']>['why'], unknown>;
