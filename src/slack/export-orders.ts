import { exportTable, exportWidths, wasConfirmed } from '../mill/reports/export.ts';
import type { Role } from '../order/keys.ts';
import { type Label, label } from '../order/labels.ts';
import { addDays, dateIn } from '../order/time/dates.ts';
import { instantAt } from '../order/time/working-days.ts';
import { holds } from '../procedure/roles.ts';
import type { SlackDeps } from './deps.ts';
import { foldedOrders } from './folded-orders.ts';
import { sendTable } from './send-table.ts';

const may: readonly Role[] = ['service', 'finance', 'director', 'admin'];
const usualDays = 31;
const mostOrders = 500;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;

/**
 * S8: `/order export 2026-11-01 2026-11-30`: the orders confirmed in those days as an xlsx file, to the person's own
 * conversation with the desk; the last month where no days are named. Gives what the person is told.
 */
export const exportOrders = async (deps: SlackDeps, userId: string, words: string): Promise<Label> => {
  const by = await deps.directory.actor(userId);
  if (!may.some((role) => holds(by.roles, role))) return notTheirs;
  const { outside } = deps.mill();
  const { timeZone } = outside.settings;
  const today = dateIn(timeZone, deps.now().toISOString());
  const [from = addDays(today, -usualDays), until = today] = words.split(/\s+/).filter((word) => word !== '');
  if (!dateForm.test(from) || !dateForm.test(until) || until < from) return notDates;
  const query = {
    kind: 'happened',
    what: 'confirmed',
    after: instantAt(from, '00:00', outside),
    until: instantAt(addDays(until, 1), '00:00', outside),
  } as const;
  const found = (await deps.board.found(query)).slice(0, mostOrders);
  const folded = await foldedOrders(
    deps,
    found.map(({ orderId }) => orderId),
  );
  const orders = folded.filter(wasConfirmed);
  if (orders.length === 0) return nothing(from, until);
  const language = deps.directory.language(userId);
  await sendTable(deps, userId, {
    rows: exportTable(orders, { language, today, timeZone }),
    widths: exportWidths,
    name: `${label('已确认订单', 'confirmed-orders')[language]}-${from}-${until}`,
  });
  const more = found.length === mostOrders;
  return label(
    `${from} 至 ${until} 已确认 ${orders.length} 单，表格已发到您与订单台的私信里。${more ? '订单太多，请缩短日期再导其余。' : ''}`,
    `${orders.length} orders confirmed from ${from} to ${until}: the table is in your conversation with the desk.${more ? ' There are more; ask for fewer days.' : ''}`,
  );
};

const notTheirs = label(
  '导出由客服、财务或总监进行。',
  'Orders are exported by service, finance or the director.',
);

const notDates = label(
  '请写起止日期，例如 /order export 2026-11-01 2026-11-30。',
  'Please name the days, such as /order export 2026-11-01 2026-11-30.',
);

const nothing = (from: string, until: string): Label =>
  label(`${from} 至 ${until} 没有已确认的订单。`, `No order was confirmed from ${from} to ${until}.`);
