import { type Label, label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { dateIn } from '../../order/time/dates.ts';
import type { Line, OrderCustomer } from '../content.ts';
import { paymentLabels } from '../goods/lines.ts';
import type { Deviation } from '../intake/memo-facts.ts';
import { customerFor } from '../intake/order-customer.ts';
import { yuan } from '../money/money.ts';
import type { MillState, PlannedPrice, PriceRow, Transaction } from '../outside.ts';

/** A line beside its references: the row of the plan in force and the customer's last three transactions of the product. */
export interface ComparedLine {
  readonly line: Line;
  readonly row: PlannedPrice | undefined;
  readonly transactions: readonly Transaction[];
}

export interface Comparison {
  /** Grade and contract that count for this order (process §2); null while no customer is known. */
  readonly customer: OrderCustomer | null;
  /** The day whose plan counts: the day the order came in, at the mill. */
  readonly on: string;
  readonly lines: readonly ComparedLine[];
  readonly deviations: readonly Deviation[];
}

/** S5: every line with price plan and last transactions, the payment with the contract. What is still blank is not compared. */
export const compare = (order: Order, outside: MillState): Comparison => {
  const { content } = order;
  const customer = customerFor(order, outside, content.customer?.code ?? null);
  // An order that is not placed yet has no day either.
  const on = order.placedAt === '' ? '' : dateIn(outside.settings.timeZone, order.placedAt);
  if (!customer) return { customer, on, lines: [], deviations: [] };
  const lines = content.lines.map((line) => ({
    line,
    row: planRow(outside.prices, line, customer, on),
    transactions: lastTransactions(outside.transactions, line, customer, on),
  }));
  const deviations = [
    ...lines.flatMap((compared, index) => lineDeviations(compared, index + 1, customer)),
    ...paymentDeviations(order, customer),
  ];
  return { customer, on, lines, deviations };
};

export const isDoubtful = ({ kind }: Deviation): boolean => kind !== 'history';

/** The row that counts: a customer's before a grade's, one with a spec before one without, then the newest valid that day. */
export const planRow = <R extends PriceRow>(
  rows: readonly R[],
  line: Line,
  customer: Pick<OrderCustomer, 'code' | 'grade'>,
  on: string,
): R | undefined =>
  rows
    .filter((row) => row.product === line.product?.code)
    .filter((row) => row.for === customer.code || row.for === customer.grade)
    .filter((row) => row.validFrom <= on && on <= row.validTo)
    .filter((row) => fits(row.widthMm, line.widthMm) && fits(row.lengthMm, line.lengthMm))
    .sort((left, right) => compareRows(left, right, customer.code))[0];

const fits = (asked: number | null, given: number | null): boolean => asked === null || asked === given;

const compareRows = (left: PriceRow, right: PriceRow, code: string): number =>
  Number(right.for === code) - Number(left.for === code) ||
  specDepth(right) - specDepth(left) ||
  right.validFrom.localeCompare(left.validFrom);

const specDepth = ({ widthMm, lengthMm }: PriceRow): number =>
  Number(widthMm !== null) + Number(lengthMm !== null);

const lastTransactions = (
  transactions: readonly Transaction[],
  line: Line,
  { code }: OrderCustomer,
  on: string,
): readonly Transaction[] =>
  transactions
    .filter(
      ({ customer, product, date }) => customer === code && product === line.product?.code && date <= on,
    )
    .sort((left, right) => right.date.localeCompare(left.date))
    .slice(0, 3);

const lineDeviations = (
  { line, row, transactions }: ComparedLine,
  position: number,
  customer: OrderCustomer,
): readonly Deviation[] => {
  const price = priceDeviation(line, row, { position, customer });
  return [
    ...(price ? [price] : []),
    ...historyDeviations(line, transactions, position).filter(
      // A price that is doubted already is not asked about twice.
      ({ subject }) => subject !== price?.subject,
    ),
  ];
};

const priceDeviation = (
  { id, product, unitPriceFen }: Line,
  row: PriceRow | undefined,
  { position, customer }: { readonly position: number; readonly customer: OrderCustomer },
): Deviation | undefined => {
  if (!product || unitPriceFen === null || row?.unitPriceFen === unitPriceFen) return undefined;
  const subject = `lines.${id}.unitPrice`;
  const kind = row ? 'plan' : 'no-plan-row';
  const price = yuan(unitPriceFen);
  return {
    id: [subject, kind, customer.code, product.code, unitPriceFen, row?.unitPriceFen ?? 'none'].join(':'),
    kind,
    subject,
    lineId: id,
    text: row
      ? label(
          `第 ${position} 行单价 ${price} ≠ 方案 ${yuan(row.unitPriceFen)}`,
          `Line ${position} price ${price} ≠ plan ${yuan(row.unitPriceFen)}`,
        )
      : label(
          `第 ${position} 行单价 ${price}，价格方案无此行`,
          `Line ${position} price ${price}: no row in the price plan`,
        ),
  };
};

const historyDeviations = (
  line: Line,
  transactions: readonly Transaction[],
  position: number,
): readonly Deviation[] => {
  const latest = transactions[0];
  if (!latest) return [];
  const deviation = (subject: string, value: string, text: Label): Deviation => ({
    id: `${subject}:history:${value}`,
    kind: 'history',
    subject,
    lineId: line.id,
    text,
  });
  const { id, unitPriceFen: price } = line;
  const pricedAnew = price !== null && price !== latest.unitPriceFen;
  const specAnew = isSpecKnown(line) && !transactions.some((past) => specOf(past) === specOf(line));
  return [
    ...(pricedAnew
      ? [
          deviation(
            `lines.${id}.unitPrice`,
            `${price}:${latest.unitPriceFen}`,
            label(
              `第 ${position} 行单价 ${yuan(price)}，上次（${latest.date}）${yuan(latest.unitPriceFen)}`,
              `Line ${position} price ${yuan(price)}, last (${latest.date}) ${yuan(latest.unitPriceFen)}`,
            ),
          ),
        ]
      : []),
    ...(specAnew
      ? [
          deviation(
            `lines.${id}.spec`,
            specOf(line),
            label(
              `第 ${position} 行规格 ${specOf(line)}，近三次 ${transactions.map(specOf).join('、')}`,
              `Line ${position} spec ${specOf(line)}, last three ${transactions.map(specOf).join(', ')}`,
            ),
          ),
        ]
      : []),
  ];
};

const isSpecKnown = ({ form, widthMm }: Line): boolean => form !== null && widthMm !== null;

const specOf = ({ widthMm, lengthMm }: Pick<Line, 'widthMm' | 'lengthMm'>): string =>
  lengthMm === null ? `${widthMm} mm` : `${widthMm}×${lengthMm} mm`;

const paymentDeviations = (
  { content: { paymentMethod } }: Order,
  { code, contract }: OrderCustomer,
): readonly Deviation[] => {
  if (paymentMethod === null || paymentMethod === contract.paymentMethod) return [];
  const [value, reference] = [paymentLabels[paymentMethod], paymentLabels[contract.paymentMethod]];
  return [
    {
      id: ['paymentMethod', 'contract', code, paymentMethod, contract.paymentMethod].join(':'),
      kind: 'contract',
      subject: 'paymentMethod',
      lineId: null,
      text: label(
        `付款方式 ${value.zh} ≠ 合同 ${reference.zh}`,
        `Payment ${value.en} ≠ contract ${reference.en}`,
      ),
    },
  ];
};
