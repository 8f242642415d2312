import { parseAngle } from './angle.ts';
import { withSigns } from './escapes.ts';
import type { Inline, Passage } from './nodes.ts';

/**
 * Slack's mrkdwn as a tree. Markers count only beside a space, ASCII punctuation or the end of a line:
 * `*订单*已确认` is not bold, and neither is `《*订单*》`. Put a space or U+200B beside the marker.
 */
export function parseMrkdwn(text: string, verbatim = false): readonly Passage[] {
  const parts = text.split(/```/);
  // Without its closing fence the last part is text as it stands.
  const whole = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('```')];
  return whole.flatMap((part, index) =>
    index % 2 === 1
      ? [{ kind: 'preformatted', text: withSigns(part.replace(/^\n|\n$/g, '')) } as const]
      : passages(besideFences(part, { isFirst: index === 0, isLast: index === whole.length - 1 }), verbatim),
  );
}

/** The line ends beside a fence are the fence's own. */
function besideFences(
  part: string,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): string {
  const after = isFirst ? part : part.replace(/^\n/, '');
  return isLast ? after : after.replace(/\n$/, '');
}

function passages(text: string, verbatim: boolean): readonly Passage[] {
  if (text === '') return [];
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(&gt;|>)/.test(line);
    const last = runs.at(-1);
    const bare = quoted ? line.replace(/^(&gt;|>)\s?/, '') : line;
    if (last?.quoted === quoted) last.lines.push(bare);
    else runs.push({ quoted, lines: [bare] });
  }
  return runs.map(({ quoted, lines }) => ({
    kind: quoted ? 'quote' : 'lines',
    children: parseInline(lines.join('\n'), verbatim),
  }));
}

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const emojiName = /:([a-z0-9_+'-]+)(?:::skin-tone-[2-6])?:/y;
const address = /https?:\/\/[^\s<>|]+/y;

function parseInline(source: string, verbatim: boolean): readonly Inline[] {
  const found: Inline[] = [];
  let plain = '';
  let at = 0;
  while (at < source.length) {
    const hit = readAt(source, at, verbatim);
    if (!hit) {
      plain += source[at];
      at += 1;
      continue;
    }
    if (plain) found.push({ kind: 'text', text: withSigns(plain) });
    plain = '';
    found.push(hit.node);
    at = hit.end;
  }
  if (plain) found.push({ kind: 'text', text: withSigns(plain) });
  return found;
}

interface Hit {
  readonly node: Inline;
  readonly end: number;
}

function readAt(source: string, at: number, verbatim: boolean): Hit | undefined {
  const sign = source[at];
  switch (sign) {
    case '\n':
      return { node: { kind: 'break' }, end: at + 1 };
    case '<':
      return angleAt(source, at);
    case '`':
      return codeAt(source, at);
    case ':':
      return emojiAt(source, at);
    case '*':
    case '_':
    case '~':
      return styledAt(source, at, { sign, verbatim });
    case 'h':
      return verbatim ? undefined : addressAt(source, at);
    default:
      return undefined;
  }
}

function angleAt(source: string, at: number): Hit | undefined {
  const end = source.indexOf('>', at);
  const node = end > at + 1 ? parseAngle(source.slice(at + 1, end)) : undefined;
  return node && { node, end: end + 1 };
}

function codeAt(source: string, at: number): Hit | undefined {
  if (!isEdge(source[at - 1])) return undefined;
  const end = source.indexOf('`', at + 1);
  const text = source.slice(at + 1, end);
  if (end <= at + 1 || text.includes('\n') || !isEdge(source[end + 1])) return undefined;
  return { node: { kind: 'code', text: withSigns(text) }, end: end + 1 };
}

function emojiAt(source: string, at: number): Hit | undefined {
  emojiName.lastIndex = at;
  const match = emojiName.exec(source);
  return match?.[1] ? { node: { kind: 'emoji', name: match[1] }, end: at + match[0].length } : undefined;
}

function addressAt(source: string, at: number): Hit | undefined {
  if (!isEdge(source[at - 1])) return undefined;
  address.lastIndex = at;
  const url = address.exec(source)?.[0].replace(/[.,;:!?)\]}'"*_~]+$/, '');
  return url ? { node: { kind: 'link', url: withSigns(url), label: '' }, end: at + url.length } : undefined;
}

function styledAt(
  source: string,
  at: number,
  { sign, verbatim }: { readonly sign: keyof typeof styles; readonly verbatim: boolean },
): Hit | undefined {
  if (!isEdge(source[at - 1]) || isBlank(source[at + 1]) || source[at + 1] === sign) return undefined;
  const end = closing(source, at + 1, sign);
  if (end === undefined) return undefined;
  const children = parseInline(source.slice(at + 1, end), verbatim);
  return { node: { kind: styles[sign], children }, end: end + 1 };
}

/** Where a style ends: the first marker after a sign that is no space and before an edge, on the same line. */
function closing(source: string, from: number, sign: string): number | undefined {
  for (let at = from; at < source.length; at += 1) {
    const here = source[at];
    if (here === '\n') return undefined;
    if (here === '<') at = Math.max(at, source.indexOf('>', at));
    else if (here === sign && at > from && !isBlank(source[at - 1]) && isEdge(source[at + 1])) return at;
  }
  return undefined;
}

function isBlank(sign: string | undefined): boolean {
  return sign === undefined || /\s/.test(sign);
}

/** The ends of the text, white space, U+200B and ASCII punctuation: what Slack takes for the end of a word. */
function isEdge(sign: string | undefined): boolean {
  return sign === undefined || /[\s\u200b!-/:-@[-`{-~]/.test(sign);
}
