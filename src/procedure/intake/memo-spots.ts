import type { Option } from '../../order/fields.ts';
import type { Json } from '../../order/json.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import { type Line, type OrderContent, rollDetails } from '../content.ts';
import { formLabels, paymentLabels, productText, rollDetailNames, wantedKinds } from '../goods/lines.ts';
import { amount, tolerance } from '../goods/quantity.ts';
import { yuan } from '../money/money.ts';

/** One field of the memo that has a value, by the intake form's block id: what can be unclear, doubted or corrected. */
export interface Spot {
  readonly blockId: string;
  readonly label: Label;
  readonly value: Json;
  readonly shown: Label;
}

/** Every field of the memo that is filled in, in the order the form asks. */
export const spots = (content: OrderContent): readonly Spot[] => [
  ...header.flatMap(({ blockId, label: name, value, show }) => {
    const found = value(content);
    return found === null
      ? []
      : [{ blockId, label: name, value: found, shown: show?.(content) ?? verbatim(String(found)) }];
  }),
  ...content.lines.flatMap((line, index) => lineSpots(line, index + 1)),
];

export const spotAt = (content: OrderContent, blockId: string): Spot | undefined =>
  spots(content).find((spot) => spot.blockId === blockId);

/** The field and its value in one line, as a list to choose from shows it. */
const spotText = ({ label: name, shown }: Spot): Label =>
  label(`${name.zh}：${shown.zh}`, `${name.en}: ${shown.en}`);

/** The fields as options; Slack takes a hundred in one list. */
export const spotOptions = (content: OrderContent): readonly Option[] =>
  spots(content)
    .map((spot) => ({ value: spot.blockId, label: spotText(spot) }))
    .slice(0, mostOptions);

const mostOptions = 100;

interface Header {
  readonly blockId: string;
  readonly label: Label;
  value(content: OrderContent): string | number | null;
  show?(content: OrderContent): Label | undefined;
}

const header: readonly Header[] = [
  {
    blockId: 'customer',
    label: label('客户', 'Customer'),
    value: ({ customer }) => customer?.code ?? null,
    show: ({ customer }) => (customer === null ? undefined : verbatim(customer.name)),
  },
  { blockId: 'contact', label: label('联系人', 'Contact'), value: ({ contact }) => contact },
  {
    blockId: 'contactPhone',
    label: label('电话或传真', 'Phone or fax'),
    value: ({ contactPhone }) => contactPhone,
  },
  {
    blockId: 'paymentMethod',
    label: label('付款方式', 'Payment method'),
    value: ({ paymentMethod }) => paymentMethod,
    show: ({ paymentMethod }) => (paymentMethod === null ? undefined : paymentLabels[paymentMethod]),
  },
  { blockId: 'wantedOn', label: label('要求日期', 'Wanted date'), value: ({ wantedOn }) => wantedOn },
  {
    blockId: 'wantedKind',
    label: label('日期含义', 'Kind of date'),
    value: ({ wantedKind }) => wantedKind,
    show: ({ wantedKind }) => (wantedKind === null ? undefined : wantedKinds[wantedKind]),
  },
  {
    blockId: 'deliveryAddress',
    label: label('收货地址', 'Delivery address'),
    value: ({ deliveryAddress }) => deliveryAddress,
  },
  { blockId: 'receiver', label: label('收货人', 'Receiver'), value: ({ receiver }) => receiver },
  {
    blockId: 'receiverPhone',
    label: label('收货电话', 'Receiver’s phone'),
    value: ({ receiverPhone }) => receiverPhone,
  },
  {
    blockId: 'tolerance',
    label: label('允许误差', 'Tolerance'),
    value: ({ toleranceBasisPoints }) => toleranceBasisPoints,
    show: ({ toleranceBasisPoints: points }) => (points === null ? undefined : verbatim(tolerance(points))),
  },
  { blockId: 'packaging', label: label('包装', 'Packaging'), value: ({ packaging }) => packaging },
  { blockId: 'labels', label: label('标签', 'Labels'), value: ({ labels }) => labels },
  {
    blockId: 'specialTerms',
    label: label('特殊条款', 'Special terms'),
    value: ({ specialTerms }) => specialTerms,
  },
];

const lineSpots = (line: Line, position: number): readonly Spot[] => {
  const spot = (field: string, name: Label, value: Json, shown: Label): readonly Spot[] =>
    value === null
      ? []
      : [
          {
            blockId: `lines.${line.id}.${field}`,
            label: label(`第 ${position} 行${name.zh}`, `Line ${position} ${name.en}`),
            value,
            shown,
          },
        ];
  const { product, form, widthMm, lengthMm, quantity, unitPriceFen } = line;
  return [
    ...spot('product', label('产品', 'product'), product?.code ?? null, productText(line)),
    ...spot('form', label('形式', 'form'), form, formLabels[form ?? 'roll']),
    ...spot('widthMm', label('宽度', 'width'), widthMm, verbatim(`${widthMm} mm`)),
    ...spot('lengthMm', label('长度', 'length'), lengthMm, verbatim(`${lengthMm} mm`)),
    ...rollDetails.flatMap((detail) =>
      spot(detail, rollDetailNames[detail], line[detail] ?? null, verbatim(`${line[detail]} mm`)),
    ),
    ...spot('quantity', label('数量', 'quantity'), quantity, amount(quantity ?? 0, product?.unit ?? 't')),
    ...spot('unitPrice', label('单价', 'unit price'), unitPriceFen, verbatim(yuan(unitPriceFen ?? 0))),
  ];
};
