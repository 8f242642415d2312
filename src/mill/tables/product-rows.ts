import { type Field, text, whole } from '../../order/fields.ts';
import { type Label, type Language, label } from '../../order/labels.ts';
import { millimetres } from '../../procedure/goods/fields.ts';
import { formLabels, rollDetailNames } from '../../procedure/goods/lines.ts';
import type { Unit } from '../../procedure/goods/quantity.ts';
import type { MillState, Product } from '../../procedure/outside.ts';
import { productChange, productFault, requiring } from '../master-data/products.ts';
import type { TableReading } from './answer.ts';
import { columnsOf, type Table, type TableRow } from './columns.ts';
import { badCell, type ColumnPart, problem, readRows } from './read-rows.ts';
import { inQuotes, namesUnit, optionNamed, unitName } from './written.ts';

/** The columns of a table of products, as the mill's own table heads them. */
export const productColumns = columnsOf({
  names: {
    code: label('产品编号', 'Product'),
    name: label('品名', 'Name'),
    grammage: label('定量（g/m²）', 'Grammage (g/m²)'),
    forms: label('形式', 'Forms'),
    unit: label('单位', 'Unit'),
    leastWidthMm: label('最小宽度（mm）', 'Least width (mm)'),
    mostWidthMm: label('最大宽度（mm）', 'Most width (mm)'),
    requires: label('卷筒须注明', 'Rolls must say'),
    qualityStandard: label('质量标准', 'Quality standard'),
    stockNote: label('备货说明', 'Stock note'),
  },
  otherNames: {
    code: ['产品', '产品代码', '编号', 'product code'],
    name: ['产品名称', '名称', '品种'],
    grammage: ['克重', '定量', 'gsm'],
    forms: ['产品形式', '卷筒或平板', 'form'],
    unit: ['计价单位'],
    leastWidthMm: ['minWidthMm', 'least width', 'min width'],
    mostWidthMm: ['maxWidthMm', 'most width', 'max width'],
    requires: ['必填', 'requires'],
    qualityStandard: ['标准', '出厂标准', 'standard'],
    stockNote: ['备注', '说明', 'note'],
  },
  required: ['code', 'name', 'grammage', 'forms', 'unit', 'leastWidthMm', 'mostWidthMm'],
});

type ProductColumn = ReturnType<typeof productColumns.in> extends ReadonlyMap<infer C, number> ? C : never;
type Cells = TableRow<ProductColumn>['cells'];
type World = Pick<MillState, 'products' | 'prices'>;

/** Reads a table of products row by row, each as the form of one product would be. */
export const readProducts = (table: Table, outside: World): TableReading<Product> =>
  readRows(table, {
    columns: productColumns,
    about: ({ code = '' }) => code,
    read: (cells) => productIn(cells, outside),
    keys: ({ code }) => [code],
    says: (product) => ({ ...product }),
    common: label('同一产品编号', 'same product code'),
    judge: (product) => productChange(product, outside),
  });

const productIn = (cells: Cells, outside: World): ColumnPart<Product> => {
  const code = answer(cells, 'code', text);
  if ('problem' in code) return code;
  const name = answer(cells, 'name', text);
  if ('problem' in name) return name;
  const figures = figuresIn(cells);
  if ('problem' in figures) return figures;
  const forms = formsIn(cells.forms ?? '');
  if ('problem' in forms) return forms;
  const unit = unitIn(cells.unit ?? '');
  if ('problem' in unit) return unit;
  const before = outside.products.find((one) => one.code === code.found.toUpperCase());
  const requires = requiresIn(cells.requires, before);
  if ('problem' in requires) return requires;
  const product: Product = {
    code: code.found.normalize('NFKC').toUpperCase(),
    name: name.found,
    ...figures.found,
    forms: forms.found,
    unit: unit.found,
    ...requires.found,
    // What a table has no column for stays as it is on file.
    qualityStandard: cells.qualityStandard ?? before?.qualityStandard ?? '',
    stockNote: cells.stockNote ?? before?.stockNote ?? '',
  };
  const fault = productFault(product, outside);
  return fault ? { problem: named(productColumns.names[fault.field], fault.say) } : { found: product };
};

