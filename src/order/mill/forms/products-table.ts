import { label } from '../../labels.ts';
import { productsFact } from '../../master-data/products.ts';
import type { Product } from '../../outside.ts';
import { productColumns, productTable, readProducts } from '../../tables/product-rows.ts';
import { millForm } from '../form.ts';
import {
  goodRows,
  type ReadTable,
  tableFacts,
  tableFields,
  tableRefused,
  tableSeen,
  tableShown,
} from '../table.ts';

const rule = 'A.master-data';

const read: ReadTable<Product> = readProducts;

/** §2: products filed or changed from a table; orders keep the product as it was when their line was taken in. */
export const productsTable = millForm({
  key: 'products-table',
  rule,
  title: label('产品表导入', 'Products from a table'),
  submit: label('导入', 'Import'),
  by: ['admin'],
  menu: 'settings',
  fields: tableFields(read),
  table: {
    missing: productColumns.missing,
    template: ({ outside }, language) => productTable(outside, language),
    widths: [14, 14, 16, 14, 8, 16, 16, 14, 14, 24],
    name: label('产品', 'products'),
  },
  shows: (sight) => {
    const checked = tableShown(read, sight);
    return checked.length > 0
      ? checked
      : [{ label: label('已有产品', 'Products on file'), value: productsFact(sight.outside) }];
  },
  covers: (sight) => tableSeen(read, sight),
  judge: (sight, { bad }) => tableRefused(rule, read, sight, bad),
  facts: (sight) => tableFacts(read, sight),
  events: (sight) => [{ type: 'ProductsFiled', products: goodRows(read, sight) }],
});
