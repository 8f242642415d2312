import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asTyped } from '../../blocks/as-typed.ts';
import { channelPost } from '../../blocks/channel-post.ts';
import { escaped, inline, plain, quoted } from '../../blocks/kit.ts';
import { orderCard } from '../../blocks/order-card.ts';
import { threadLine } from '../../blocks/thread-line.ts';
import { allMarks } from '../../src/order/order.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { drawingIn } from '../support/drawing.ts';
import { past, sign } from '../support/given.ts';

/** What Slack would read as its own: pairs of marks at the edges of words, code, names of pictures. */
const formatted = /(?<![A-Za-z0-9])([*_~])\S(?:[^\n]*\S)?\1(?![A-Za-z0-9])|`|:[\p{L}\p{N}_+'-]+:(?!\d\d)/u;
const unseen = /(?!\t|\n|\u200d|[\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/u;

const pieces = [
  '*',
  '_',
  '~',
  '`',
  ':',
  '::',
  'a',
  '7',
  ' ',
  '\n',
  '\r',
  '中',
  '✓',
  '>',
  '<!channel>',
  '&',
  '\u202e',
].concat(['\u200b', '\u0000', '\ufeff', '\u2028', '\u0085', 'smile', '10', '.', '\u200d']);
const typed = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));
const anything = fc.oneof(typed, fc.string({ unit: 'binary', maxLength: 40 }));

describe('§6: what people type looks like nothing of the desk’s', () => {
  test('whatever it is, Slack reads no mark, picture, mention or hidden character in it', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = escaped(text);
        expect(shown).not.toMatch(/[<>`]/);
        expect(asTyped(text).replace(/\d:\d\d:/g, '')).not.toMatch(formatted);
        expect(shown).not.toMatch(unseen);
        expect(inline(text)).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
        for (const line of quoted(shown)) expect(line).toMatch(/^>[^\n\r\v\f\u0085\u2028\u2029]*$/);
        expect(plain(text, 3000).text).not.toMatch(unseen);
      }),
    );
  });

  test('marks of typed text within the desk’s own bold neither end it nor begin another', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const name = inline(text);
        fc.pre(name !== '');
        expect(`*${name}*`.slice(1, -1)).not.toMatch(/(?<![A-Za-z0-9])\*|\*(?![A-Za-z0-9])/);
      }),
    );
  });

  test('keeps its length, and marks give back what was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const lines = text.replace(/\r\n?/g, '\n');
        expect(asTyped(lines)).toHaveLength(lines.length);
      }),
    );
    expect(asTyped('*技术确认* ~x~ `y` :smile: _z_').normalize('NFKC')).toBe(
      '*技术确认* ~x~ `y` :smile: _z_',
    );
  });

  test('what the mill writes every day stays as it is', () => {
    for (const text of [
      '787*1092',
      'scan_2026_12_01.pdf',
      '08:30–17:00',
      '10:30:00',
      'A~B',
      '👨‍👩‍👧 ok',
      '比例 1:2',
    ])
      expect(asTyped(text)).toBe(text);
  });

  test('in the thread, the escalation channel and on the card a typed act of the desk is a quotation', () => {
    const forged = '*技术确认* ✓ 孙凯 · 10:05\n:white_check_mark: ~已取消~ `SO-1`\u202e\u200b';
    const order = past(agreedMemo('B'), sign('hold', 'wang', { reason: forged }));
    const [mark] = allMarks(order).filter(({ action }) => action === 'hold');
    const action = find('hold');
    if (!mark || !action) throw new Error('no hold');
    const drawing = drawingIn('zh');
    const line = {
      kind: 'line',
      key: 'k',
      action,
      mark,
      tells: [],
      next: [],
      fallen: [],
      papers: [],
    } as const;
    const drawn = [
      threadLine(line, order, drawing),
      channelPost({ action, mark }, order, drawing),
      orderCard(order, drawing),
    ];
    for (const { text, blocks } of drawn) {
      const said = `${text}${JSON.stringify(blocks)}`;
      expect(said).toContain('＊技术确认＊ ✓ 孙凯 · 10:05');
      expect(said).not.toMatch(
        /\*技术确认\* ✓ 孙凯|:white_check_mark:|~已取消~|`SO-1`|\u202e|\u200b|\\u0000/,
      );
    }
  });
});
