import type { Sight } from '../../order/action.ts';
import { joined, type Label, type Language, label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import { dateIn } from '../../order/time/dates.ts';
import type { PlanVersion } from '../../procedure/outside.ts';
import type { MillSigned } from '../events.ts';
import { type MillFormSight, millForm } from '../form.ts';
import { standingRows } from '../master-data/price-plan.ts';
import type { MillMessage } from '../matter.ts';
import { rowsBy } from '../table.ts';
import { priceColumns, readPrices } from '../tables/price-rows.ts';
import { unitName } from '../tables/written.ts';

const rule = 'A.master-data';

const tableRows = rowsBy(rule, readPrices);

/**
 * Process §2: the price plan (价格执行方案) is imported from a table, as a version of its own; S5 compares with it at once. The
 * administrator's alone: process §1 gives master data to nobody else, the service supervisor included.
 */
export const pricePlan = millForm({
  key: 'price-plan',
  rule,
  title: label('价格执行方案', 'Price plan'),
  submit: label('导入', 'Import'),
  by: ['admin'],
  menu: 'settings',
  fields: tableRows.fields,
  table: {
    missing: priceColumns.missing,
    template: (sight, language) => [heading(language), ...rowsOnFile(sight, language)],
    widths: [14, 18, 12, 12, 20, 14, 8, 14, 14],
    name: label('价格执行方案', 'price-plan'),
  },
  shows: (sight) => [versionsFact(sight), ...tableRows.shown(sight)],
  reliesOn: (sight) => [sight.outside.plans.length, tableRows.seen(sight)],
  judge: (sight, { bad }) => tableRows.refused(sight, bad),
  facts: (sight) => ({ ...tableRows.facts(sight), version: sight.outside.plans.length + 1 }),
  events: (sight) => [
    {
      type: 'PricePlanIssued',
      prices: tableRows.good(sight),
      issue: {
        by: { id: sight.by.id, name: sight.by.name },
        at: sight.at,
        file: tableRows.facts(sight).file ?? '',
      },
    },
  ],
  tells: (signed) => [told(signed)],
});

const heading = (language: Language): readonly string[] =>
  Object.values(priceColumns.names).map((name) => name[language]);

/** The rows that hold today or will, to be changed and handed in again. */
const rowsOnFile = ({ outside, today }: Sight, language: Language) =>
  standingRows(outside, today).map((row) => {
    const product = outside.products.find(({ code }) => code === row.product);
    return [
      row.product,
      product ? `${product.name} ${product.grammage}g` : '',
      row.widthMm ?? '',
      row.lengthMm ?? '',
      row.for,
      row.unitPriceFen / 100,
      product ? unitName(product.unit)[language] : '',
      row.validFrom,
      row.validTo,
    ];
  });

const mostVersions = 8;

const versionsFact = ({ outside }: MillFormSight): Fact => {
  const { plans, settings } = outside;
  const newest = plans.toReversed().slice(0, mostVersions);
  return {
    label: label('现有各版', 'Versions'),
    value:
      newest.length === 0
        ? label('还没有价格方案', 'There is no price plan yet')
        : joined(
            [
              ...newest.map((plan) => versionText(plan, settings.timeZone)),
              label(
                '各行及其版次：/order prices 产品或客户',
                'Rows and their versions: /order prices PRODUCT',
              ),
            ],
            verbatim('\n'),
          ),
  };
};

const versionText = ({ version, rows, issue }: PlanVersion, timeZone: string): Label => {
  const [zh, en] = [`第 ${version} 版：${rows} 行`, `Version ${version}, rows: ${rows}`];
  if (!issue) return label(zh, en);
  const by = `${dateIn(timeZone, issue.at)} ${issue.by.name} ${issue.file}`;
  return label(`${zh}，${by}`, `${en}, ${by}`);
};

const told = ({ by, facts }: MillSigned): MillMessage => {
  // Only this form writes these facts.
  const { version, imported, file } = facts as ReturnType<typeof tableRows.facts> & {
    readonly version: number;
  };
  return {
    channel: 'orders',
    mentions: [],
    title: label(`价格执行方案第 ${version} 版`, `Price plan, version ${version}`),
    parts: [
      {
        text: label(
          `${by.name} 导入 ${imported} 行（${file}）。之后的条款核对即按此版；查看：/order prices`,
          `Imported by ${by.name} (${file}), rows: ${imported}. Terms are checked by it from now on; see /order prices`,
        ),
      },
    ],
    opens: [],
  };
};
