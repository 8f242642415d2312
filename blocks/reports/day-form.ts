import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import {
  type DayEntry,
  dayAction,
  dayQuestions,
  daySight,
  type Reporter,
} from '../../src/mill/reports/day-report.ts';
import { type Label, label } from '../../src/order/labels.ts';
import { lineText } from '../../src/procedure/goods/lines.ts';
import { reportOn } from '../../src/procedure/production/daily-reports.ts';
import { inputGroups } from '../form-inputs.ts';
import { clockText } from '../format.ts';
import { context, type DrawingContext, divider, inline, mrkdwn, plain, section } from '../kit.ts';
import { cut } from '../measure.ts';

/** The report of a day for all orders in production, as filled in so far. */
export interface DayForm {
  /** Calendar date at the mill. */
  readonly date: string;
  readonly entries: readonly DayEntry[];
  readonly reporter: Reporter;
  /** 0 is the first. */
  readonly page: number;
  /** How often the day was changed: gives the inputs fresh block ids, so that no figure goes over to another day. */
  readonly turn: number;
  /** Where what was typed is kept. */
  readonly draft: string;
  /** Said above everything. */
  readonly notice?: string;
}

const ordersAPage = 8;
/** Slack takes 100 blocks a view; head and pager need theirs. */
const mostBlocks = 85;

/** One form for all orders (S12.1): the day, a table to upload instead, then each order's questions, page by page. */
export const dayForm = (form: DayForm, drawing: DrawingContext): ModalView => {
  const { language } = drawing;
  const pages = dayPages(form, drawing);
  const page = Math.min(form.page, pages.length - 1);
  const { date, draft, turn } = form;
  return {
    type: 'modal',
    callback_id: 'daily-reports',
    private_metadata: JSON.stringify({ orderId: null, revision: 0, date, draft, turn, page }),
    title: plain(label('生产日报', 'Daily reports')[language], 24),
    submit: plain(label('填报', 'Report')[language], 24),
    close: plain(label('先不填', 'Not now')[language], 24),
    blocks: [
      ...(form.notice ? [section(form.notice)] : []),
      ...(page === 0 ? head(form, drawing) : [context(`*${date}*`)]),
      ...(pages[page] ?? []),
      ...pager(page, pages.length, drawing),
    ],
  };
};

/** The blocks of the orders, page by page: an order stays whole unless it alone is longer than a page. */
export const dayPages = (form: DayForm, drawing: DrawingContext): readonly (readonly KnownBlock[])[] => {
  const pages: { blocks: KnownBlock[]; orders: number }[] = [];
  for (const entry of form.entries) {
    const blocks = orderBlocks(entry, form, drawing);
    for (let from = 0; from < blocks.length; from += mostBlocks) {
      const chunk = blocks.slice(from, from + mostBlocks);
      const last = pages.at(-1);
      if (last && last.orders < ordersAPage && last.blocks.length + chunk.length <= mostBlocks) {
        last.blocks.push(...chunk);
        last.orders += 1;
      } else pages.push({ blocks: chunk, orders: 1 });
    }
  }
  return pages.length === 0 ? [[]] : pages.map(({ blocks }) => blocks);
};

/** The block id of an order's question in the form of all. */
export const dayBlockId = ({ order }: Pick<DayEntry, 'order'>, blockId: string): string =>
  `${order.number}.${blockId}`;

const head = ({ date, entries, turn }: DayForm, { language }: DrawingContext): readonly KnownBlock[] => [
  context(
    label(
      `在产 ${entries.length} 张。产量按产品单位填；没有产量请写原因；不填的订单不算已报。翻页时已填的都保留。`,
      `${entries.length} orders in production. Quantities in the product’s unit; where there was none, say why; an order left blank is not reported. What you typed is kept as you turn pages.`,
    )[language],
  ),
  {
    type: 'input',
    block_id: `date~${turn}`,
    dispatch_action: true,
    label: plain(label('日期', 'Day')[language], 2000),
    element: { type: 'datepicker', action_id: 'day:date', initial_date: date },
  },
  {
    type: 'input',
    block_id: 'file',
    optional: true,
    label: plain(label('或上传表格（CSV、xlsx）', 'Or upload a table (CSV, xlsx)')[language], 2000),
    hint: plain(
      label('上传后先逐行核对，确认才填报', 'It is checked row by row first and filed only when you say so')[
        language
      ],
      2000,
    ),
    element: { type: 'file_input', action_id: 'value', max_files: 1, filetypes: ['csv', 'xlsx'] },
  },
  {
    type: 'actions',
    block_id: 'day.template',
    elements: [
      {
        type: 'button',
        action_id: 'day:template',
        text: plain(label('把空白表格发给我', 'Send me the blank table')[language], 75),
      },
    ],
  },
];

