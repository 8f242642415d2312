import { type Label, label } from '../../order/labels.ts';
import type { Person } from '../../order/roles.ts';
import type { Line } from '../content.ts';

export interface ShopMoneyFacts {
  readonly fen: number;
}

/** What finance asked to have written off. */
export interface WriteOffFacts extends ShopMoneyFacts {
  readonly reason: string;
}

/** What came of a call to the member (E2). */
export interface CallFacts {
  readonly result: 'valid' | 'invalid' | 'unreachable';
  /** Why the order cannot be delivered as it stands, in words the shop may see; null unless invalid. */
  readonly reason: string | null;
}

export interface AllotFacts {
  /** Null for the whole department. */
  readonly person: Person | null;
}

export const deliveryStates = {
  picking: label('拣货中', 'being picked'),
  packed: label('已包装', 'packed'),
  out: label('送货中', 'out for delivery'),
  delivered: label('已送达', 'delivered'),
  failed: label('送货失败', 'delivery failed'),
  redeliver: label('重新送货', 'out for delivery again'),
  returned: label('已退回', 'returned to the mill'),
  lost: label('已灭失，货物核销', 'lost and written off'),
} as const satisfies Record<string, Label>;

export type DeliveryState = keyof typeof deliveryStates;

export interface DeliveryFacts {
  readonly state: DeliveryState;
  /** What the delivery person says they were paid; null where nothing was said. Fen. */
  readonly collectedFen: number | null;
}

export interface ShopOrderFacts {
  readonly lines: readonly Line[];
  readonly outside: string;
}
