import type { AnswersIn, Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, optional, sometimes, text, whole } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { emptyContent } from '../content.ts';
import { millimetres, money, productCode, quantity, quantityText } from '../goods/fields.ts';
import { formLabels, paymentLabels } from '../goods/lines.ts';
import { wrongLine } from '../intake/01-intake.ts';
import { lineOf, linesFrom } from '../intake/intake-lines.ts';
import type { ShopOrderFacts } from './shop-facts.ts';

/** What one order of a shop may hold: no sum of it is beyond what can be counted exactly. */
export const shopLimits = {
  lines: 50,
  text: 200,
  remarks: 500,
  /** In the product's unit. */
  quantity: 100_000,
  unitPriceFen: 10_000_000,
} as const;

const methods = { cod: paymentLabels.cod, prepaid: paymentLabels.prepaid } as const;

const personal = (name: Parameters<typeof text>[0], key: 'receiver' | 'receiverPhone' | 'deliveryAddress') =>
  text(name, {
    personal: true,
    ...(key === 'receiver' ? {} : { discreet: true }),
    most: shopLimits.text,
    initial: ({ order }) => order.content[key],
  });

/** What a member says of an order, as the shop sends it (E1). */
export const shopFields = {
  member: text(label('会员号', 'Member number'), { most: 64, initial: ({ order }) => order.shop?.member }),
  memberName: text(label('会员姓名', 'Member’s name'), {
    personal: true,
    most: shopLimits.text,
    initial: ({ order }) => order.shop?.memberName,
  }),
  receiver: personal(label('收货人', 'Receiver'), 'receiver'),
  receiverPhone: personal(label('收货电话', 'Receiver’s phone'), 'receiverPhone'),
  deliveryAddress: personal(label('收货地址', 'Delivery address'), 'deliveryAddress'),
  paymentMethod: choice(label('付款方式', 'Payment'), methods, {
    initial: ({ order }) => order.content.paymentMethod,
  }),
  remarks: optional(
    text(label('备注', 'Remarks'), {
      multiline: true,
      most: shopLimits.remarks,
      initial: ({ order }) => order.content.specialTerms,
    }),
  ),
};

const written = (value: number | null | undefined): string | null =>
  typeof value === 'number' ? String(value) : null;

/** What is asked of each line; the price is the one the shop sold at. */
export const shopLineFields = {
  product: productCode(label('产品', 'Product'), {
    initial: (sight, item) => lineOf(sight, item)?.product?.code,
  }),
  form: choice(label('形式', 'Form'), formLabels, {
    redraws: true,
    initial: (sight, item) => lineOf(sight, item)?.form,
  }),
  widthMm: whole(label('宽度 mm', 'Width mm'), {
    least: 1,
    most: 5000,
    units: millimetres,
    initial: (sight, item) => written(lineOf(sight, item)?.widthMm),
  }),
  lengthMm: sometimes(
    (sight, item) => (sight.raw[`lines.${item?.id}.form`] ?? lineOf(sight, item)?.form) === 'sheet',
    whole(label('长度 mm', 'Length mm'), {
      least: 1,
      most: 5000,
      units: millimetres,
      initial: (sight, item) => written(lineOf(sight, item)?.lengthMm),
    }),
  ),
  quantity: quantity(label('数量', 'Quantity'), {
    most: shopLimits.quantity * 1000,
    initial: (sight, item) => {
      const line = lineOf(sight, item);
      return line?.product && line.quantity !== null ? quantityText(line.quantity, line.product.unit) : null;
    },
  }),
  unitPrice: money(label('售价（元）', 'Price sold at (CNY)'), {
    most: shopLimits.unitPriceFen,
    initial: (sight, item) => {
      const fen = lineOf(sight, item)?.unitPriceFen;
      return typeof fen === 'number' ? (fen / 100).toFixed(2) : null;
    },
  }),
};

export type ShopAnswers = AnswersIn<typeof shopFields, typeof shopLineFields>;

/** Goods the mill makes, each at a price: told at the fields that are wrong. */
export const wrongGoods = ({ outside }: Sight, { lines }: ShopAnswers): Refusal | undefined => {
  if (lines.length > shopLimits.lines) {
    const most = String(shopLimits.lines);
    return wrong('E1', `lines.${lines.at(-1)?.id}.product`, `最多 ${most} 行`, `At most ${most} lines`);
  }
  const faults = lines.flatMap((line) => [
    ...wrongLine(line, outside.products),
    ...(line.unitPrice === 0
      ? [[`lines.${line.id}.unitPrice`, label('售价须大于零', 'The price must be above zero')] as const]
      : []),
  ]);
  return faults.length > 0 ? { code: 'answers', rule: 'E1', fields: Object.fromEntries(faults) } : undefined;
};

export const shopOrderFacts = ({ outside }: Sight, { lines }: ShopAnswers): ShopOrderFacts => ({
  lines: linesFrom(lines, outside),
  outside: outside.version,
});

/** The order as the member has it now; names, phones and addresses stand in the answers alone. */
export const asOrdered = (order: Order, answers: ShopAnswers, facts: ShopOrderFacts): Order => {
  const { member, memberName, receiver, receiverPhone, deliveryAddress, paymentMethod, remarks } = answers;
  return {
    ...order,
    shop: order.shop && { ...order.shop, member, memberName },
    content: {
      ...emptyContent('shop'),
      contact: memberName,
      lines: facts.lines,
      paymentMethod,
      deliveryAddress,
      receiver,
      receiverPhone,
      specialTerms: remarks,
    },
  };
};
