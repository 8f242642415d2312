import type { Option } from './fields.ts';
import { type Label, label, verbatim } from './labels.ts';
import type { Mark, Order } from './order.ts';
import { allMarks } from './order.ts';
import { type Find, isWithdrawable } from './take-back.ts';
import { dateIn } from './time/dates.ts';

/** What an act over another entry stores, so that the record reads without the entry at hand. */
export interface EntryFacts {
  readonly title: Label;
  readonly by: string;
  /** Names of the entries that fall with it; left out by programs that let the first of them fall alone. */
  readonly falls?: readonly string[];
}

/** Slack offers at most a hundred; the newest come first. */
const mostOptions = 100;

/** The standing entries that match and could be taken back, to choose from. */
export const entryOptions = (
  order: Order,
  { find, timeZone }: { readonly find: Find; readonly timeZone: string },
  matches: (mark: Mark) => boolean,
): readonly Option[] =>
  allMarks(order)
    .filter((mark) => isWithdrawable(mark, find) && matches(mark))
    .sort((left, right) => right.version - left.version)
    .slice(0, mostOptions)
    .map((mark) => entryOption(mark, { find, timeZone }));

/** An entry to choose: what it is, of which part, by whom and when. */
export const entryOption = (
  mark: Mark,
  { find, timeZone }: { readonly find: Find; readonly timeZone: string },
): Option => {
  const title = titleOf(mark, find);
  const tail = `${mark.part ?? ''} · ${mark.by.name} ${dateIn(timeZone, mark.at)}`;
  return { value: entryName(mark), label: label(`${title.zh} ${tail}`, `${title.en} ${tail}`) };
};

/** An entry as its option names it: key, part and commit. */
export const entryName = ({ action, part, version }: Mark): string => `${action}|${part ?? ''}|${version}`;

/** The standing entry of a name. */
export const entryNamed = (order: Order, name: string): Mark | undefined =>
  allMarks(order).find((mark) => mark.fallen === null && entryName(mark) === name);

export const entryFacts = (order: Order, name: string, find: Find): EntryFacts => {
  const mark = entryNamed(order, name);
  return { title: mark ? titleOf(mark, find) : verbatim(name), by: mark?.by.name ?? '' };
};

export const entrySaid = (
  _order: Order,
  { answers, facts }: Pick<Mark<{ readonly reason: string }, EntryFacts>, 'answers' | 'facts'>,
): Label =>
  label(
    `${facts.title.zh}（${facts.by}）：${answers.reason}`,
    `${facts.title.en} (${facts.by}): ${answers.reason}`,
  );

const titleOf = (mark: Mark, find: Find): Label => find(mark.action)?.title ?? verbatim(mark.action);
