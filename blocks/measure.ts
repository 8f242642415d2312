/** Characters as Slack may count them: `&`, `<` and `>` as written out (slack §20). */
export const sized = (text: string): number =>
  text.length + 4 * (text.match(/&/g)?.length ?? 0) + 3 * (text.match(/[<>]/g)?.length ?? 0);

/** A text within a limit, ended by "…" where it had to be cut. */
export const cut = (text: string, most: number): string =>
  sized(text) <= most ? text : `${text.slice(0, fitting(text, most - 1))}…`;

/** A text in pieces of at most so many characters, none of which breaks a mention, an entity or a character. */
export const chopped = (text: string, most: number): readonly string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (sized(rest) > most) {
    const at = Math.max(1, fitting(rest, most));
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
};

/** The longest beginning that counts at most so much and ends between characters, entities and tokens. */
const fitting = (text: string, most: number): number => {
  let [size, end] = [0, 0];
  for (const { 0: unit, index } of text.matchAll(wholes)) {
    if (size + index - end > most) break;
    size += index - end + sized(unit);
    if (size > most) return index;
    end = index + unit.length;
  }
  return Math.min(text.length, end + most - size);
};

/**
 * What must stay whole: `<@U1>` and the like, `&amp;` and the like, a character of two halves; and what counts more than
 * one. Everything between counts by its length.
 */
const wholes = /<[@!#][^<>\n]{1,200}>|&(?:amp|lt|gt);|[\uD800-\uDBFF][\uDC00-\uDFFF]|[&<>]/g;
