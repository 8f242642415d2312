const fence = /^\s*(```|~~~)/;
const alone = /^\s{0,3}(#{1,6}(\s|$)|(-\s*){3,}$|(\*\s*){3,}$|(_\s*){3,}$|!\[)/;
const kinds = [/^\s*\|/, /^\s*([-*+]|\d+[.)])\s/, /^\s*>/] as const;

/**
 * How many blocks a markdown text may become. Slack was seen to turn one into several, which then count toward the
 * message's fifty, and publishes no rule for it; so this is the largest reading: every heading, divider, picture and
 * piece of code by itself, and everything else that a blank line or a change of kind divides. At least one.
 */
export function markdownParts(text: string): number {
  let parts = 0;
  let current: number | undefined;
  let isCode = false;
  for (const line of text.split('\n')) {
    if (fence.test(line)) {
      if (!isCode) parts += 1;
      isCode = !isCode;
      current = undefined;
    } else if (!isCode && alone.test(line)) {
      parts += 1;
      current = undefined;
    } else if (!isCode) {
      const kind = line.trim() === '' ? undefined : kinds.findIndex((one) => one.test(line));
      if (kind !== undefined && kind !== current) parts += 1;
      current = kind;
    }
  }
  return Math.max(1, parts);
}
