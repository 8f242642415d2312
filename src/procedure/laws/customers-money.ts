import { discreet } from '../../order/discreet.ts';
import { label } from '../../order/labels.ts';
import type { Breach } from '../../order/law.ts';
import type { Order } from '../../order/order.ts';
import { accounts, goneFen } from '../money/accounts.ts';
import { yuan } from '../money/money.ts';
import { ledger } from '../money/money-ledger.ts';

/** Process §6.9: no more goes out for a customer than came in of theirs, and what pays for goods that left stays. */
export const moneyOutOfNothing = (after: Order, before: Order): readonly Breach[] => [
  ...overdrawn(after),
  ...paidBackOfGone(after, before),
];

const overdrawn = (order: Order): readonly Breach[] =>
  accounts(order).flatMap(({ owner, accountFen }) => {
    if (accountFen >= 0) return [];
    const sum = yuan(-accountFen);
    return [
      {
        of: `account:${owner ?? ''}`,
        by: -accountFen,
        say: discreet(
          label(
            `客户 ${owner ?? ''} 支出比收入多 ${sum} 元；请财务先核对收款。`,
            `CNY ${sum} more goes out for ${owner ?? 'the customer'} than came in; finance checks what was received first.`,
          ),
          label(
            `客户 ${owner ?? ''} 支出比收入多；请财务先核对收款。`,
            `More goes out for ${owner ?? 'the customer'} than came in; finance checks what was received first.`,
          ),
        ),
      },
    ];
  });

/** Only an act that takes money out is asked: grade A's goods leave before anything is paid. */
const paidBackOfGone = (after: Order, before: Order): readonly Breach[] => {
  const { outFen, heldFen, meantFen } = ledger(after);
  if (outFen <= ledger(before).outFen) return [];
  const by = Math.min(meantFen, goneFen(after)) - heldFen;
  if (by <= 0) return [];
  return [
    {
      of: 'gone',
      by,
      say: label(
        `其中 ${yuan(by)} 元是已发出、未退回货物的货款，不能退；先登记退回或抵扣。`,
        `CNY ${yuan(by)} of it pays for goods that left and did not come back; record their return or credit first.`,
      ),
    },
  ];
};
