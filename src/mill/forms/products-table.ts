import { label } from '../../order/labels.ts';
import { millForm } from '../form.ts';
import { productsFact } from '../master-data/products.ts';
import { rowsBy } from '../table.ts';
import { productColumns, productTable, readProducts } from '../tables/product-rows.ts';

const rule = 'A.master-data';

const tableRows = rowsBy(rule, readProducts);

/** Process §2: products filed or changed from a table; orders keep the product as it was when their line was taken in. */
export const productsTable = millForm({
  key: 'products-table',
  rule,
  title: label('产品表导入', 'Products from a table'),
  submit: label('导入', 'Import'),
  by: ['admin'],
  menu: 'settings',
  fields: tableRows.fields,
  table: {
    missing: productColumns.missing,
    template: ({ outside }, language) => productTable(outside, language),
    widths: [14, 14, 16, 14, 8, 16, 16, 14, 14, 24],
    name: label('产品', 'products'),
  },
  shows: (sight) => {
    const checked = tableRows.shown(sight);
    return checked.length > 0
      ? checked
      : [{ label: label('已有产品', 'Products on file'), value: productsFact(sight.outside) }];
  },
  reliesOn: (sight) => tableRows.seen(sight),
  judge: (sight, { bad }) => tableRows.refused(sight, bad),
  facts: (sight) => tableRows.facts(sight),
  events: (sight) => [{ type: 'ProductsFiled', products: tableRows.good(sight) }],
});
