import type { KnownBlock } from '@slack/types';
import { label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { type SlipRow, slipLedger } from '../src/procedure/confirmation/slip-ledger.ts';
import { causeText } from '../src/procedure/confirmation/slip-texts.ts';
import { dayText, stampTime } from './format.ts';
import { type DrawingContext, divider, section, sections } from './kit.ts';

/** S9.3: day by day what the customer's waiting did to the dates, and whether the salesperson was told; newest first. */
export const slipLedgerBlocks = (order: Order, drawing: DrawingContext): readonly KnownBlock[] => {
  const rows = slipLedger(order, drawing.outside.settings.timeZone);
  if (rows.length === 0) return [];
  const { language } = drawing;
  const text = rows.toReversed().map((row) => rowText(row, drawing));
  return [
    divider(),
    section(`*${label('顺延记录', 'Days slipped')[language]}*`),
    ...sections(text, { most: 6000, rest: '…' }),
  ];
};

const rowText = (row: SlipRow, drawing: DrawingContext): string => {
  const { language } = drawing;
  const dates = [
    ...(row.promisedOn ? [`${label('承诺', 'promised')[language]} ${dayText(row.promisedOn, drawing)}`] : []),
    ...(row.finishedOn ? [`${label('完工', 'finished')[language]} ${dayText(row.finishedOn, drawing)}`] : []),
  ].join(' · ');
  const told = row.toldAt
    ? `${label('已告知', 'told')[language]} ${stampTime(row.toldAt, drawing)}`
    : label('尚未告知', 'not told yet')[language];
  const line = `${dayText(row.day, drawing)} ${causeText(row.cause)[language]} → ${dates} · ${told}`;
  return row.counts ? line : `~${line}~ ${label('不再计', 'no longer counted')[language]}`;
};
