import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { plainId } from '../../../blocks/form.ts';
import { dayAnswer } from '../../../blocks/reports/day-answer.ts';
import { dayBlockId, dayPages } from '../../../blocks/reports/day-form.ts';
import type { Attempt } from '../../desk/in-time.ts';
import { judgeDay } from '../../mill/reports/day-report.ts';
import { type Label, label } from '../../order/labels.ts';
import { dateIn } from '../../order/time/dates.ts';
import { notSigned, say } from '../../text/say.ts';
import { fileReports } from '../day-report/file-reports.ts';
import {
  beginDay,
  DayMetadata,
  type DayState,
  drawDay,
  formOf,
  loadDay,
  openDay,
} from '../day-report/form.ts';
import { reviewUpload } from '../day-report/upload.ts';
import type { SlackDeps } from '../deps.ts';
import { parseJson, readInputs } from '../inputs.ts';
import { contextFor } from '../look.ts';
import { redrawView } from '../redraw-view.ts';
import { SenselessError } from '../sorry.ts';
import { updateOnceRead } from '../tables/update-once-read.ts';
import { withinTime } from '../within-time.ts';
import { showSoon } from './open.ts';

/** S12.1: one form for all orders in production; what is typed outlives its pages, its errors and a change of day. */
export const registerDayReport = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>('mill:daily-reports', async ({ ack, body, action }) => {
    await ack();
    const asked = ReportButton.safeParse(parseJson(action.type === 'button' ? action.value : undefined));
    const opening = { trigger: body.trigger_id, userId: body.user.id, inView: undefined };
    await showSoon(deps, opening, () =>
      openDay(deps, body.user.id, asked.success ? (asked.data.part ?? undefined) : undefined),
    );
  });
  app.action<BlockAction>('day:again', async ({ ack, body }) => {
    await ack();
    if (!body.view) throw new SenselessError('a report without its form');
    const view = await openDay(deps, body.user.id);
    await deps.client.views.update({ view_id: body.view.id, view });
  });
  app.action<BlockAction>(/^day:(next-page|previous-page)$/, async ({ ack, body, action }) => {
    await ack();
    const by = action.action_id === 'day:next-page' ? 1 : -1;
    await redraw(deps, body, (state) => ({ ...state, page: Math.max(0, state.page + by) }));
  });
  app.action<BlockAction>('day:date', async ({ ack, body, action }) => {
    await ack();
    const date = action.type === 'datepicker' ? action.selected_date : null;
    if (date) await redraw(deps, body, (state) => onDay(deps, body.user.id, state, date));
  });
  app.view<ViewSubmitAction>('daily-reports', async ({ ack, body, view }) => {
    const userId = body.user.id;
    const [file] = [readInputs(view).file].flat();
    if (typeof file === 'string') {
      await saved(deps, view, userId);
      return updateOnceRead(deps, { view, userId, ack }, () => reviewUpload(deps, userId, file));
    }
    await ack(
      await withinTime<Answer>(
        (attempt) => submitted(deps, view, { userId, attempt }),
        (attempt) => unanswered(deps, view, { userId, attempt }),
      ),
    );
  });
};

/** The reminder's button names the day it asks for. */
const ReportButton = z.object({ part: z.iso.date().nullish() });

type View = ViewSubmitAction['view'];
type Answer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ReturnType<typeof dayAnswer> };

const redraw = async (
  deps: SlackDeps,
  body: BlockAction,
  change: (state: DayState) => DayState | Promise<DayState>,
): Promise<void> => {
  const { view, user } = body;
  const metadata = DayMetadata.safeParse(parseJson(view?.private_metadata));
  if (!view || !metadata.success) throw new SenselessError('a form of reports that is none of ours');
  const state = await change(await loadDay(deps, user.id, metadata.data, readInputs(view)));
  const drawn = drawDay(deps, user.id, state);
  const language = deps.directory.language(user.id);
  await redrawView(deps, {
    viewId: view.id,
    view: drawn,
    userId: user.id,
    language,
    trigger: body.trigger_id,
  });
};

/** Another day has its own figures; a day to come has none yet. */
const onDay = async (deps: SlackDeps, userId: string, state: DayState, wanted: string): Promise<DayState> => {
  const today = dateIn(state.reporter.outside.settings.timeZone, state.reporter.at);
  const { draft, turn } = state;
  const metadata = { date: wanted > today ? today : wanted, draft, turn: turn + 1, page: 0 };
  const known = await loadDay(deps, userId, metadata);
  return known.entries.length > 0 ? known : beginDay(deps, userId, metadata);
};

