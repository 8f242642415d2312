import { describe, expect, it } from 'vitest';
import { customersView } from '../../blocks/customers.ts';
import { pricePlanView } from '../../blocks/price-plan.ts';
import type { Customer, PlannedPrice } from '../../src/procedure/outside.ts';
import { everybody, expectView, languages } from '../support/drawing.ts';
import { mill, people } from '../support/mill.ts';

const [row] = mill.prices;
const many = (count: number): readonly PlannedPrice[] =>
  Array.from({ length: count }, (_, index) => ({ ...(row as PlannedPrice), widthMm: 600 + index }));
const shown = (page: number, count = 100): string =>
  JSON.stringify(pricePlanView({ words: '双胶', page, rows: many(count) }, mill, 'en'));

describe('the price plan as it is looked at', () => {
  it.each(languages)('is drawn as Slack takes it, in %s', (language) => {
    for (const rows of [[], many(1), many(1000)])
      expectView(pricePlanView({ words: '', page: 0, rows }, mill, language), 'the price plan');
  });

  it('has pages that hold each row once, with a button to the next', () => {
    const pages = [0, 1, 2].map((page) => shown(page));
    const widths = pages.flatMap((page) => page.match(/\d+mm/g) ?? []);
    expect(widths).toEqual(many(100).map(({ widthMm }) => `${widthMm}mm`));
    expect(pages.map((page) => /prices:next/.test(page))).toEqual([true, true, false]);
    expect(pages.map((page) => /prices:previous/.test(page))).toEqual([false, true, true]);
    expect(shown(9)).toBe(pages[2]);
  });

  it('names a customer whose own row it is', () => {
    const own = { ...(row as PlannedPrice), for: 'C001' };
    const view = pricePlanView({ words: 'C001', page: 0, rows: [own] }, mill, 'zh');
    expect(JSON.stringify(view)).toContain('• C001 联兴  *6,180.00*');
  });
});

describe('customers as they are looked at', () => {
  const looking = { by: everybody, language: 'en' } as const;

  it.each(languages)('are drawn as Slack takes it, in %s', (language) => {
    const crowded = {
      ...(mill.customers[0] as Customer),
      name: '名'.repeat(200),
      signers: Array(40).fill('某人'),
    };
    for (const found of [mill.customers, mill.customers.slice(0, 1), [crowded], Array(60).fill(crowded)])
      expectView(customersView({ found, words: '有限' }, { by: everybody, language }), 'customers');
  });

  it('offer each person the forms they may sign', () => {
    const formsFor = (by: typeof everybody) =>
      JSON.stringify(
        customersView({ found: mill.customers.slice(0, 1), words: '' }, { ...looking, by }),
      ).match(/mill:[a-z-]+/g);
    expect(formsFor(people.wang)).toEqual([
      'mill:customer-contacts',
      'mill:customer-addresses',
      'mill:customer-name',
      'mill:customer-contract',
      'mill:customer-open',
    ]);
    expect(formsFor(people.chen)).not.toContain('mill:customer-contract');
    expect(formsFor(people.zhou)).toBeNull();
  });
});
