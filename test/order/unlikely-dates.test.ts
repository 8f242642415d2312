import { describe, expect, it } from 'vitest';
import { millForms } from '../../src/mill/forms/index.ts';
import type { Refusal } from '../../src/order/decision.ts';
import type { Field } from '../../src/order/fields.ts';
import { questions } from '../../src/order/form.ts';
import { actions, find } from '../../src/procedure/catalogue.ts';
import {
  confirmedAndSent,
  makeable,
  noon,
  returnedOn,
  scheduledAt,
  seconds,
} from '../support/deeds-confirmation.ts';
import { given, givenOrder, past, sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { mill, people } from '../support/mill.ts';

/** The desk's clock in these tests says 2026-11-23, 10:00 at the mill. */
const at = '2026-11-23T02:00:00.000Z';
const sight = { at, today: '2026-11-23', outside: mill };

const fieldOf = (key: string, name: string): Field<unknown> => {
  const field = find(key)?.fields[name];
  if (!field) throw new Error(`${key} does not ask ${name}`);
  return field;
};

const said = (field: Field<unknown>, raw: string): string | null =>
  field.odd?.(raw, sight as Parameters<NonNullable<Field<unknown>['odd']>>[1])?.why.zh ?? null;

describe('a date that is none', () => {
  it('is refused where no calendar has it', () => {
    for (const wantedOn of ['2027-02-30', '2026-13-01', '2026-11-31'])
      given()
        .when(memo({ wantedOn }))
        .refused({ code: 'answers', fields: { wantedOn: expect.anything() } });
    given()
      .when(memo({ wantedOn: '2026-11-30' }))
      .accepted();
  });
});

describe('a date that is unlikely', () => {
  it('of what is to come is one that is past or more than a year ahead', () => {
    const wanted = fieldOf('intake', 'wantedOn');
    expect(said(wanted, '2026-11-22')).toBe('已经过去');
    expect(said(wanted, '2026-11-23')).toBeNull();
    expect(said(wanted, '2027-11-24')).toBeNull();
    expect(said(wanted, '2027-11-25')).toBe('在一年以后');
    const expected = fieldOf('shipped', 'expectedAt');
    expect(said(expected, seconds('2026-11-23T15:00:00Z'))).toBeNull();
    expect(said(expected, seconds('2026-11-22T15:00:00Z'))).toBe('已经过去');
    expect(said(expected, seconds('2028-01-01T00:00:00Z'))).toBe('在一年以后');
  });

  it('of what happened is one more than sixty days ago, and none can lie in the future', () => {
    const cameOn = fieldOf('return', 'cameOn');
    expect(said(cameOn, '2026-11-23')).toBeNull();
    expect(said(cameOn, '2026-09-24')).toBeNull();
    expect(said(cameOn, '2026-09-23')).toBe('在六十天以前');
    expect(said(cameOn, '2026-11-24')).toBe('还没有到：已发生的事不能填将来的时间');
    const departed = fieldOf('shipped', 'departedAt');
    expect(said(departed, seconds('2026-11-23T02:10:00Z'))).toBeNull();
    expect(said(departed, seconds('2026-11-23T02:11:00Z'))).toBe('还没有到：已发生的事不能填将来的时间');
    expect(said(departed, seconds('2026-09-22T02:00:00Z'))).toBe('在六十天以前');
  });

  it('is asked of every date in the catalogue', () => {
    const all = [...actions, ...millForms].flatMap(({ key, fields, lines }) =>
      Object.entries({ ...fields, ...lines?.fields })
        .filter(([, { input }]) => input.kind === 'date' || input.kind === 'moment')
        .map(([name, field]) => [`${key}.${name}`, typeof field.odd] as const),
    );
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(([, odd]) => odd !== 'function')).toEqual([]);
  });
});

describe('an unlikely date in a form', () => {
  const ask = (raw: Readonly<Record<string, string | readonly string[]>>) => given().when(memo(raw));

  it('is refused at a box that says it with its year, and counts once the box is ticked', () => {
    ask({ wantedOn: '2028-12-05' }).refused({
      code: 'answers',
      fields: {
        'wantedOn.sure': {
          zh: '2028-12-05 在一年以后：请核对；确实如此请打勾后再提交',
          en: '2028-12-05 is more than a year ahead: please check it; if it is meant, tick the box and send it again',
        },
      },
    });
    const order = ask({ wantedOn: '2028-12-05', 'wantedOn.sure': ['2028-12-05'] }).accepted();
    expect(order.content.wantedOn).toBe('2028-12-05');
  });

  it('is not taken by a tick for another date', () => {
    ask({ wantedOn: '2028-12-06', 'wantedOn.sure': ['2028-12-05'] }).refused({ code: 'answers' });
  });

  it('needs no tick for a likely date, whatever was asked before', () => {
    ask({ wantedOn: '2026-12-05', 'wantedOn.sure': [] }).accepted();
  });

  it('brings up the box below the date, which bears the date', () => {
    const action = find('intake');
    if (!action) throw new Error('no memo');
    const asked = (wantedOn: string) =>
      questions(action, {
        ...sight,
        order: given().when(memo()).accepted(),
        part: null,
        by: { ...people.chen, roles: ['service'] } as never,
        raw: { wantedOn },
      }).map(({ blockId }) => blockId);
    expect(asked('2026-12-05')).not.toContain('wantedOn.sure');
    const unlikely = asked('2026-01-05');
    expect(unlikely.indexOf('wantedOn.sure')).toBe(unlikely.indexOf('wantedOn') + 1);
  });

  it('of what happened is refused at its field when it lies in the future', () => {
    const returned = past(...confirmedAndSent(), returnedOn('2026-11-27'));
    const earlier = (now: string) =>
      givenOrder(returned).when(
        sign('return-earlier', 'zhou', { cameOn: '2026-11-25', reason: '传真机记录' }, { at: noon(now) }),
      );
    earlier('2026-11-24').refused({
      code: 'answers',
      fields: {
        cameOn: {
          zh: '2026-11-25 还没有到：已发生的事不能填将来的时间',
          en: '2026-11-25 has not come yet: what happened cannot lie in the future',
        },
      },
    });
    earlier('2026-11-27').accepted();
  });

  it('leaves the word to the step’s own rule, which says more', () => {
    given(...makeable())
      .when(scheduledAt('B', { productionOn: '2026-11-01' }))
      .refused({
        fields: { productionOn: { zh: '生产日期已过', en: 'The production date has passed' } },
      } as Partial<Refusal>);
  });

  it('of a year that no order can mean is no date', () => {
    ask({ wantedOn: '2206-12-05' }).refused({
      code: 'answers',
      fields: {
        wantedOn: {
          zh: '年份须在 2000 至 2099 之间，请核对',
          en: 'The year must lie between 2000 and 2099: please check it',
        },
      },
    } as Partial<Refusal>);
  });
});