/** Keeps what was typed, for the form is about to give its place to another view. */
const saved = async (deps: SlackDeps, view: View, userId: string): Promise<void> => {
  const metadata = DayMetadata.safeParse(parseJson(view.private_metadata));
  if (metadata.success) await loadDay(deps, userId, metadata.data, readInputs(view));
};

interface Try {
  readonly userId: string;
  readonly attempt: Attempt;
}

const submitted = async (deps: SlackDeps, view: View, { userId, attempt }: Try): Promise<Answer> => {
  const metadata = DayMetadata.safeParse(parseJson(view.private_metadata));
  if (!metadata.success) return atFirst(view, say('senseless', deps.directory.language(userId)));
  try {
    const state = await loadDay(deps, userId, metadata.data, readInputs(view));
    const wrong = problems(state);
    if (wrong.length > 0) return corrected(deps, { view, userId, state }, wrong);
    const { entries, reporter } = state;
    const via = `view:${view.id}:${view.hash}`;
    const results = await fileReports(deps, entries, { reporter, via, attempt });
    const context = contextFor(deps, userId);
    const isIdle = results.every(({ outcome: { kind } }) => kind === 'blank' || kind === 'unchanged');
    if (isIdle) return atFirst(view, nothingTyped[context.language]);
    return { response_action: 'update', view: dayAnswer(results, context) };
  } catch (error) {
    deps.log.error({ error }, 'the reports of a day could not be written to the journal');
    return unanswered(deps, view, { userId, attempt });
  }
};

const nothingTyped = label('还没有填写任何订单', 'Nothing was filled in yet');

const unanswered = ({ directory }: SlackDeps, view: View, { userId, attempt }: Try): Answer =>
  atFirst(view, say(notSigned(attempt), directory.language(userId)));

interface Problem {
  readonly number: string;
  readonly blockId: string;
  readonly say: Label;
}

/** Answers that cannot be taken, of any page: until they are mended nothing is filed. */
const problems = ({ entries, reporter }: DayState): readonly Problem[] =>
  entries.flatMap((entry) => {
    const verdict = judgeDay(entry, reporter);
    if (verdict.kind !== 'refused' || verdict.refusal.code !== 'answers') return [];
    return Object.entries(verdict.refusal.fields).map(([blockId, text]) => ({
      number: entry.order.number,
      blockId: dayBlockId(entry, blockId),
      say: text,
    }));
  });

interface Submitted {
  readonly view: View;
  readonly userId: string;
  readonly state: DayState;
}

/** Errors stand at their inputs; where none is on this page, the form turns to the page of the first. */
const corrected = (
  deps: SlackDeps,
  { view, userId, state }: Submitted,
  wrong: readonly Problem[],
): Answer => {
  const context = contextFor(deps, userId);
  const errors: Record<string, string> = {};
  for (const { blockId, say: text } of wrong) {
    const own = inputsOf(view).find((input) => plainId(input) === blockId);
    if (own) errors[own] = text[context.language];
  }
  if (Object.keys(errors).length > 0) return { response_action: 'errors', errors };
  const pages = dayPages(formOf(state), context);
  const page = pages.findIndex((blocks) =>
    blocks.some((block) => plainId(block.block_id ?? '') === wrong[0]?.blockId),
  );
  const said = wrong.slice(0, 10).map(({ number, say: text }) => `• ${number}：${text[context.language]}`);
  const head = label('⚠ 还没有填报，请先改好：', '⚠ Nothing was reported yet; please mend first:');
  const notice = [head[context.language], ...said].join('\n');
  return {
    response_action: 'update',
    view: drawDay(deps, userId, { ...state, page: Math.max(0, page) }, notice),
  };
};

const inputsOf = ({ blocks }: View): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'input' ? [block.block_id ?? ''] : []));

const atFirst = (view: View, text: string): Answer => {
  // The day and the file come first on the first page; the message belongs to the figures.
  const inputs = inputsOf(view);
  const first = inputs.find((input) => input.includes('.')) ?? inputs[0] ?? 'date';
  return { response_action: 'errors', errors: { [first]: text } };
};
