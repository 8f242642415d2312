import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { MasterDataEvent } from '../src/desk/master-data.ts';
import type { Person } from '../src/order/roles.ts';
import { blankLetterhead, type Letterhead } from '../src/procedure/letterhead.ts';

/** The demo mill's master data from `sandbox/world/*.csv`, as the events that file it. */
export async function demoMasterData(
  personByHandle: (handle: string) => Person | undefined,
): Promise<readonly MasterDataEvent[]> {
  const [customers, products, prices, transactions] = await Promise.all([
    rows('customers.csv', CustomerRow),
    rows('products.csv', ProductRow),
    rows('price-plan.csv', PriceRow),
    rows('transactions.csv', TransactionRow),
  ]);
  return [
    { type: 'CustomersFiled', customers: customers.map((row) => customerOf(row, personByHandle)) },
    { type: 'ProductsFiled', products },
    { type: 'PricePlanIssued', prices },
    { type: 'TransactionsImported', transactions },
  ];
}

const rows = async <T>(name: string, row: z.ZodType<T>): Promise<readonly T[]> => {
  const text = await readFile(new URL(`./world/${name}`, import.meta.url), 'utf8');
  return z.array(row).parse(parse(text, { columns: true, skip_empty_lines: true, bom: true }));
};

const fen = z
  .string()
  .regex(/^\d+(\.\d{1,2})?$/)
  .transform((yuan) => Math.round(Number(yuan) * 100));
const count = z.string().regex(/^\d+$/).transform(Number);
const countOrNull = z.string().transform((text) => (text === '' ? null : Number(text)));
const forms = z.enum(['roll', 'sheet']);

const CustomerRow = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  grade: z.enum(['A', 'B', 'C']),
  salesperson: z.string(),
  contact: z.string(),
  phone: z.string(),
  fax: z.string(),
  email: z.string(),
  deliveryAddress: z.string(),
  receiver: z.string(),
  receiverPhone: z.string(),
  paymentMethod: z.enum(['prepaid', 'monthly', 'cod']),
  settlement: z.string(),
  depositPercent: count,
  deliveryCondition: z.enum(['delivered', 'collected']),
  creditLimitYuan: fen,
});

const customerOf = (
  row: z.infer<typeof CustomerRow>,
  personByHandle: (handle: string) => Person | undefined,
) => {
  const {
    paymentMethod,
    settlement,
    depositPercent,
    deliveryCondition,
    creditLimitYuan,
    salesperson,
    ...rest
  } = row;
  const found = personByHandle(salesperson);
  return {
    ...rest,
    salesperson: found ? { id: found.id, name: found.name } : { id: salesperson, name: salesperson },
    signers: [row.contact],
    contract: {
      paymentMethod,
      depositPercent,
      restDue: settlement,
      deliveryCondition,
      creditLimitFen: creditLimitYuan,
    },
  };
};

const ProductRow = z
  .object({
    code: z.string(),
    name: z.string(),
    grammage: count,
    forms: z.string().transform((text) => z.array(forms).parse(text.split(';'))),
    unit: z.enum(['t', 'ream', 'roll']),
    minWidthMm: count,
    maxWidthMm: count,
    qualityStandard: z.string(),
    stockNote: z.string(),
  })
  .transform(({ minWidthMm, maxWidthMm, ...row }) => ({
    ...row,
    leastWidthMm: minWidthMm,
    mostWidthMm: maxWidthMm,
  }));

const PriceRow = z
  .object({
    product: z.string(),
    customerOrGrade: z.string(),
    unitPriceYuan: fen,
    validFrom: z.string(),
    validTo: z.string(),
  })
  .transform(({ customerOrGrade, unitPriceYuan, ...row }) => ({
    ...row,
    for: customerOrGrade,
    unitPriceFen: unitPriceYuan,
    widthMm: null,
    lengthMm: null,
  }));

const TransactionRow = z
  .object({
    date: z.string(),
    customer: z.string(),
    product: z.string(),
    form: forms,
    widthMm: count,
    lengthMm: countOrNull,
    quantityKg: count,
    unitPriceYuan: fen,
    paymentMethod: z.string(),
    packaging: z.string(),
    tolerancePercent: count,
  })
  .transform(({ quantityKg, unitPriceYuan, tolerancePercent, ...row }) => ({
    ...row,
    quantity: quantityKg,
    unitPriceFen: unitPriceYuan,
    toleranceBasisPoints: tolerancePercent * 100,
  }));

/** What stands on the demo mill's papers. */
export const demoLetterhead: Letterhead = {
  ...blankLetterhead,
  name: { zh: '华广纸业有限公司', en: 'Huaguang Paper Co., Ltd.' },
  address: '广东省东莞市中堂镇北王路 18 号',
  phone: '0769-8888 1234',
  fax: '0769-8888 1235',
  bankAccount: '华广纸业有限公司 · 农业银行东莞中堂支行 · 4428 0101 0400 12345',
};
