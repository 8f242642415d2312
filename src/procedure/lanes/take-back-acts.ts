import type { Find } from '../../order/take-back.ts';
import { reverseAct, reversePaymentAct } from '../whole-order/reverse.ts';
import { withdrawAct } from '../whole-order/withdraw.ts';

/** Acts over other entries. They are handed the catalogue, of which they are part, so that no import goes in a circle. */
export const takeBackActs = (find: Find) =>
  ({
    withdraw: withdrawAct(find),
    reverse: reverseAct(find),
    'reverse-payment': reversePaymentAct(find),
  }) as const;
