import type { AnyAction, Sight } from '../../order/action.ts';
import { isMet } from '../../order/checks.ts';
import { decide, sightOf } from '../../order/decide.ts';
import { forbidden, type Refusal } from '../../order/decision.ts';
import { type Question, questions } from '../../order/form.ts';
import type { Order } from '../../order/order.ts';
import type { Raw } from '../../order/raw.ts';
import type { Actor } from '../../order/roles.ts';
import { seenHash } from '../../order/seen.ts';
import { quantityText } from '../../procedure/goods/fields.ts';
import { quantityFor } from '../../procedure/goods/quantities.ts';
import type { MillState } from '../../procedure/outside.ts';
import { dailyReport } from '../../procedure/production/daily-report.ts';
import { type DailyReport, dailyReports, reportOn } from '../../procedure/production/daily-reports.ts';
import { holds } from '../../procedure/roles.ts';

export type DayFigures = Readonly<Record<string, Raw>>;

/** One order's part in a report of many orders: a day, and what was filled in for it. */
export interface DayEntry {
  readonly order: Order;
  /** Calendar date at the mill. */
  readonly date: string;
  readonly raw: DayFigures;
  /** The order's version when the person was shown it: what was filed since is not overwritten unseen. */
  readonly shownAt: number;
}

/** Who reports, when, and how the world stands. */
export interface Reporter {
  readonly by: Actor;
  /** ISO instant. */
  readonly at: string;
  readonly outside: MillState;
}

/** What filing an entry would come to. */
export type DayVerdict =
  | { readonly kind: 'good' }
  /** Nothing was filled in: the order stays unreported. */
  | { readonly kind: 'blank' }
  /** Exactly what was filed already. */
  | { readonly kind: 'unchanged'; readonly filed: DailyReport }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** S12.1: whether production owes a report of this order each working day. */
export const isReportOwed = (order: Order): boolean =>
  dailyReport.during.includes(order.status) &&
  dailyReport.applies(order, null) &&
  dailyReport.needs(order, null).every(isMet) &&
  dailyReport.offered(order, null);

/** S12.1: the report is production's. */
export const mayReport = ({ roles }: Actor): boolean => holds(roles, 'production');

/** The questions of the daily report but for its day, which is asked once for all orders. */
export const dayQuestions = (sight: Sight): readonly Question[] =>
  questions(dailyReport, sight).filter(({ name }) => name !== 'date');

export const daySight = ({ order, raw }: DayEntry, { by, at, outside }: Reporter): Sight =>
  sightOf({ by, at, outside, raw }, order, null);

/** What the form shows before anybody types: the figures filed for the day, else the state as it was last. */
export const proposedFigures = (order: Order, date: string, shownAt = order.version): DayFigures => {
  const filed = reportOn(order, date, shownAt);
  if (!filed) return { state: dailyReports(order, shownAt).at(-1)?.answers.state ?? 'not-started' };
  const { state, waste, nothingBecause, remarks } = filed.answers;
  const quantities = order.content.lines.map(({ id, product }) => {
    const made = quantityFor(filed.facts.produced, id);
    return [`lines.${id}.quantity`, made > 0 ? quantityText(made, product?.unit ?? 't') : null] as const;
  });
  return {
    state,
    waste: waste === null ? null : quantityText(waste, 't'),
    nothingBecause,
    remarks,
    ...Object.fromEntries(quantities),
  };
};

/** Looks at an entry by the order's own rules; nothing is written. */
export const judgeDay = (entry: DayEntry, reporter: Reporter): DayVerdict => {
  const { order, date, raw, shownAt } = entry;
  const filed = reportOn(order, date);
  if (isSame(raw, proposedFigures(order, date, shownAt)))
    return filed ? { kind: 'unchanged', filed } : { kind: 'blank' };
  if (filed && filed.version > shownAt) return { kind: 'refused', refusal: filedMeanwhile(filed) };
  const decision = decide(
    {
      type: 'Sign',
      action: dailyReport.key,
      part: null,
      raw: { ...raw, date },
      by: reporter.by,
      for: null,
      at: reporter.at,
      seen: seenHash(dailyReport, order, null),
      outside: reporter.outside,
      place: null,
    },
    order,
  );
  return decision.ok ? { kind: 'good' } : { kind: 'refused', refusal: decision.refusal };
};

const filedMeanwhile = ({ by, facts }: DailyReport): Refusal =>
  forbidden(
    'S12.1',
    `${by.name} 在您打开之后已填报 ${facts.date}；请重新打开，看过再更正`,
    `${by.name} reported ${facts.date} after you opened this; open it again to correct it`,
  );

/** Blank is blank however it came: missing, null or spaces. */
const isSame = (left: DayFigures, right: DayFigures): boolean =>
  [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((blockId) => blockId !== 'date')
    .every((blockId) => plainText(left[blockId]) === plainText(right[blockId]));

const plainText = (raw: Raw): string => (typeof raw === 'string' ? raw.trim() : '');

/** The daily report as any action: for its refusals and its inputs. */
export const dayAction = dailyReport as unknown as AnyAction;
