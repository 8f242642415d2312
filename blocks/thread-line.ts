import type { KnownBlock } from '@slack/types';
import type { AnyAction } from '../src/order/action.ts';
import { wordsFor } from '../src/order/discreet.ts';
import type { LineEffect } from '../src/order/effect.ts';
import { type Language, label } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { partsOf } from '../src/order/parts.ts';
import type { Turn } from '../src/order/turn.ts';
import { find } from '../src/procedure/catalogue.ts';
import { allContent } from '../src/procedure/facets.ts';
import { buyerOf } from '../src/procedure/shop/buyer.ts';
import { printButton, wholeButton } from './buttons.ts';
import { clockText, stampTime } from './format.ts';
import { groupBy } from './group-by.ts';
import { type Drawing, type DrawingContext, escaped, inline, quoted, sections } from './kit.ts';
import { cut } from './measure.ts';
import { saidText } from './said.ts';
import { waitedFor } from './waits.ts';

/** Slack takes about 13,000 counted characters a message; the head and what follows need some of them. */
const mostSaid = 9_500;

/** One act, one line in the thread: who signed what and when, what they wrote, what fell by it, and whose turn it is. */
export const threadLine = (effect: LineEffect, order: Order, drawing: DrawingContext): Drawing => {
  const { action, mark } = effect;
  const { language } = drawing;
  const said = saidText(action, mark, order, drawing);
  const beyond = label('……（太长，其余见订单）', '… (too long; the rest stands in the order)')[language];
  const around = { most: 2700, rest: '…' };
  return {
    text: escaped(
      cut(`${order.number} · ${buyerOf(order) ?? ''} · ${action.title[language]} ✓ ${mark.by.name}`, 250),
    ),
    blocks: [
      ...sections([headText(action, mark, order, drawing), ...(said === '' ? [] : quoted(said))], {
        most: mostSaid,
        rest: beyond,
      }),
      ...sections(
        [
          ...fallenText(effect, language),
          ...tellsText(effect, order, drawing),
          ...nextText(effect.next, order, drawing),
        ],
        around,
      ),
      ...buttonBlocks(effect, order, drawing),
    ],
  };
};

/** Its papers to print; and, where there are any or the channel does not read all that was said, the act to look at whole. */
const buttonBlocks = (
  { action, mark, papers }: LineEffect,
  order: Order,
  drawing: DrawingContext,
): readonly KnownBlock[] => {
  const place = { order, version: mark.version };
  const elements = papers.map((paper) => printButton(paper, place, drawing.language));
  const [all, open] = (['all', 'open'] as const).map((sees) =>
    saidText(action, mark, order, { ...drawing, sees }),
  );
  const isWhole = papers.length === 0 && (drawing.sees === 'all' || all === open);
  if (isWhole) return [];
  return [{ type: 'actions', elements: [...elements, wholeButton(order, mark.version, drawing)] }];
};

/** 技术确认 ✓ 孙凯（代 周敏） · 10:05 */
const headText = (action: AnyAction, mark: Mark, order: Order, drawing: DrawingContext): string => {
  const { language } = drawing;
  const instead = mark.for ? inline(mark.for.name) : null;
  const by = instead === null ? '' : label(`（代 ${instead}）`, ` (for ${instead})`)[language];
  const part = mark.part === null ? '' : ` · ${partName(action, mark.part, order, drawing)}`;
  return `*${inline(action.title[language])}*${part} ✓ ${inline(mark.by.name)}${by} · ${clockText(mark.at, drawing)}`;
};

/** A batch or shipment in words where the action still knows it, else by its number. */
const partName = (action: AnyAction, part: string, order: Order, drawing: DrawingContext): string => {
  const known = partsOf(action, order).find((candidate) => candidate?.id === part);
  return inline(cut(known ? wordsFor(known.label, drawing) : part, 120));
};

const fallenText = ({ fallen }: LineEffect, language: Language): readonly string[] => {
  if (fallen.length === 0) return [];
  const names = fallen.map((mark) => fallenName(mark, language)).join(label('；', '; ')[language]);
  return [`${label('⚠ 因此失效，须重签：', '⚠ No longer valid, to be signed again: ')[language]}${names}`];
};

/** "技术确认（孙凯；数量、单价有变）" */
const fallenName = (mark: Mark, language: Language): string => {
  const action = find(mark.action);
  const title = inline(action?.title[language] ?? mark.action);
  const by = inline(mark.by.name);
  const facets = action ? changedNames(action, mark, language) : '';
  return facets === ''
    ? label(`${title}（${by}）`, `${title} (${by})`)[language]
    : label(`${title}（${by}；${facets}有变）`, `${title} (${by}; changed: ${facets})`)[language];
};

/** What changed, by the names people know; a signature it leaned on stands under the title of that step. */
const changedNames = (action: AnyAction, { fallen }: Mark, language: Language): string => {
  const names = (fallen?.facets ?? []).flatMap((name) => {
    const facet = allContent.find((known) => known.name === name);
    if (facet) return [facet.label[language]];
    const signature = /^signed:([^:]+)/.exec(name)?.[1];
    const leaned = signature === undefined ? undefined : find(signature);
    return leaned && leaned.key !== action.key ? [leaned.title[language]] : [];
  });
  return inline([...new Set(names)].join(label('、', ', ')[language]));
};

const tellsText = ({ tells }: LineEffect, order: Order, drawing: DrawingContext): readonly string[] => {
  const whom = tells.map((who) => waitedFor({ who: [who] }, order, drawing));
  return whom.length === 0
    ? []
    : [`📣 ${label('请知悉：', 'For your attention: ')[drawing.language]}${[...new Set(whom)].join(' ')}`];
};

/** 下一步：@生产部 排产 */
const nextText = (turns: readonly Turn[], order: Order, drawing: DrawingContext): readonly string[] => {
  if (turns.length === 0) return [];
  const { language } = drawing;
  const steps = [...groupBy(turns, ({ action }) => action).values()].flatMap(([turn]) =>
    turn ? [nextStep(turn, order, drawing)] : [],
  );
  return [`${label('下一步：', 'Next: ')[language]}${steps.join(' · ')}`];
};

const nextStep = (turn: Turn, order: Order, drawing: DrawingContext): string =>
  `${waitedFor(turn, order, drawing)} ${inline(turn.action.title[drawing.language])}${laterText(turn, drawing)}`;

/** What becomes due on a later day says so. */
const laterText = ({ since }: Turn, drawing: DrawingContext): string => {
  if (since <= drawing.now) return '';
  const from = stampTime(since, drawing);
  return label(`（${from} 起）`, ` (from ${from})`)[drawing.language];
};
