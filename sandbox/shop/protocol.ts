import { z } from 'zod';

/** An order as the mill's API answers and this page shows it; what it does not show is left alone. */
export const OrderView = z.looseObject({
  id: z.string(),
  number: z.string(),
  version: z.number(),
  status: z.string(),
  locked: z.boolean(),
  member: z.string(),
  memberName: z.string(),
  receiver: z.string(),
  receiverPhone: z.string(),
  deliveryAddress: z.string(),
  remarks: z.string().nullable(),
  lines: z.array(
    z.looseObject({
      id: z.number(),
      product: z.string(),
      name: z.string(),
      widthMm: z.number().nullable(),
      lengthMm: z.number().nullable(),
      quantity: z.string(),
      unit: z.string(),
      unitPriceFen: z.number(),
      amountFen: z.number(),
    }),
  ),
  totalFen: z.number(),
  payment: z.looseObject({
    method: z.string(),
    state: z.string(),
    receivedFen: z.number(),
    refundedFen: z.number(),
    dueFen: z.number(),
  }),
  delivery: z.looseObject({ state: z.string().nullable() }),
  reason: z.string().nullable(),
  placedAt: z.string(),
});
export type OrderView = z.infer<typeof OrderView>;

/** A change the mill told this shop of, by webhook or read again from its list. */
export const News = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  orderId: z.string(),
  status: z.string(),
  delivery: z.string().nullable(),
  payment: z.string(),
});
export type News = z.infer<typeof News>;

/** Something the shop sells, at its own price. */
export interface Goods {
  readonly key: string;
  readonly product: string;
  readonly zh: string;
  readonly en: string;
  readonly form: 'roll' | 'sheet';
  readonly widthMm: number;
  readonly lengthMm: number | null;
  readonly unit: 't' | 'ream';
  readonly unitPriceFen: number;
}

/** Everything the page shows. */
export interface ShopState {
  /** Whether a mill answers behind this shop. */
  readonly isConnected: boolean;
  readonly goods: readonly Goods[];
  /** Newest first. */
  readonly orders: readonly OrderView[];
  /** Oldest first. */
  readonly news: readonly News[];
}
