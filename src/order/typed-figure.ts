import { type Label, label } from './labels.ts';
import { grouped } from './limits.ts';
import { problems } from './problems.ts';

/** How a figure is to be understood. Bounds count in its smallest unit, as it is stored. */
export interface Range {
  readonly decimals: number;
  readonly least: number;
  readonly most: number;
  /** What may stand behind it, in small letters: 元, %, mm. Words of another measure make it no figure. */
  readonly units?: readonly string[];
  /** Read with ± before it. */
  readonly isTolerance?: true;
}

export type Figure = { readonly value: number } | { readonly problem: Label };

/** Width makes no difference, nor which of the signs for a point, a minus or a mark between thousands was typed. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/、/g, ',')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The word that was typed behind a figure, in small letters; empty where none was. */
export const wordTyped = (typed: string): string => plain(typed).replace(/^[-±+\d.,' ]*/, '');

/**
 * A decimal figure as people type it, kept as a whole number of its smallest unit: with 2 decimals `6,350.5元` is 635050.
 * A mark between digits counts only in groups of thousands. Any other is asked about with what it can mean, since
 * dropping it would make 125 of `12,5`.
 */
export const readFigure = (typed: string, range: Range): Figure => {
  const { sign, body } = bare(plain(typed), range);
  const figure = ungrouped(body);
  if (typeof figure !== 'string') return { problem: figure ?? problems['not-a-figure'] };
  const [whole = '', part = ''] = figure.split('.');
  const decimals = part.replace(/0+$/, '');
  if (decimals.length > range.decimals) return { problem: problems['too-fine'] };
  const value = Number(sign + whole + decimals.padEnd(range.decimals, '0'));
  if (value > range.most) return { problem: tooLarge(figure, range) };
  if (value < range.least) return { problem: problems['too-small'] };
  // Minus nothing is nothing.
  return { value: value === 0 ? 0 : value };
};

/** Without what people write around a figure: a sign, the yuan's, a unit. */
const bare = (text: string, { units = [], isTolerance }: Range): { sign: '-' | ''; body: string } => {
  const yuan = units.includes('元') ? text.replace(/^(?:¥|rmb|cny) ?/, '') : text;
  const unsigned = isTolerance ? yuan.replace(/^(?:±|\+\/-|\+-|\+) ?/, '') : yuan;
  const [, minus = '', figure = '', unit = ''] = /^(-?)([\d.,' ]*?) ?([^\d.,' ]\S*)?$/.exec(unsigned) ?? [];
  return { sign: minus === '-' ? '-' : '', body: unit === '' || units.includes(unit) ? figure : '' };
};

/** Digits with at most a point; a label asks which was meant, and undefined is no figure at all. */
const ungrouped = (body: string): string | Label | undefined => {
  if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(body)) return tidy(body);
  if (/^[1-9]\d{0,2}([,' ])\d{3}(?:\1\d{3})*(?:\.\d+)?$/.test(body)) return tidy(body.replace(/[,' ]/g, ''));
  const isMarked = /^\d+(?:[.,' ]\d+)+$/.test(body) && !/\.\d{1,2}\./.test(body);
  return isMarked ? whichOf(body, readingsOf(body)) : undefined;
};

const tidy = (digits: string): string => digits.replace(/^0+(?=\d)/, '').replace(/^\./, '0.');

/** What a figure with marks out of place can mean: its last mark as the point, or every mark as one between thousands. */
const readingsOf = (body: string): readonly string[] => {
  const marks = body.match(/[.,' ]/g) ?? [];
  const last = Math.max(...[...".,' "].map((mark) => body.lastIndexOf(mark)));
  const digits = (text: string): string => text.replace(/[.,' ]/g, '');
  const pointed = `${digits(body.slice(0, last))}.${digits(body.slice(last))}`;
  const isPoint = body[last] === '.' && marks.filter((mark) => mark === '.').length === 1;
  const isOneKind = new Set(marks).size === 1;
  if (isPoint) return [tidy(pointed)];
  if (marks.length > 1 && isOneKind) return [tidy(digits(body))];
  return [tidy(pointed), tidy(digits(body))];
};

const whichOf = (body: string, readings: readonly string[]): Label => {
  const [one = '', other] = readings.map(grouped);
  const rule = label('千位分隔须每三位一个，小数用点', 'marks go between thousands, decimals after a point');
  return other === undefined
    ? label(
        `“${body}”的分隔位置不对；如果是 ${one}，请这样写（${rule.zh}）`,
        `The marks in “${body}” are out of place; if it is ${one}, please write it so (${rule.en})`,
      )
    : label(
        `“${body}”可以是 ${one}，也可以是 ${other}；请写明是哪一个（${rule.zh}）`,
        `“${body}” can be ${one} or ${other}; please write which (${rule.en})`,
      );
};

const tooLarge = (figure: string, { most, decimals }: Range): Label => {
  const limit = grouped(String(most / 10 ** decimals));
  const day = /^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(figure);
  const hint = day
    ? label(
        `；这看起来是日期 ${day.slice(1).join('-')}，是不是填错了格？`,
        `; it looks like the date ${day.slice(1).join('-')}: is it in the wrong box?`,
      )
    : label('，请核对', ': please check it');
  return label(`数值太大：最多 ${limit}${hint.zh}`, `This is too large: ${limit} at most${hint.en}`);
};
