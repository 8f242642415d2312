import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../sandbox/web/client/blocks/parse-markdown.ts';
import { formatDate } from '../../../sandbox/web/client/mrkdwn/dates.ts';
import { parseMrkdwn } from '../../../sandbox/web/client/mrkdwn/parse.ts';

const line = (text: string) => parseMrkdwn(text)[0];
const inlines = (text: string) => {
  const passage = line(text);
  return passage && 'children' in passage ? passage.children : [];
};
const kinds = (text: string) => inlines(text).map(({ kind }) => kind);
const plain = (text: string) => ({ kind: 'text', text });

describe('mrkdwn', () => {
  it('draws bold, italic and struck text beside spaces and ASCII punctuation', () => {
    expect(inlines('*订单* _已_, (~撤~)')).toEqual([
      { kind: 'bold', children: [plain('订单')] },
      plain(' '),
      { kind: 'italic', children: [plain('已')] },
      plain(', ('),
      { kind: 'strike', children: [plain('撤')] },
      plain(')'),
    ]);
  });

  it.each(['*订单*已确认', '确认*订单*', '《*订单*》', 'a*b*', '*a*b', '* a*', '*a *', '**', '_x_y'])(
    'leaves the markers of %s as they are',
    (text) => {
      expect(inlines(text)).toEqual([plain(text)]);
    },
  );

  it('takes a zero-width space for the end of a word', () => {
    expect(kinds('*订单*\u200b已确认')).toEqual(['bold', 'text']);
  });

  it('nests styles, and keeps code as it is', () => {
    expect(inlines('*a _b_* `*c*`')).toEqual([
      { kind: 'bold', children: [plain('a '), { kind: 'italic', children: [plain('b')] }] },
      plain(' '),
      { kind: 'code', text: '*c*' },
    ]);
  });

  it('reads mentions, channels, groups, broadcasts and links', () => {
    expect(inlines('<@U1> <#C1|orders> <!subteam^S1|@sales> <!here> <https://a.cn/?a=1&amp;b=2|单>')).toEqual(
      [
        { kind: 'user', id: 'U1', label: '' },
        plain(' '),
        { kind: 'channel', id: 'C1', label: 'orders' },
        plain(' '),
        { kind: 'group', id: 'S1', label: '@sales' },
        plain(' '),
        { kind: 'broadcast', range: 'here' },
        plain(' '),
        { kind: 'link', url: 'https://a.cn/?a=1&b=2', label: '单' },
      ],
    );
  });

  it('turns bare addresses into links unless told not to, without their full stop', () => {
    expect(kinds('看 https://a.cn/b.')).toEqual(['text', 'link', 'text']);
    expect(parseMrkdwn('看 https://a.cn', true)).toEqual([
      { kind: 'lines', children: [plain('看 https://a.cn')] },
    ]);
  });

  it('makes no link of a script', () => {
    expect(kinds('<javascript:alert(1)|x>')).toEqual(['text']);
  });

  it('reads quotes and fenced code, and shows escaped signs as signs', () => {
    expect(parseMrkdwn('a &lt; b\n&gt; 引用\n```\nx *y*\n```')).toEqual([
      { kind: 'lines', children: [plain('a < b')] },
      { kind: 'quote', children: [plain('引用')] },
      { kind: 'preformatted', text: 'x *y*' },
    ]);
  });

  it('takes an unclosed fence for text', () => {
    expect(parseMrkdwn('a ```b')).toEqual([{ kind: 'lines', children: [plain('a ```b')] }]);
  });

  it('reads emoji by name', () => {
    expect(inlines('好 :white_check_mark:')).toEqual([
      plain('好 '),
      { kind: 'emoji', name: 'white_check_mark' },
    ]);
  });
});

describe('dates', () => {
  const reader = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', now: Date.parse('2026-11-23T02:00:00Z') };
  const at = Date.parse('2026-11-23T23:30:00Z') / 1000;

  it('are told in the time zone and language of the reader', () => {
    expect(formatDate(at, '{date_num} {time}', reader)).toBe('2026-11-24 07:30');
    expect(formatDate(at, '{date_short_pretty} {time}', reader)).toBe('明天 07:30');
    expect(
      formatDate(at, '{date_pretty}', { ...reader, locale: 'en-US', timeZone: 'America/New_York' }),
    ).toBe('tomorrow');
  });

  it('keep a token nobody knows', () => {
    expect(formatDate(at, '{moon}', reader)).toBe('{moon}');
  });
});

describe('markdown', () => {
  it('reads headings, lists, tables, code and quotes', () => {
    const parts = parseMarkdown(
      '# A\n1. b\n2. c\n\n| x | y |\n|---|---|\n| 1 | **2** |\n\n```\nz\n```\n> q\n\n---\nend',
    );
    expect(parts.map(({ kind }) => kind)).toEqual([
      'heading',
      'list',
      'table',
      'code',
      'quote',
      'rule',
      'paragraph',
    ]);
    expect(parts[2]).toEqual({
      kind: 'table',
      heading: [[plain('x')], [plain('y')]],
      rows: [[[plain('1')], [{ kind: 'bold', children: [plain('2')] }]]],
    });
  });
});
