import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { notice } from '../../../blocks/notice.ts';
import { tableAnswer, unreadTable } from '../../../blocks/reports/table-answer.ts';
import { reportColumns } from '../../mill/reports/columns.ts';
import { type DayEntry, mayReport } from '../../mill/reports/day-report.ts';
import { numbersIn } from '../../mill/reports/rows.ts';
import { readTable } from '../../mill/reports/table.ts';
import type { Table } from '../../mill/tables/columns.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { dateIn } from '../../order/time/dates.ts';
import type { SlackDeps } from '../deps.ts';
import { foldedOrders } from '../folded-orders.ts';
import { contextFor } from '../look.ts';
import { draftId } from '../own-drafts.ts';
import { readUpload } from '../tables/read-upload.ts';
import { notYours } from './form.ts';

const title = label('核对日报表', 'Check the table');

/** The answer to an uploaded table, row by row. Nothing is filed: its good rows are kept until the person says so. */
export const reviewUpload = async (deps: SlackDeps, userId: string, fileId: string): Promise<ModalView> => {
  const context = contextFor(deps, userId);
  const by = await deps.directory.actor(userId);
  if (!mayReport(by)) return notice(title, notYours[context.language], context.language);
  const upload = await readUpload(deps, fileId, reportColumns.missing);
  if (!upload.ok) return unreadTable(upload.name, upload.problem, context);
  const at = deps.now().toISOString();
  const { outside } = deps.mill();
  const today = dateIn(outside.settings.timeZone, at);
  const answer = readTable(upload.rows, await ordersIn(deps, upload.rows), { by, at, outside, today });
  const draft = draftId('daily-reports-table', userId, `${at}:${fileId}`);
  await deps.drafts(userId).write(draft, {
    [entriesKey]: JSON.stringify(answer.entries.map((entry) => keptOf(entry, fileId))),
  });
  return tableAnswer({ name: upload.name, answer, draft }, context);
};

const entriesKey = 'entries';

const Kept = z.array(
  z.object({
    orderId: z.string(),
    date: z.string(),
    shownAt: z.number(),
    raw: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
  }),
);

/** Each report names the file it came from, so that the file is kept as others are. */
const keptOf = ({ order, date, shownAt, raw }: DayEntry, fileId: string) => ({
  orderId: order.id,
  date,
  shownAt,
  raw: {
    ...Object.fromEntries(Object.entries(raw).map(([blockId, value]) => [blockId, value ?? null])),
    table: [fileId],
  },
});

/** The good rows of a table that was reviewed, on the orders as they are by now. */
export const keptEntries = async (
  deps: SlackDeps,
  userId: string,
  draft: string,
): Promise<readonly DayEntry[]> => {
  const { [entriesKey]: kept } = await deps.drafts(userId).read(draft);
  const entries = Kept.parse(JSON.parse(typeof kept === 'string' ? kept : '[]'));
  return Promise.all(
    entries.map(async ({ orderId, ...entry }) => ({
      ...entry,
      order: (await deps.journal.caughtUp(orderId)).order,
    })),
  );
};

const ordersIn = async (deps: SlackDeps, table: Table): Promise<ReadonlyMap<string, Order>> => {
  const found = await Promise.all(
    numbersIn(table).map(async (number) => {
      const orderId = await deps.board.byNumber(number);
      const orders = orderId ? await foldedOrders(deps, [orderId]) : [];
      return orders.map((order) => [number, order] as const);
    }),
  );
  return new Map(found.flat());
};
