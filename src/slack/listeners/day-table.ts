import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { notice } from '../../../blocks/notice.ts';
import { dayAnswer } from '../../../blocks/reports/day-answer.ts';
import type { Attempt } from '../../desk/in-time.ts';
import { reportTemplate, templateWidths } from '../../mill/reports/template.ts';
import { label } from '../../order/labels.ts';
import { dateIn } from '../../order/time/dates.ts';
import { notSigned, say } from '../../text/say.ts';
import { fileReports } from '../day-report/file-reports.ts';
import { DayMetadata } from '../day-report/form.ts';
import { keptEntries, reviewUpload } from '../day-report/upload.ts';
import type { SlackDeps } from '../deps.ts';
import { tablesIn } from '../drops.ts';
import { foldedOrders } from '../folded-orders.ts';
import { parseJson } from '../inputs.ts';
import { contextFor } from '../look.ts';
import { sendTable } from '../send-table.ts';
import { SenselessError } from '../sorry.ts';
import { withinTime } from '../within-time.ts';
import { showSoon } from './open.ts';

/** S12.1: daily reports as a table: its template, a table dropped in the channel, and the good rows filed. */
export const registerDayTable = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>('day:template', async ({ ack, body }) => {
    await ack();
    const metadata = DayMetadata.safeParse(parseJson(body.view?.private_metadata));
    const language = deps.directory.language(body.user.id);
    await sendTemplate(deps, body.user.id, metadata.success ? metadata.data.date : undefined);
    await deps.opening.views.push({
      trigger_id: body.trigger_id,
      view: notice(title, templateSent[language], language),
    });
  });
  // A table dropped in the production channel only offers to be read: filing it is the person's own press.
  app.event('message', async ({ event }) => {
    const drop = tablesIn(event.channel, event);
    const production = drop && (await deps.channelId(deps.mill().desk.channels.production));
    if (drop && drop.channel === production) await deps.offerTable(drop);
  });
  app.action<BlockAction>(/^day:read-table/, async ({ ack, body, action }) => {
    await ack();
    const asked = TableButton.safeParse(parseJson(action.type === 'button' ? action.value : undefined));
    if (!asked.success) throw new SenselessError('a table without a file');
    const userId = body.user.id;
    await showSoon(deps, { trigger: body.trigger_id, userId, inView: undefined }, () =>
      reviewUpload(deps, userId, asked.data.file),
    );
  });
  app.view<ViewSubmitAction>('daily-reports-table', async ({ ack, body, view }) => {
    const userId = body.user.id;
    const { language } = contextFor(deps, userId);
    // No inputs that an error could stand at: it goes on top, and the table stays beneath to be filed again.
    const unanswered = (attempt: Attempt): Answer => ({
      response_action: 'push',
      view: notice(title, say(notSigned(attempt), language), language),
    });
    const filed = async (attempt: Attempt): Promise<Answer> => {
      const answer = await fileTable(deps, view, { userId, attempt });
      return answer ? { response_action: 'update', view: answer } : unanswered(attempt);
    };
    await ack(await withinTime(filed, unanswered));
  });
};

const title = label('生产日报表', 'Table of reports');
const templateSent = label(
  '表格已发到您与订单台的私信里。填好后在本表单上传，或直接发到生产频道。',
  'The table was sent to you by direct message. Upload it in this form once filled in, or drop it in the production channel.',
);

const TableButton = z.object({ file: z.string() });
const TableMetadata = z.object({ draft: z.string() });

interface Answer {
  readonly response_action: 'update' | 'push';
  readonly view: ModalView;
}

const fileTable = async (
  deps: SlackDeps,
  view: ViewSubmitAction['view'],
  { userId, attempt }: { readonly userId: string; readonly attempt: Attempt },
) => {
  const metadata = TableMetadata.safeParse(parseJson(view.private_metadata));
  if (!metadata.success) return undefined;
  try {
    const entries = await keptEntries(deps, userId, metadata.data.draft);
    const by = await deps.directory.actor(userId);
    const reporter = { by, at: deps.now().toISOString(), outside: deps.mill().outside };
    const via = `view:${view.id}:${view.hash}`;
    const results = await fileReports(deps, entries, { reporter, via, attempt });
    return dayAnswer(results, contextFor(deps, userId));
  } catch (error) {
    deps.log.error({ error }, 'a table of reports could not be written to the journal');
    return undefined;
  }
};

/** The day's table for all orders in production, to the person's own conversation with the desk. */
const sendTemplate = async (deps: SlackDeps, userId: string, date?: string): Promise<void> => {
  const language = deps.directory.language(userId);
  const today = dateIn(deps.mill().outside.settings.timeZone, deps.now().toISOString());
  const day = date ?? today;
  const orderIds = await deps.board.reportsOwed();
  const orders = await foldedOrders(deps, orderIds);
  await sendTable(deps, userId, {
    rows: reportTemplate(orders, day, language),
    widths: templateWidths,
    name: `${label('生产日报', 'daily-reports')[language]}-${day}`,
    comment: templateHint[language],
  });
};

const templateHint = label(
  '每行一个品种；单号、日期、行号请勿改动。没有产量的订单写“无产量原因”，不填的不算已报。',
  'One row for each line; leave order, day and line as they are. Where nothing was made, say why; what is left blank is not reported.',
);