const figuresIn = (cells: Cells): ColumnPart<Pick<Product, 'grammage' | 'leastWidthMm' | 'mostWidthMm'>> => {
  const grammage = answer(cells, 'grammage', (name) => whole(name, grammages));
  if ('problem' in grammage) return grammage;
  const least = answer(cells, 'leastWidthMm', (name) => whole(name, widths));
  if ('problem' in least) return least;
  const most = answer(cells, 'mostWidthMm', (name) => whole(name, widths));
  if ('problem' in most) return most;
  return { found: { grammage: grammage.found, leastWidthMm: least.found, mostWidthMm: most.found } };
};

/** What paper can weigh and how wide a machine can be, in g/m² and mm: beyond these it is a slip of the pen. */
export const grammages = { least: 5, most: 2000, units: ['g/m2', 'g', 'gsm', '克'] };
export const widths = { least: 1, most: 20_000, units: millimetres };

const answer = <T>(cells: Cells, column: ProductColumn, field: (name: Label) => Field<T>): ColumnPart<T> => {
  const [cell, name] = [cells[column] ?? '', productColumns.names[column]];
  if (cell === '') return problem(`没有${name.zh}`, `No ${name.en}`);
  const read = field(name).schema.safeParse(cell);
  return read.success ? { found: read.data } : badCell(name, cell, read.error);
};

const named = (name: Label, say: Label): Label => label(`${name.zh}：${say.zh}`, `${name.en}: ${say.en}`);

const formNames = { roll: ['卷', '卷筒纸', 'rolls', 'reel'], sheet: ['平张', '平板纸', 'sheets'] } as const;

const formsIn = (cell: string): ColumnPart<Product['forms']> => {
  if (cell === '') return problem('没有形式（卷筒、平板）', 'No form (roll, sheet)');
  const found = cell.split(/[、，,;；/+ ]+/).map((word) => optionNamed(word, formLabels, formNames));
  const known = found.filter((form) => form !== undefined);
  return known.length < found.length
    ? problem(
        `形式“${inQuotes(cell)}”不认识，可填：卷筒、平板`,
        `Unknown form “${inQuotes(cell)}”; use roll, sheet`,
      )
    : { found: (['roll', 'sheet'] as const).filter((form) => known.includes(form)) };
};

/** Blank is nothing; a table without the column leaves it as it is on file. */
const requiresIn = (
  cell: string | undefined,
  before: Product | undefined,
): ColumnPart<Pick<Product, 'requires'>> => {
  if (cell === undefined) return { found: requiring(before?.requires ?? []) };
  const words = cell.split(/[、，,;；/+和 ]+/).filter((word) => word !== '');
  const known = words.flatMap((word) => optionNamed(word, rollDetailNames, detailNames) ?? []);
  return known.length < words.length
    ? problem(
        `“${inQuotes(cell)}”不认识，可填：卷径、纸芯`,
        `Unknown “${inQuotes(cell)}”; use diameter, core`,
      )
    : { found: requiring(known) };
};

const detailNames = { diameterMm: ['直径'], coreMm: ['芯径', '纸芯内径'] } as const;

const units: readonly Unit[] = ['t', 'ream', 'roll'];

const unitIn = (cell: string): ColumnPart<Unit> => {
  if (cell === '') return problem('没有单位（吨、令、卷）', 'No unit (t, ream, roll)');
  const found = units.find((unit) => namesUnit(cell, unit));
  return found
    ? { found }
    : problem(
        `单位“${inQuotes(cell)}”不认识，可填：吨、令、卷`,
        `Unknown unit “${inQuotes(cell)}”; use t, ream, roll`,
      );
};

/** All products on file, to be changed and handed in again. */
export const productTable = (
  { products }: Pick<MillState, 'products'>,
  language: Language,
): readonly (readonly (string | number)[])[] => [
  Object.values(productColumns.names).map((name) => name[language]),
  ...products.map((product) => [
    product.code,
    product.name,
    product.grammage,
    product.forms.map((form) => formLabels[form][language]).join(language === 'zh' ? '、' : ', '),
    unitName(product.unit)[language],
    product.leastWidthMm,
    product.mostWidthMm,
    (product.requires ?? [])
      .map((detail) => rollDetailNames[detail][language])
      .join(language === 'zh' ? '、' : ', '),
    product.qualityStandard,
    product.stockNote,
  ]),
];
