import { describe, expect, it } from 'vitest';
import { checkForm, fileError } from '../../../sandbox/web/client/form/checks.ts';
import { fieldsOf, slotOf, valuesOf } from '../../../sandbox/web/client/form/fields.ts';
import {
  daysToMonday,
  localOf,
  morningAfter,
  secondsOf,
} from '../../../sandbox/web/client/form/zoned-time.ts';
import { wordsFor } from '../../../sandbox/web/client/words.ts';

const words = wordsFor('en-US');

function input(element: object, more: object = {}) {
  return { type: 'input', block_id: 'b', element: { action_id: 'value', ...element }, ...more };
}

function errorOf(element: object, value: string | readonly string[] | number | null, more: object = {}) {
  return checkForm(fieldsOf([input(element, more)]), { b: value }, words).b;
}

describe('what is checked before a submission', () => {
  it('is that required fields hold something, and optional ones may not', () => {
    expect(errorOf({ type: 'plain_text_input' }, null)).toBe(words.required);
    expect(errorOf({ type: 'static_select' }, null)).toBe(words.requiredChoice);
    expect(errorOf({ type: 'checkboxes' }, [])).toBe(words.requiredChoice);
    expect(errorOf({ type: 'email_text_input' }, '', { optional: true })).toBeUndefined();
  });

  it.each([
    [{ type: 'plain_text_input', min_length: 3 }, 'ab', words.tooShort(3)],
    [{ type: 'plain_text_input', min_length: 3, max_length: 4 }, 'abcd', undefined],
    [{ type: 'plain_text_input', max_length: 4 }, 'abcde', words.tooLong(4)],
    [{ type: 'number_input', is_decimal_allowed: false }, '1.5', words.notWhole],
    [{ type: 'number_input', is_decimal_allowed: true }, '1.5', undefined],
    [{ type: 'number_input', is_decimal_allowed: true }, '1e3', words.notNumber],
    [{ type: 'number_input', is_decimal_allowed: true, min_value: '0.5' }, '0.4', words.tooSmall('0.5')],
    [{ type: 'number_input', is_decimal_allowed: true, max_value: '99' }, '99', undefined],
    [{ type: 'number_input', is_decimal_allowed: true, max_value: '99' }, '99.1', words.tooLarge('99')],
    [{ type: 'email_text_input' }, 'a@b', words.notEmail],
    [{ type: 'email_text_input' }, 'a@b.cn', undefined],
    [{ type: 'url_text_input' }, 'ftp://a.cn', words.notUrl],
    [{ type: 'url_text_input' }, 'https://a.cn', undefined],
    [{ type: 'datepicker' }, '2026-02-30', words.notDate],
    [{ type: 'timepicker' }, '24:00', words.notTime],
    [{ type: 'datetimepicker' }, 1_795_000_000, undefined],
    [{ type: 'multi_static_select', max_selected_items: 1 }, ['a', 'b'], words.tooMany(1)],
    [{ type: 'file_input', max_files: 1 }, ['F1', 'F2'], words.tooMany(1)],
  ] as const)('%j holding %j', (element, value, error) => {
    expect(errorOf(element, value)).toBe(error);
  });

  it('is the size and the kind of a file', () => {
    const png = { name: 'a.PNG', size: 10_000_000 } as File;
    expect(fileError(png, { filetypes: ['png'] }, words)).toBeUndefined();
    expect(fileError(png, { filetypes: ['pdf'] }, words)).toBe(words.wrongType('pdf'));
    expect(fileError({ name: 'a.png', size: 10_000_001 } as File, {}, words)).toBe(words.tooBig);
  });
});

describe('the values of a form', () => {
  const blocks = [
    input({ type: 'plain_text_input', initial_value: 'x' }),
    {
      type: 'actions',
      block_id: 'a',
      elements: [
        { type: 'datepicker', action_id: 'day', initial_date: '2026-11-23' },
        { type: 'multi_users_select', action_id: 'who' },
        { type: 'button', action_id: 'go' },
      ],
    },
  ];

  it('are named by block, and by action too where a block holds several', () => {
    expect(valuesOf(fieldsOf(blocks), { typed: {}, known: {} })).toEqual({
      b: 'x',
      'a/day': '2026-11-23',
      'a/who': [],
    });
  });

  it('are what was typed, over what the server knows, over what the app put in', () => {
    const fields = fieldsOf(blocks);
    const [field] = fields;
    const typed = field ? { [slotOf(field)]: null } : {};
    const known = { b: 'server', 'a/day': '2026-11-24' };
    expect(valuesOf(fields, { typed, known })).toEqual({ b: null, 'a/day': '2026-11-24', 'a/who': [] });
  });

  it('are forgotten when the same block gets another action or kind of element', () => {
    const [before] = fieldsOf([input({ type: 'plain_text_input' })]);
    const after = fieldsOf([input({ type: 'number_input', initial_value: '5' })]);
    const typed = before ? { [slotOf(before)]: 'typed' } : {};
    expect(valuesOf(after, { typed, known: {} })).toEqual({ b: '5' });
  });
});

describe('times of a time zone', () => {
  it('go to UNIX seconds and back', () => {
    const seconds = Date.parse('2026-11-23T01:30:00Z') / 1000;
    expect(secondsOf('2026-11-23T09:30', 'Asia/Shanghai')).toBe(seconds);
    expect(localOf(seconds, 'Asia/Shanghai')).toBe('2026-11-23T09:30');
    expect(localOf(secondsOf('2026-03-29T12:00', 'Europe/Helsinki') ?? 0, 'Europe/Helsinki')).toBe(
      '2026-03-29T12:00',
    );
  });

  it('case 13: know the next morning in both nights in which the clock is changed', () => {
    const next = (local: string) => {
      const now = (secondsOf(local, 'Europe/Helsinki') ?? 0) * 1000;
      return new Date(morningAfter(now, 1, 'Europe/Helsinki')).toISOString();
    };
    expect(next('2026-03-28T23:30')).toBe('2026-03-29T05:00:00.000Z');
    expect(next('2026-03-29T00:30')).toBe('2026-03-30T05:00:00.000Z');
    expect(next('2026-10-24T23:30')).toBe('2026-10-25T06:00:00.000Z');
    expect(next('2026-10-25T00:10')).toBe('2026-10-26T06:00:00.000Z');
  });

  it('know the next Monday morning', () => {
    const monday = Date.parse('2026-11-23T01:00:00Z');
    expect(daysToMonday(monday, 'Asia/Shanghai')).toBe(7);
    const sunday = Date.parse('2026-11-22T01:00:00Z');
    expect(
      new Date(morningAfter(sunday, daysToMonday(sunday, 'Asia/Shanghai'), 'Asia/Shanghai')).toISOString(),
    ).toBe('2026-11-23T00:00:00.000Z');
  });
});
