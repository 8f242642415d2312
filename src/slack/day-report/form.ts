import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { notice } from '../../../blocks/notice.ts';
import { type DayForm, dayForm } from '../../../blocks/reports/day-form.ts';
import { type DayEntry, mayReport, proposedFigures, type Reporter } from '../../mill/reports/day-report.ts';
import { label } from '../../order/labels.ts';
import { dateIn } from '../../order/time/dates.ts';
import type { SlackDeps, Values } from '../deps.ts';
import { foldedOrders } from '../folded-orders.ts';
import { contextFor } from '../look.ts';
import { draftId } from '../own-drafts.ts';

/** What the form of all orders carries: its day, its page, and where what was typed is kept. */
export const DayMetadata = z.object({
  date: z.iso.date(),
  draft: z.string(),
  turn: z.number().int(),
  page: z.number().int().nonnegative(),
});
export type DayMetadata = z.infer<typeof DayMetadata>;

/** A form as it stands before a person, all its pages. */
export interface DayState extends DayMetadata {
  readonly values: Values;
  readonly entries: readonly DayEntry[];
  readonly reporter: Reporter;
}

/** The key in a draft that is no input: the orders of the form, each with the version it was shown at. */
const shownKey = 'form.shown';

const title = label('生产日报', 'Daily reports');

/** Opens the report of today for all orders in production; or says why not. */
export const openDay = async (deps: SlackDeps, userId: string, date?: string): Promise<ModalView> => {
  const { language } = contextFor(deps, userId);
  const by = await deps.directory.actor(userId);
  const refused = mayReport(by) ? undefined : notYours;
  if (refused) return notice(title, refused[language], language);
  const today = dateIn(deps.mill().outside.settings.timeZone, deps.now().toISOString());
  const draft = draftId('daily-reports', userId, deps.now().toISOString());
  const state = await beginDay(deps, userId, { date: date ?? today, draft, turn: 0, page: 0 });
  if (state.entries.length > 0) return drawDay(deps, userId, state);
  const none = label('现在没有在产的订单。', 'No order is in production now.');
  return notice(title, none[language], language);
};

export const notYours = label(
  '生产日报由生产部填报（S12.1），您的岗位不能填。',
  'Daily reports are filed by production (S12.1); your role cannot file them.',
);

/** A form on a day that was not looked at yet: its orders are noted as they are shown. */
export const beginDay = async (deps: SlackDeps, userId: string, metadata: DayMetadata): Promise<DayState> => {
  const orderIds = await deps.board.reportsOwed();
  const orders = await foldedOrders(deps, orderIds);
  const shown = orders.map((order) => `${order.id}@${order.version}`);
  await deps.drafts(userId).write(draftOf(metadata), { [shownKey]: shown });
  return loadDay(deps, userId, metadata);
};

/** The form with what was typed on all its pages; what is typed on the page in hand is newer and is kept too. */
export const loadDay = async (
  deps: SlackDeps,
  userId: string,
  metadata: DayMetadata,
  typed: Values = {},
): Promise<DayState> => {
  const id = draftOf(metadata);
  const kept = await deps.drafts(userId).read(id);
  const values: Values = { ...kept, ...typed };
  if (Object.keys(typed).length > 0) await deps.drafts(userId).write(id, withoutUndefined(values));
  const shown = values[shownKey];
  const held = await Promise.all(
    (Array.isArray(shown) ? shown : []).map((text) => entryOf(deps, String(text), metadata.date, values)),
  );
  const by = await deps.directory.actor(userId);
  const reporter = { by, at: deps.now().toISOString(), outside: deps.mill().outside };
  return { ...metadata, values, entries: held, reporter };
};

export const drawDay = (deps: SlackDeps, userId: string, state: DayState, said?: string): ModalView =>
  dayForm(formOf(state, said), contextFor(deps, userId));

export const formOf = ({ values: _, ...state }: DayState, said?: string): DayForm => ({
  ...state,
  ...(said === undefined ? {} : { notice: said }),
});

/** Each day of a form keeps its own figures. */
const draftOf = ({ draft, date }: DayMetadata): string => `${draft}:${date}`;

const entryOf = async (deps: SlackDeps, shown: string, date: string, values: Values): Promise<DayEntry> => {
  const [orderId = '', version = '0'] = shown.split('@');
  const { order } = await deps.journal.caughtUp(orderId);
  const begin = `${order.number}.`;
  const own = Object.entries(values).flatMap(([blockId, value]) =>
    blockId.startsWith(begin) ? [[blockId.slice(begin.length), value] as const] : [],
  );
  const shownAt = Number(version);
  return {
    order,
    date,
    shownAt,
    raw: { ...proposedFigures(order, date, shownAt), ...Object.fromEntries(own) },
  };
};

const withoutUndefined = (raw: Values): Record<string, string | readonly string[] | null> =>
  Object.fromEntries(Object.entries(raw).map(([blockId, value]) => [blockId, value ?? null]));
