import { joined, type Label, label } from '../../order/labels.ts';
import { factsOf, type Mark, type Order } from '../../order/order.ts';
import { productText } from '../goods/lines.ts';
import { addUp, type Quantities, quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import { type DailyReportAnswers, type DailyReportFacts, reportStates } from '../warehouse/goods-facts.ts';

export type DailyReport = Mark<DailyReportAnswers, DailyReportFacts>;

/**
 * The report that counts for each day, oldest day first: the newest, since a correction keeps the old one.
 * @param asOf looks no further than this version of the order
 */
export const dailyReports = (order: Order, asOf = Number.POSITIVE_INFINITY): readonly DailyReport[] => {
  const known = standingReports(order).filter(({ version }) => version <= asOf);
  const byDate = new Map(known.map((mark) => [mark.facts.date, mark]));
  return [...byDate.values()].sort((left, right) => left.facts.date.localeCompare(right.facts.date));
};

/** Every report that was not taken back, corrected ones too, in the order in which they were filed. */
const standingReports = (order: Order): readonly DailyReport[] => factsOf(order, 'daily-report');

/** The report that counts for a day; undefined where none was filed, be it with nothing produced. */
export const reportOn = (
  order: Order,
  date: string,
  asOf = Number.POSITIVE_INFINITY,
): DailyReport | undefined =>
  standingReports(order).findLast(({ facts, version }) => facts.date === date && version <= asOf);

/** Whether a day was reported on, be it with nothing produced. */
export const isReported = (order: Order, date: string): boolean => reportOn(order, date) !== undefined;

/** The report of the same day that this one took the place of. */
export const replacedBy = (order: Order, { facts, version }: DailyReport): DailyReport | undefined =>
  standingReports(order).findLast((mark) => mark.facts.date === facts.date && mark.version < version);

/** Whether the report that a commit brought took the place of another. */
export const isCorrection = (order: Order, version: number): boolean => {
  const mark = standingReports(order).find((one) => one.version === version);
  return mark !== undefined && replacedBy(order, mark) !== undefined;
};

/** All that was produced so far, by line. */
export const producedTotal = (order: Order): Quantities =>
  addUp(dailyReports(order).map(({ facts }) => facts.produced));

const mostLines = 3;

/** The newest day's report as the card shows it: that day's quantities, beside all made so far and what was ordered. */
export const progressText = (order: Order): Label | null => {
  const newest = dailyReports(order).at(-1);
  if (!newest) return null;
  const total = producedTotal(order);
  const begun = order.content.lines.filter(({ id }) => quantityFor(total, id) > 0);
  const made = begun.slice(0, mostLines).map((line) => lineProgress(line, newest.facts.produced, total));
  const rest =
    begun.length > mostLines
      ? [label(`另 ${begun.length - mostLines} 行`, `${begun.length - mostLines} more`)]
      : [];
  const state = reportStates[newest.answers.state];
  const text = joined([...made, ...rest, label(state.zh, state.en.toLowerCase())]);
  const day = newest.facts.date.slice(5);
  return label(`日报 ${day}：${text.zh}`, `Report of ${day}: ${text.en}`);
};

/** "双胶纸 70g 3 吨（累计 5.5 / 12.5 吨）" */
const lineProgress = (line: Order['content']['lines'][number], day: Quantities, total: Quantities): Label => {
  const unit = line.product?.unit ?? 't';
  const product = productText(line);
  const today = amount(quantityFor(day, line.id), unit);
  const soFar = amount(quantityFor(total, line.id), unit);
  const ordered = amount(line.quantity ?? 0, unit);
  return label(
    `${product.zh} ${today.zh}（累计 ${soFar.zh} / ${ordered.zh}）`,
    `${product.en} ${today.en} (${soFar.en} of ${ordered.en})`,
  );
};
