import { z } from '@hono/zod-openapi';
import { shopEventTypes } from '../procedure/shop/shop-changes.ts';
import { deliveryStates } from '../procedure/shop/shop-facts.ts';
import { shopLimits } from '../procedure/shop/shop-order-form.ts';
import { shopPaymentStates, shopStages } from '../procedure/shop/shop-view.ts';
import { apiLimits } from './limits.ts';
import { apiProblems, type ProblemCode } from './problems.ts';

const keys = <K extends string>(record: Readonly<Record<K, unknown>>): [K, ...K[]] =>
  Object.keys(record) as [K, ...K[]];

/** Half a sign cannot be hashed or shown. */
const whole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

const control = '\\u0000-\\u001f\\u007f-\\u009f';
const controlButBreaks = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f';
const oneLine = new RegExp(`^[^${control}]*[^\\s${control}][^${control}]*$`);
const manyLines = new RegExp(`^[^${controlButBreaks}]*$`);

/** One line that says something, without control signs. */
const text = (most: number, example: string) =>
  z.string().max(most).regex(oneLine).refine(whole).openapi({ example });

/** Several lines, or nothing. */
const remarks = z.string().max(shopLimits.remarks).regex(manyLines).refine(whole).nullish();

const OrderLine = z
  .strictObject({
    product: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,40}$/)
      .openapi({ description: 'The mill’s product code.', example: 'HG-WF80' }),
    form: z.enum(['roll', 'sheet']).openapi({ example: 'roll' }),
    widthMm: z.int().min(1).max(5000).openapi({ example: 787 }),
    lengthMm: z.int().min(1).max(5000).nullish().openapi({ description: 'Of sheets only.' }),
    quantity: z
      .string()
      .regex(/^(?:0|[1-9]\d{0,5})(?:\.\d{1,3})?$/)
      .openapi({ description: 'A decimal in the product’s unit: tonnes, reams or rolls.', example: '2.5' }),
    unitPriceFen: z
      .int()
      .min(1)
      .max(shopLimits.unitPriceFen)
      .openapi({ description: 'The price the shop sold at, in fen for one unit.', example: 635000 }),
  })
  .openapi('OrderLine');

/** An order as a shop sends it (E1). */
export const OrderIn = z
  .strictObject({
    member: text(64, 'M-10293').openapi({
      description: 'The shop’s own number of the member; cannot be changed.',
    }),
    memberName: text(shopLimits.text, '王小明'),
    receiver: text(shopLimits.text, '王小明'),
    receiverPhone: text(40, '0769-86881234'),
    deliveryAddress: text(shopLimits.text, '广东省东莞市虎门镇怀德大道 118 号'),
    paymentMethod: z.enum(['cod', 'prepaid']).openapi({ description: '货到付款 or 款到发货.' }),
    remarks,
    lines: z.array(OrderLine).min(1).max(shopLimits.lines),
  })
  .openapi('OrderIn');
export type OrderIn = z.infer<typeof OrderIn>;

export const CancelIn = z.strictObject({ reason: remarks }).openapi('CancelIn');

const instant = z.iso.datetime();
const fen = z.int();

const LineOut = z
  .object({
    id: z.int(),
    product: z.string(),
    name: z.string(),
    form: z.string().nullable(),
    widthMm: z.int().nullable(),
    lengthMm: z.int().nullable(),
    quantity: z.string(),
    unit: z.string(),
    unitPriceFen: fen,
    amountFen: fen,
  })
  .openapi('OrderLineOut');

const news = {
  id: z.string(),
  number: z.string(),
  version: z.int().openapi({
    description:
      'Rises, not always by one, with each change that is told, and with nothing else; in quotes the ETag.',
  }),
  status: z.enum(shopStages),
  locked: z
    .boolean()
    .openapi({ description: 'Confirmed or over: it can no longer be changed or cancelled here (E1).' }),
  member: z.string(),
  lines: z.array(LineOut).readonly(),
  totalFen: fen,
  payment: z.object({
    method: z.string(),
    state: z.enum(shopPaymentStates),
    receivedFen: fen,
    refundedFen: fen,
    dueFen: fen,
    refundDueFen: fen,
  }),
  delivery: z.object({ state: z.enum(keys(deliveryStates)).nullable(), at: instant.nullable() }),
  reason: z.string().nullable(),
  placedAt: instant,
  changedAt: instant,
  confirmedAt: instant.nullable(),
  shippedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  cancelledAt: instant.nullable(),
};

/** What a webhook and the list of changes say of an order: everything but names, phones and addresses. */
export const OrderNews = z.object(news).openapi('OrderNews');

export const OrderOut = z
  .object({
    ...news,
    memberName: z.string(),
    receiver: z.string(),
    receiverPhone: z.string(),
    deliveryAddress: z.string(),
    remarks: z.string().nullable(),
  })
  .openapi('Order');

export const Changes = z
  .object({
    changes: z.array(
      z.object({
        id: z.string().openapi({ description: 'The same as the webhook’s webhook-id.' }),
        type: z.enum(shopEventTypes),
        timestamp: instant,
        data: OrderNews,
      }),
    ),
    next: z.string().openapi({ description: 'The cursor to go on from.' }),
    more: z.boolean().openapi({ description: 'Whether there is more already.' }),
  })
  .openapi('Changes');

export const ShopProblem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(keys(apiProblems)),
    detail: z.string().optional(),
    rule: z.string().optional().openapi({ description: 'The mill’s rule, such as E1.' }),
    contact: z.string().optional().openapi({ description: 'Whom to call.' }),
    faults: z.array(z.object({ path: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem');

/** Headers and addresses. */
export const OrderId = z.object({
  orderId: z
    .string()
    .regex(/^o[0-9a-f]{24}$/)
    .openapi({ param: { name: 'orderId', in: 'path' }, example: 'o0123456789abcdef01234567' }),
});

const idempotencyKey = z
  .string()
  .regex(new RegExp(`^[A-Za-z0-9._~-]{8,${apiLimits.idempotencyKeyMost}}$`))
  .openapi({ example: 'b3f1c1d2-5a4e-4a0e-9d0e-1f2a3b4c5d6e' });

export const WriteHeaders = z.object({ 'idempotency-key': idempotencyKey });
export const ChangeHeaders = z.object({
  'idempotency-key': idempotencyKey,
  'if-match': z
    .string()
    .regex(/^"[0-9]{1,9}"$/)
    .openapi({ description: 'The ETag of the order as it was last read.', example: '"3"' }),
});

export const ChangesQuery = z.object({
  since: z
    .string()
    .regex(/^[0-9]{1,15}$/)
    .default('0')
    .openapi({ description: '`next` of the last answer; left out: from the beginning.' }),
  limit: z.coerce.number().int().min(1).max(apiLimits.changesMost).default(apiLimits.changesMost),
});

/** The problem answers of an operation, for its document. */
export const problemAnswers = (...codes: readonly ProblemCode[]) =>
  Object.fromEntries(
    [...new Set(codes.map((code) => apiProblems[code].status))].map((status) => [
      status,
      {
        description: codes
          .filter((code) => apiProblems[code].status === status)
          .map((code) => `\`${code}\`: ${apiProblems[code].means}`)
          .join('\n\n'),
        content: { 'application/problem+json': { schema: ShopProblem } },
      },
    ]),
  );
