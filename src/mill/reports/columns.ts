import { type Label, label } from '../../order/labels.ts';
import { type DailyReportAnswers, reportStates } from '../../procedure/warehouse/goods-facts.ts';
import { columnsOf } from '../tables/columns.ts';
import { optionNamed } from '../tables/written.ts';

/** The columns of a table of daily reports, as the mill's template heads them. */
export const columns = {
  number: label('单号', 'Order'),
  date: label('日期', 'Day'),
  line: label('行号', 'Line'),
  product: label('品种规格', 'Product'),
  quantity: label('当日产量', 'Quantity that day'),
  unit: label('单位', 'Unit'),
  waste: label('损耗（吨）', 'Waste (t)'),
  state: label('状态', 'State'),
  nothingBecause: label('无产量原因', 'Nothing produced because'),
  remarks: label('备注', 'Remarks'),
} as const satisfies Record<string, Label>;

export type Column = keyof typeof columns;

/** What else people call a column, besides its two headings. */
const otherNames: Partial<Record<Column, readonly string[]>> = {
  number: ['订单号', '订单', '编号', 'order no', 'order number'],
  date: ['生产日期', 'date'],
  line: ['行'],
  product: ['品种', '规格', '产品'],
  quantity: ['产量', '数量', 'quantity', 'qty'],
  waste: ['损耗', 'waste'],
  nothingBecause: ['原因', '未生产原因', 'reason'],
  remarks: ['说明', 'remark', 'note', 'notes'],
};

/** A table of daily reports: without order and quantity it says nothing. */
export const reportColumns = columnsOf({ names: columns, otherNames, required: ['number', 'quantity'] });

/** The state a cell names, in either language or by its key; undefined for words that are none. */
export const stateNamed = (text: string): DailyReportAnswers['state'] | undefined =>
  optionNamed(text, reportStates);
