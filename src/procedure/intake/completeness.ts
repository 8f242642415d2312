import { type Label, label } from '../../order/labels.ts';
import type { Line, OrderContent, RollDetail } from '../content.ts';
import { rollDetailNames } from '../goods/lines.ts';

/** An item of the confirmation form (客户订单确认书) that the memo still lacks (S3), by the intake form's block id. */
export interface Gap {
  readonly blockId: string;
  readonly label: Label;
}

/** What the memo lacks, in the order the form asks. "None" is an answer; blank is not. */
export const gaps = (content: OrderContent): readonly Gap[] => [
  ...header
    .filter(([key]) => content[key] === null)
    .map(([key, name]) => ({ blockId: key === 'toleranceBasisPoints' ? 'tolerance' : key, label: name })),
  ...(content.lines.length === 0 ? [{ blockId: 'lines.1.product', label: label('产品行', 'a line') }] : []),
  ...content.lines.flatMap(lineGaps),
  ...sourceGaps(content),
];

export const isComplete = (content: OrderContent): boolean => gaps(content).length === 0;

const header = [
  ['customer', label('客户', 'customer')],
  ['contact', label('联系人', 'contact')],
  ['contactPhone', label('联系电话或传真', 'phone or fax')],
  ['paymentMethod', label('付款方式', 'payment method')],
  ['wantedOn', label('要求日期', 'wanted date')],
  ['wantedKind', label('日期含义（完工/到货）', 'kind of date')],
  ['deliveryAddress', label('收货地址', 'delivery address')],
  ['receiver', label('收货人', 'receiver')],
  ['receiverPhone', label('收货电话', 'receiver’s phone')],
  ['toleranceBasisPoints', label('允许误差', 'tolerance')],
  ['packaging', label('包装', 'packaging')],
  ['labels', label('标签', 'labels')],
  ['specialTerms', label('特殊条款', 'special terms')],
] as const satisfies readonly (readonly [keyof OrderContent, Label])[];

const lineGaps = (line: Line, index: number): readonly Gap[] => {
  const gap = (field: string, name: Label): Gap => ({
    blockId: `lines.${line.id}.${field}`,
    label: label(`第 ${index + 1} 行${name.zh}`, `line ${index + 1} ${name.en}`),
  });
  return [
    ...(line.product === null ? [gap('product', label('产品', 'product'))] : []),
    ...(line.form === null ? [gap('form', label('形式', 'form'))] : []),
    ...(line.widthMm === null ? [gap('widthMm', label('宽度', 'width'))] : []),
    ...(line.form === 'sheet' && line.lengthMm === null ? [gap('lengthMm', label('长度', 'length'))] : []),
    ...missingDetails(line).map((detail) => gap(detail, rollDetailNames[detail])),
    ...(line.quantity === null ? [gap('quantity', label('数量', 'quantity'))] : []),
    ...(line.unitPriceFen === null ? [gap('unitPrice', label('单价', 'unit price'))] : []),
  ];
};

/** Process §2: diameter and core of a roll are asked for where the product requires them. */
const missingDetails = (line: Line): readonly RollDetail[] =>
  line.form === 'roll' ? (line.product?.requires ?? []).filter((detail) => line[detail] === undefined) : [];

const sourceGaps = ({ channel, source }: OrderContent): readonly Gap[] => {
  if ((channel === 'phone' || channel === 'visit') && !source.readBack) {
    return [{ blockId: 'readBack', label: label('逐项复述确认（S2.1）', 'the read-back (S2.1)') }];
  }
  if (channel === 'fax' && source.files.length === 0) {
    return [{ blockId: 'sourceFiles', label: label('传真件（S2.3）', 'the fax itself (S2.3)') }];
  }
  return [];
};
