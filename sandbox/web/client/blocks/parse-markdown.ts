export type MarkdownInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly MarkdownInline[] }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'emoji'; readonly name: string };

type Inlines = readonly MarkdownInline[];

interface ListItem {
  readonly depth: number;
  /** For task lists. */
  readonly done: boolean | undefined;
  readonly children: Inlines;
}

export type MarkdownPart =
  | { readonly kind: 'heading'; readonly level: number; readonly children: Inlines }
  | { readonly kind: 'paragraph' | 'quote'; readonly children: Inlines }
  | { readonly kind: 'rule' }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly ListItem[];
    }
  | {
      readonly kind: 'table';
      readonly heading: readonly Inlines[];
      readonly rows: readonly (readonly Inlines[])[];
    };

const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const item = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const ruler = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const tableRuler = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** What Slack's `markdown` block knows of standard Markdown, line by line. */
export function parseMarkdown(text: string): readonly MarkdownPart[] {
  const lines = text.split('\n');
  const parts: MarkdownPart[] = [];
  let at = 0;
  while (at < lines.length) {
    const { part, end } = readPart(lines, at);
    if (part) parts.push(part);
    at = end;
  }
  return parts;
}

interface Read {
  readonly part?: MarkdownPart;
  readonly end: number;
}

function readPart(lines: readonly string[], at: number): Read {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { end: at + 1 };
  if (line.startsWith('```')) return readCode(lines, at);
  const title = heading.exec(line);
  if (title) {
    return {
      part: { kind: 'heading', level: title[1]?.length ?? 1, children: parseInline(title[2] ?? '') },
      end: at + 1,
    };
  }
  if (ruler.test(line)) return { part: { kind: 'rule' }, end: at + 1 };
  if (line.startsWith('>')) return readQuote(lines, at);
  if (item.test(line)) return readList(lines, at);
  if (line.includes('|') && tableRuler.test(lines[at + 1] ?? '')) return readTable(lines, at);
  return readParagraph(lines, at);
}

function readCode(lines: readonly string[], at: number): Read {
  const close = lines.findIndex((line, index) => index > at && line.startsWith('```'));
  const end = close < 0 ? lines.length : close;
  return { part: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end: end + 1 };
}

function readQuote(lines: readonly string[], at: number): Read {
  const end = firstNot(lines, at, (line) => line.startsWith('>'));
  const text = lines.slice(at, end).map((line) => line.replace(/^>\s?/, ''));
  return { part: { kind: 'quote', children: parseInline(text.join('\n')) }, end };
}

function readList(lines: readonly string[], at: number): Read {
  const end = firstNot(lines, at, (line) => item.test(line));
  const found = lines.slice(at, end).map((line) => item.exec(line));
  const first = found[0]?.[2];
  return {
    part: {
      kind: 'list',
      ordered: first !== undefined,
      start: Number(first ?? 1),
      items: found.map((match) => ({
        depth: Math.floor((match?.[1]?.length ?? 0) / 2),
        done: match?.[3] === undefined ? undefined : match[3] !== ' ',
        children: parseInline(match?.[4] ?? ''),
      })),
    },
    end,
  };
}

function readTable(lines: readonly string[], at: number): Read {
  const end = firstNot(lines, at + 2, (line) => line.includes('|'));
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => parseInline(cell.trim()));
  return {
    part: { kind: 'table', heading: cells(lines[at] ?? ''), rows: lines.slice(at + 2, end).map(cells) },
    end,
  };
}

function readParagraph(lines: readonly string[], at: number): Read {
  const stops = (line: string) =>
    line.trim() === '' || line.startsWith('```') || line.startsWith('>') || heading.test(line);
  const end = Math.max(
    at + 1,
    firstNot(lines, at, (line) => !stops(line) && !item.test(line)),
  );
  return { part: { kind: 'paragraph', children: parseInline(lines.slice(at, end).join('\n')) }, end };
}

function firstNot(lines: readonly string[], from: number, holds: (line: string) => boolean): number {
  const found = lines.findIndex((line, index) => index >= from && !holds(line));
  return found < 0 ? lines.length : found;
}

const inlines: readonly (readonly [RegExp, (match: RegExpExecArray) => MarkdownInline])[] = [
  [/^`([^`]+)`/, (match) => ({ kind: 'code', text: match[1] ?? '' })],
  [
    /^!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)/,
    (match) => ({ kind: 'link', label: match[1] ?? '', url: match[2] ?? '' }),
  ],
  [/^<(https?:[^>\s]+)>/, (match) => ({ kind: 'link', label: '', url: match[1] ?? '' })],
  [/^(https?:\/\/[^\s<>)]+)/, (match) => ({ kind: 'link', label: '', url: match[1] ?? '' })],
  [
    /^(\*\*|__)(?=\S)([\s\S]+?)(?<=\S)\1/,
    (match) => ({ kind: 'bold', children: parseInline(match[2] ?? '') }),
  ],
  [/^([*_])(?=\S)([^*_]+?)(?<=\S)\1/, (match) => ({ kind: 'italic', children: parseInline(match[2] ?? '') })],
  [/^~~([\s\S]+?)~~/, (match) => ({ kind: 'strike', children: parseInline(match[1] ?? '') })],
  [/^:([a-z0-9_+-]+):/, (match) => ({ kind: 'emoji', name: match[1] ?? '' })],
  [/^\\([\\`*_{}[\]()#+\-.!|>~])/, (match) => ({ kind: 'text', text: match[1] ?? '' })],
];

function parseInline(text: string): Inlines {
  const nodes: MarkdownInline[] = [];
  let plain = '';
  let rest = text;
  while (rest !== '') {
    const hit = inlines
      .map(([pattern, make]) => ({ match: pattern.exec(rest), make }))
      .find(({ match }) => match);
    if (!hit?.match) {
      plain += rest[0];
      rest = rest.slice(1);
      continue;
    }
    if (plain) nodes.push({ kind: 'text', text: plain });
    plain = '';
    nodes.push(hit.make(hit.match));
    rest = rest.slice(hit.match[0].length);
  }
  if (plain) nodes.push({ kind: 'text', text: plain });
  return nodes;
}
