import type { Find } from '../../order/take-back.ts';
import { correctAct, correctMoneyAct } from '../whole-order/correct.ts';
import { countersignAct, countersignMoneyAct } from '../whole-order/correct-countersign.ts';
import { reverseAct, reverseFindingAct, reversePaymentAct } from '../whole-order/reverse.ts';
import { withdrawAct } from '../whole-order/withdraw.ts';

/** Acts over other entries. They are handed the catalogue, of which they are part, so that no import goes in a circle. */
export const takeBackActs = (find: Find) =>
  ({
    withdraw: withdrawAct(find),
    reverse: reverseAct(find),
    'reverse-payment': reversePaymentAct(find),
    'reverse-finding': reverseFindingAct(find),
    correct: correctAct(find),
    'correct-countersign': countersignAct(find),
    'correct-money': correctMoneyAct(find),
    'correct-money-countersign': countersignMoneyAct(find),
  }) as const;
