import type { ModalView } from '@slack/types';
import { specText } from '../src/mill/master-data/price-plan.ts';
import { unitName } from '../src/mill/tables/written.ts';
import { type Label, type Language, label } from '../src/order/labels.ts';
import { yuan } from '../src/procedure/money/money.ts';
import type { MillState, PlannedPrice } from '../src/procedure/outside.ts';
import { groupBy } from './group-by.ts';
import { context, inline, plain, sections } from './kit.ts';

export interface PlanLook {
  /** What was looked for: words of products, or a customer's code. */
  readonly words: string;
  readonly page: number;
  readonly rows: readonly PlannedPrice[];
}

const rowsAPage = 40;

/** The price plan in force, product by product, each row with the version that brought it; page by page. */
export const pricePlanView = (
  { words, page: asked, rows }: PlanLook,
  outside: Pick<MillState, 'products' | 'customers' | 'plans'>,
  language: Language,
): ModalView => {
  const pages = Math.max(1, Math.ceil(rows.length / rowsAPage));
  const page = Math.min(Math.max(0, asked), pages - 1);
  const shown = rows.slice(page * rowsAPage, (page + 1) * rowsAPage);
  const byProduct = groupBy(shown, ({ product }) => product);
  const version = outside.plans.length;
  const head = label(
    `第 ${version} 版 · ${rows.length} 行${words === '' ? '' : ` · ${words}`}`,
    `Version ${version} · rows: ${rows.length}${words === '' ? '' : ` · ${words}`}`,
  );
  return {
    type: 'modal',
    callback_id: 'price-plan-look',
    private_metadata: JSON.stringify({ words, page }),
    title: plain(label('价格执行方案', 'Price plan')[language], 24),
    close: plain(label('关闭', 'Close')[language], 24),
    blocks: [
      context(`*${inline(head[language])}*`),
      ...sections(
        rows.length === 0
          ? [label('没有现行的行。', 'No row is in force.')[language]]
          : [...byProduct].flatMap(([code, own]) =>
              productTexts(code, own, outside).map((text) => text[language]),
            ),
        { most: 20_000, rest: '…' },
      ),
      context(counts[language]),
      ...turning(page, pages, language),
    ],
  };
};

const counts = label(
  '客户行先于等级行，带规格的先于不带的，接单日有效的最新一行为准。',
  'A customer’s row comes before a grade’s, one with a spec before one without; the newest valid on the intake date counts.',
);

const productTexts = (
  code: string,
  rows: readonly PlannedPrice[],
  { products, customers }: Pick<MillState, 'products' | 'customers'>,
): readonly Label[] => {
  const product = products.find((one) => one.code === code);
  const unit = unitName(product?.unit ?? 't');
  const name = inline(product ? `${product.name} ${product.grammage}g` : '');
  return [
    label(`*${inline(code)} ${name}* 元/${unit.zh}`, `*${inline(code)} ${name}* CNY per ${unit.en}`),
    ...rows.map((row) => rowText(row, buyerText(row.for, customers))),
  ];
};

const buyerText = (buyer: string, customers: MillState['customers']): Label => {
  const customer = customers.find(({ code }) => code === buyer);
  if (!customer) return label(`${buyer} 类`, `grade ${buyer}`);
  const name = inline(`${buyer} ${customer.shortName}`);
  return label(name, name);
};

const rowText = (row: PlannedPrice, buyer: Label): Label => {
  const { unitPriceFen, validFrom, validTo, plan } = row;
  const spec = specText(row) === '' ? '' : ` ${specText(row)}`;
  const price = `*${yuan(unitPriceFen)}*`;
  return label(
    `• ${buyer.zh}${spec}  ${price}  ${validFrom} 至 ${validTo}（第 ${plan} 版）`,
    `• ${buyer.en}${spec}  ${price}  ${validFrom} to ${validTo} (version ${plan})`,
  );
};

const turning = (page: number, pages: number, language: Language): ModalView['blocks'] => {
  const button = (to: number, text: Label) => ({
    type: 'button' as const,
    action_id: to < page ? 'prices:previous' : 'prices:next',
    text: plain(text[language], 75),
    value: String(to),
  });
  const elements = [
    ...(page > 0
      ? [button(page - 1, label(`← 上一页（${page}/${pages}）`, `← Previous (${page}/${pages})`))]
      : []),
    ...(page + 1 < pages
      ? [button(page + 1, label(`下一页（${page + 2}/${pages}）→`, `Next (${page + 2}/${pages}) →`))]
      : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: `prices.${page}`, elements }];
};
