import { wordsFor } from '../src/order/discreet.ts';
import { label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Turn } from '../src/order/turn.ts';
import { whoLabel } from '../src/procedure/roles.ts';
import { elapsedLive, expectedText, stampTime } from './format.ts';
import { groupBy } from './group-by.ts';
import { type DrawingContext, inline } from './kit.ts';
import { cut } from './measure.ts';

const most = 5;

/** What is due stands before what becomes due on a later day (a monitoring prompt), each in the procedure's order. */
export const dueFirst = (open: readonly Turn[], { now }: Pick<DrawingContext, 'now'>): readonly Turn[] => [
  ...open.filter(({ since }) => since <= now),
  ...open.filter(({ since }) => since > now),
];

/** Why the order waits: on whom, for what, since when; several batches or shipments of one step in one line. */
export const waitsText = (
  open: readonly Turn[],
  order: Order,
  drawing: DrawingContext,
): readonly string[] => {
  const groups = [...groupBy(dueFirst(open, drawing), ({ action }) => action.key).values()];
  if (groups.length === 0) return [];
  const rest = groups.length - most;
  return [
    [
      ...groups.slice(0, most).map((group) => waitText(group, order, drawing)),
      ...(rest > 0 ? [label(`… 还有 ${rest} 项`, `… and ${rest} more`)[drawing.language]] : []),
    ].join('\n'),
  ];
};

/** "⏳ 等 @周敏：客户签回确认书（自 11-22 14:02，1 天 2 小时）" */
const waitText = (group: readonly Turn[], order: Order, drawing: DrawingContext): string => {
  const { language } = drawing;
  const [first] = group;
  if (!first) return '';
  const since = group.reduce((early, turn) => (turn.since < early ? turn.since : early), first.since);
  const what = `${inline((first.first ?? first.action.title)[language])}${partsText(group, drawing)}`;
  const whom = waitedFor(first, order, drawing);
  const from = stampTime(since, drawing);
  if (since > drawing.now)
    return label(
      `⏲ ${expectedText(since, drawing)} ${whom}：${what}`,
      `⏲ ${whom}: ${what} (${expectedText(since, drawing)})`,
    )[language];
  const long = elapsedLive(since, drawing);
  return label(
    `⏳ 等 ${whom}：${what}（自 ${from}，${long}）`,
    `⏳ ${whom}: ${what} (since ${from}, ${long})`,
  )[language];
};

/** Mentioned where the workspace knows them, by the role's name where it does not. */
export const waitedFor = (
  { who }: Pick<Turn, 'who'>,
  order: Order,
  { language, mention }: DrawingContext,
): string => {
  const [first] = who;
  if (first === undefined) return '—';
  return mention(first, order) || whoLabel(first)[language];
};

const partsText = (group: readonly Turn[], drawing: DrawingContext): string => {
  const { language } = drawing;
  const names = group.flatMap(({ part }) => (part && part.id !== '' ? [wordsFor(part.label, drawing)] : []));
  if (names.length === 0) return '';
  return ` · ${inline(cut(names.join(label('、', ', ')[language]), 160))}`;
};
