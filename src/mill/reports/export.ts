import { type Label, type Language, label } from '../../order/labels.ts';
import { factsOf, type Order, stands } from '../../order/order.ts';
import { inForce } from '../../procedure/confirmation/confirmations.ts';
import { promise } from '../../procedure/confirmation/promise.ts';
import type { Line } from '../../procedure/content.ts';
import { formLabels, paymentLabels, wantedKinds } from '../../procedure/goods/lines.ts';
import { lineFen } from '../../procedure/money/money.ts';
import { ledger } from '../../procedure/money/money-ledger.ts';
import { gradeOf } from '../../procedure/order-people.ts';
import { unitName } from '../tables/written.ts';

type Cell = string | number;

interface Row {
  readonly order: Order;
  readonly line: Line;
  /** The dates as they stand today, slips included. */
  readonly dates: ReturnType<typeof promise>;
  readonly language: Language;
}

interface ExportColumn {
  readonly label: Label;
  readonly width: number;
  of(row: Row): Cell;
}

/** Quantities in the product's unit and money in yuan, as figures, so that the ERP can read them. */
const columns: readonly ExportColumn[] = [
  { label: label('订单号', 'Order'), width: 16, of: ({ order }) => order.number },
  { label: label('确认书', 'Confirmation'), width: 19, of: ({ order }) => inForce(order)?.number ?? '' },
  { label: label('ERP 单号', 'ERP number'), width: 14, of: ({ order }) => erpNumberOf(order) },
  { label: label('状态', 'Status'), width: 10, of: ({ order }) => order.status },
  {
    label: label('客户编号', 'Customer'),
    width: 10,
    of: ({ order }) => order.content.customer?.code ?? '',
  },
  { label: label('客户', 'Name'), width: 26, of: ({ order }) => order.content.customer?.name ?? '' },
  { label: label('等级', 'Grade'), width: 6, of: ({ order }) => gradeOf(order) },
  {
    label: label('责任销售员', 'Salesperson'),
    width: 12,
    of: ({ order }) => order.content.customer?.salesperson.name ?? '',
  },
  { label: label('行', 'Line'), width: 6, of: ({ line }) => line.id },
  { label: label('产品', 'Product'), width: 12, of: ({ line }) => line.product?.code ?? '' },
  {
    label: label('形式', 'Form'),
    width: 8,
    of: ({ line, language }) => (line.form ? formLabels[line.form][language] : ''),
  },
  { label: label('宽 mm', 'Width mm'), width: 9, of: ({ line }) => line.widthMm ?? '' },
  { label: label('长 mm', 'Length mm'), width: 9, of: ({ line }) => line.lengthMm ?? '' },
  { label: label('卷径 mm', 'Diameter mm'), width: 9, of: ({ line }) => line.diameterMm ?? '' },
  { label: label('纸芯 mm', 'Core mm'), width: 9, of: ({ line }) => line.coreMm ?? '' },
  { label: label('数量', 'Quantity'), width: 10, of: ({ line }) => quantityOf(line) },
  {
    label: label('单位', 'Unit'),
    width: 8,
    of: ({ line, language }) => unitName(line.product?.unit ?? 't')[language],
  },
  {
    label: label('单价（元）', 'Unit price (CNY)'),
    width: 12,
    of: ({ line }) => (line.unitPriceFen ?? 0) / 100,
  },
  { label: label('金额（元）', 'Amount (CNY)'), width: 14, of: ({ line }) => amountOf(line) },
  {
    label: label('付款方式', 'Payment'),
    width: 12,
    of: ({ order: { content }, language }) =>
      content.paymentMethod ? paymentLabels[content.paymentMethod][language] : '',
  },
  {
    label: label('应收定金（元）', 'Deposit due (CNY)'),
    width: 14,
    of: ({ order }) => ledger(order).depositDueFen / 100,
  },
  { label: label('要求日期', 'Wanted'), width: 12, of: ({ order }) => order.content.wantedOn ?? '' },
  {
    label: label('日期含义', 'Kind of date'),
    width: 10,
    of: ({ order: { content }, language }) =>
      content.wantedKind ? wantedKinds[content.wantedKind][language] : '',
  },
  { label: label('承诺完工', 'Promised'), width: 12, of: ({ dates }) => dates.slippedPromisedOn ?? '' },
  { label: label('排产完工', 'Scheduled'), width: 12, of: ({ dates }) => dates.slippedFinishedOn ?? '' },
  { label: label('收货地址', 'Address'), width: 30, of: ({ order }) => order.content.deliveryAddress ?? '' },
  { label: label('收货人', 'Receiver'), width: 10, of: ({ order }) => order.content.receiver ?? '' },
  { label: label('收货电话', 'Phone'), width: 14, of: ({ order }) => order.content.receiverPhone ?? '' },
  { label: label('包装', 'Packaging'), width: 20, of: ({ order }) => order.content.packaging ?? '' },
  { label: label('标签', 'Labels'), width: 20, of: ({ order }) => order.content.labels ?? '' },
  {
    label: label('特殊条款', 'Special terms'),
    width: 30,
    of: ({ order }) => order.content.specialTerms ?? '',
  },
];

export const exportWidths: readonly number[] = columns.map(({ width }) => width);

/** S8: confirmed orders as a table for the ERP: headings, then a row for each line. An order not confirmed is left out. */
export const exportTable = (
  orders: readonly Order[],
  {
    language,
    today,
    timeZone,
  }: { readonly language: Language; readonly today: string; readonly timeZone: string },
): readonly (readonly Cell[])[] => [
  columns.map((column) => column.label[language]),
  ...orders.filter(wasConfirmed).flatMap((order) => {
    const dates = promise(order, today, timeZone);
    return order.content.lines.map((line) =>
      columns.map((column) => column.of({ order, line, dates, language })),
    );
  }),
];

/** Its confirmation was issued and is in force. */
export const wasConfirmed = (order: Order): boolean =>
  order.kind === 'mill' && inForce(order) !== undefined && stands(order, 'confirmation-issue');

const quantityOf = ({ quantity, product }: Line): Cell => {
  if (quantity === null) return '';
  return product?.unit === 't' ? quantity / 1000 : quantity;
};

const amountOf = ({ quantity, product, unitPriceFen }: Line): Cell =>
  quantity === null || unitPriceFen === null
    ? ''
    : lineFen(quantity, product?.unit ?? 't', unitPriceFen) / 100;

const erpNumberOf = (order: Order): string => factsOf(order, 'erp-number').at(-1)?.answers.number ?? '';
