import type { AnswersIn, Sight } from '../../order/action.ts';
import { forbidden, type Refusal } from '../../order/decision.ts';
import { choice, optional, text, whole } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import { productCode } from '../../procedure/goods/fields.ts';
import { rollDetailNames } from '../../procedure/goods/lines.ts';
import type { Product } from '../../procedure/outside.ts';
import { millForm } from '../form.ts';
import { productChange, productFault, requiring } from '../master-data/products.ts';
import { grammages, widths } from '../tables/product-rows.ts';
import { unitName } from '../tables/written.ts';

const rule = 'A.master-data';

/** The product chosen to be changed; undefined for a new one. */
const chosenIn = ({ raw, outside }: Sight): Product | undefined =>
  outside.products.find(({ code }) => code === raw.product);

const made = {
  roll: label('卷筒', 'Roll'),
  sheet: label('平板', 'Sheet'),
  'roll,sheet': label('卷筒和平板', 'Roll and sheet'),
} as const;

const units = {
  t: unitName('t'),
  ream: unitName('ream'),
  roll: unitName('roll'),
} as const satisfies Record<Product['unit'], Label>;

const required = {
  diameterMm: rollDetailNames.diameterMm,
  coreMm: rollDetailNames.coreMm,
  'diameterMm,coreMm': label('卷径和纸芯', 'Diameter and core'),
} as const;

/** As the choice names it; blank for nothing. */
const requiredAs = ({ requires = [] }: Product) => requires.join(',');

/** Proposed from the product that was chosen. */
const from = <T extends string>(of: (product: Product) => T) => ({
  follows: 'product',
  initial: (sight: Sight) => {
    const product = chosenIn(sight);
    return product && of(product);
  },
});

const fields = {
  product: optional(
    productCode(label('要更改的产品', 'Product to change'), {
      redraws: true,
      hint: label('立新产品就留空', 'Leave blank to file a new one'),
    }),
  ),
  code: text(label('产品编号', 'Product code'), {
    most: 20,
    hint: label('大写字母、数字和连字符，例如 HG-WF70', 'Capital letters, digits, hyphens, such as HG-WF70'),
    ...from(({ code }) => code),
  }),
  name: text(label('品名', 'Name'), { most: 60, ...from(({ name }) => name) }),
  grammage: whole(label('定量（g/m²）', 'Grammage (g/m²)'), {
    ...grammages,
    ...from(({ grammage }) => String(grammage)),
  }),
  forms: choice(
    label('形式', 'Forms'),
    made,
    from(({ forms }) => forms.toSorted().join(',') as keyof typeof made),
  ),
  unit: choice(
    label('单位', 'Unit'),
    units,
    from(({ unit }) => unit),
  ),
  leastWidthMm: whole(label('最小宽度（mm）', 'Least width (mm)'), {
    ...widths,
    ...from(({ leastWidthMm }) => String(leastWidthMm)),
  }),
  mostWidthMm: whole(label('最大宽度（mm）', 'Most width (mm)'), {
    ...widths,
    ...from(({ mostWidthMm }) => String(mostWidthMm)),
  }),
  requires: optional(
    choice(
      label('卷筒还须注明', 'Rolls must also say'),
      required,
      from((one) => requiredAs(one)),
    ),
  ),
  qualityStandard: optional(
    text(label('质量标准', 'Quality standard'), { most: 100, ...from((one) => one.qualityStandard) }),
  ),
  stockNote: optional(
    text(
      label('备货说明', 'Stock note'),
      from(({ stockNote }) => stockNote),
    ),
  ),
};

type ProductAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** Process §2: one product filed or changed; orders keep the product as it was when their line was taken in. */
export const product = millForm({
  key: 'product',
  rule,
  title: label('产品', 'Product'),
  by: ['admin'],
  menu: 'settings',
  fields,
  reliesOn: ({ outside }) => outside.products.map((one) => ({ ...one })),
  judge: (sight, answers) => refused(sight, answers),
  events: (_sight, answers) => [{ type: 'ProductsFiled', products: [productFrom(answers)] }],
});

const productFrom = ({ lines: _, product: __, requires, ...answers }: ProductAnswers): Product => ({
  ...answers,
  ...requiring((requires ?? '').split(',')),
  code: answers.code.normalize('NFKC').toUpperCase(),
  forms: (['roll', 'sheet'] as const).filter((form) => answers.forms.split(',').includes(form)),
  qualityStandard: answers.qualityStandard ?? '',
  stockNote: answers.stockNote ?? '',
});

const refused = (sight: Sight, answers: ProductAnswers): Refusal | undefined => {
  const filed = productFrom(answers);
  const { outside } = sight;
  const fault = productFault(filed, outside) ?? codeFault(filed, answers.product, sight);
  if (fault) return { code: 'answers', rule, fields: { [fault.field]: fault.say } };
  return productChange(filed, outside).kind === 'unchanged'
    ? forbidden(rule, '没有任何改动。', 'Nothing would change.')
    : undefined;
};

/** A code is for good: orders and prices name it. */
const codeFault = ({ code }: Product, chosen: string | null, { outside }: Sight) => {
  if (chosen !== null && chosen !== code)
    return {
      field: 'code',
      say: label(`编号不能改，仍须是 ${chosen}`, `A code never changes; it stays ${chosen}`),
    } as const;
  const isTaken = chosen === null && outside.products.some((one) => one.code === code);
  return isTaken
    ? ({
        field: 'code',
        say: label('已有此编号；要更改它，请在上面选它', 'That code is taken; choose it above to change it'),
      } as const)
    : undefined;
};