const orderBlocks = (
  entry: DayEntry,
  { date, reporter, turn }: DayForm,
  drawing: DrawingContext,
): readonly KnownBlock[] => {
  const { language } = drawing;
  const sight = daySight(entry, reporter);
  const all = dayQuestions(sight);
  // Quantities first: they are what the day is asked for.
  const ordered = [...all.filter(({ item }) => item), ...all.filter(({ item }) => !item)];
  const inputs = ordered.flatMap((question) =>
    inputGroups(question, { action: dayAction, sight, language })
      .flat()
      .flatMap((block) => (block.type === 'input' ? [withoutHint(block)] : []))
      .map((block) => ({
        ...block,
        block_id: `${dayBlockId(entry, question.blockId)}~${turn}`,
        ...(question.item ? { label: plain(lineQuestion(entry, question.item.id)[language], 2000) } : {}),
      })),
  );
  return [divider(), orderHead(entry, date, drawing), ...inputs];
};

/** Said once above for all orders. */
const withoutHint = ({ hint: _, ...block }: InputBlock): InputBlock => block;

const lineQuestion = ({ order }: DayEntry, lineId: number): Label => {
  const line = order.content.lines.find(({ id }) => id === lineId);
  const text = line ? lineText(line, 'spec') : label('', '');
  return label(`当日产量 · ${cut(text.zh, 200)}`, `Quantity · ${cut(text.en, 200)}`);
};

/** "SO-261123-017 · 联兴 · 共 12.5 吨", and whether the day is reported already. */
const orderHead = ({ order }: DayEntry, date: string, drawing: DrawingContext): KnownBlock => {
  const { language } = drawing;
  const name = `*${inline(`${order.number} · ${order.content.customer?.shortName ?? '—'}`)}*`;
  const ordered = order.content.lines.map((line) => lineText(line, 'quantity')[language]);
  const filed = reportOn(order, date);
  const by = filed && inline(filed.by.name);
  const state = filed
    ? label(
        `✓ ${by} ${clockText(filed.at, drawing)} 已填，改后再填报即更正`,
        `✓ filed by ${by} at ${clockText(filed.at, drawing)}; changed figures correct it`,
      )
    : label('○ 未填', '○ not reported yet');
  return {
    type: 'section',
    text: mrkdwn(`${name}  ${inline(cut(ordered.join('、'), 300))}\n${state[language]}`),
  };
};

const pager = (page: number, pages: number, { language }: DrawingContext): readonly KnownBlock[] => {
  if (pages === 1) return [];
  const button = (id: string, text: Label) => ({
    type: 'button' as const,
    action_id: id,
    text: plain(text[language], 75),
  });
  const back = label(`← 上一页（${page}/${pages}）`, `← Previous page (${page}/${pages})`);
  const on = label(`下一页（${page + 2}/${pages}）→`, `Next page (${page + 2}/${pages}) →`);
  return [
    {
      type: 'actions',
      block_id: `day.pager.${page}`,
      elements: [
        ...(page > 0 ? [button('day:previous-page', back)] : []),
        ...(page + 1 < pages ? [button('day:next-page', on)] : []),
      ],
    },
    context(
      label(
        `第 ${page + 1}/${pages} 页；“填报”一次交上各页所填`,
        `Page ${page + 1} of ${pages}; “Report” hands in all pages at once`,
      )[language],
    ),
  ];
};
