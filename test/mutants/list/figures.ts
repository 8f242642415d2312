import { mutantsOf } from '../mutant.ts';

export const goods = mutantsOf(
  'procedure/goods',
  ['quantities'],
  [
    {
      rule: 'S12.a',
      lets: 'a lower bound that rounds outward',
      file: 'quantity.ts',
      find: 'least: Math.ceil(',
      put: 'least: Math.floor(',
      tests: ['quantities'],
    },
    {
      rule: 'S12.a',
      lets: 'an upper bound that rounds outward',
      file: 'quantity.ts',
      find: 'most: Math.floor(',
      put: 'most: Math.ceil(',
      tests: ['quantities'],
    },
    {
      rule: 'S3',
      lets: 'half a roll',
      file: 'fields.ts',
      find: 'return thousandths % 1000 === 0 ? thousandths / 1000 : undefined;',
      put: 'return Math.round(thousandths / 1000);',
    },
    {
      rule: 'S3',
      lets: 'reams typed for tonnes',
      file: 'fields.ts',
      find: 'typed === undefined || typed === unit) return',
      put: 'typed !== unit || typed === unit) return',
    },
    {
      rule: 'S12.2',
      lets: 'more of a line than there is',
      file: 'quantity-lines.ts',
      find: 'if (value > limit) {',
      put: 'if (value > limit && value < 0) {',
      tests: ['steps/12-', 'steps/14-'],
    },
  ],
);

export const figures = mutantsOf(
  'order',
  ['typed-figures'],
  [
    {
      rule: 'S3',
      lets: '12,5 taken for 125',
      file: 'typed-figure.ts',
      find: "([,' ])\\d{3}(?:",
      put: "([,' ])\\d+(?:",
    },
    {
      rule: 'S3',
      lets: 'a figure finer than it is kept',
      file: 'typed-figure.ts',
      find: 'if (decimals.length > range.decimals) return',
      put: 'if (decimals.length > 9) return',
    },
    {
      rule: '§6.12',
      lets: 'a figure larger than can be counted',
      file: 'typed-figure.ts',
      find: 'if (value > range.most) return',
      put: 'if (value > Infinity) return',
    },
    {
      rule: '§6.12',
      lets: 'something that happened tomorrow',
      file: 'asked-dates.ts',
      find: "if (kind === 'happened' && Date.parse(instant) > Date.parse(at) + clocksDifferMs)",
      put: "if (kind === 'happened' && Date.parse(instant) > Infinity)",
      tests: ['unlikely-dates'],
    },
    {
      rule: '§6.12',
      lets: 'a date of more than a year ahead that nobody was asked about',
      file: 'asked-dates.ts',
      find: 'return day > addDays(today, aYear)',
      put: 'return day > addDays(today, 9 * aYear)',
      tests: ['unlikely-dates'],
    },
    {
      rule: '§6.12',
      lets: 'a date that no calendar has',
      file: 'date-fields.ts',
      find: '&& day.toISOString().startsWith(text)',
      put: '&& day.getTime() > 0',
      tests: ['unlikely-dates', 'typed-figures', 'properties/accepted'],
    },
  ],
);

export const limits = mutantsOf(
  'procedure',
  ['limits', 'properties/figures'],
  [
    {
      rule: '§6.12',
      lets: 'an order greater than can be added up',
      file: 'within-limits.ts',
      find: 'if (over.length === 0) return undefined;',
      put: 'if (over.length >= 0) return undefined;',
    },
    {
      rule: '§6.12',
      lets: 'a large order that nobody may touch any more',
      file: 'within-limits.ts',
      find: 'value > (known.get(key) ?? 0)',
      put: 'value > 0 || known.has(key)',
    },
  ],
);
