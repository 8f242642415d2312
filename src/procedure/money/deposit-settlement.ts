import { discreet } from '../../order/discreet.ts';
import { choice, sometimes, statement, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { facets } from '../facets.ts';
import { money } from '../goods/fields.ts';
import { mustBeTheirs, typedNumber } from '../other-order.ts';
import { filledAccounts } from './accounts.ts';
import { yuan } from './money.ts';
import type { MovingFacts } from './money-facts.ts';
import { accountIn, moreThanThere, movedTo, ownerIn, transferWord, whoseMoney } from './whose-money.ts';

const outcomes = {
  refund: label('退还客户', 'Refunded to the customer'),
  keep: label('不退', 'Kept by the mill'),
  transfer: label('转到其他订单', 'Transferred to another order'),
} as const;

const fields = {
  payer: whoseMoney,
  amount: money(label('金额（元）', 'Amount (CNY)'), {
    initial: (sight) => ((accountIn(sight)?.accountFen ?? 0) / 100).toFixed(2),
  }),
  outcome: choice(label('处理', 'What becomes of it'), outcomes, { redraws: true }),
  otherOrder: sometimes(
    ({ raw }) => raw.outcome === 'transfer',
    text(label('转入订单号', 'The other order’s number')),
  ),
  reason: statement(label('理由', 'Reason')),
};

/**
 * S13.2: what a cancelled order leaves with the mill is refunded, kept or transferred; the director signs, in parts if need
 * be. What pays for goods that left and did not come back is not there to be settled.
 */
export const depositSettlement = act({
  key: 'deposit-settlement',
  rule: 'S13.2',
  lane: 'payment',
  title: label('定金结清', 'Settle the deposit'),
  short: label('定金结清', 'Deposit settled'),
  by: ['director'],
  during: ['cancelled'],
  again: 'adds',
  applies: (order) => filledAccounts(order).length > 0,
  done: () => false,
  waits: () => true,
  covers: () => [facets.customer],
  neverVoided: true,
  showsCovered: false,
  fields,
  shows: (sight) => {
    const sum = yuan(accountIn(sight)?.accountFen ?? 0);
    return [{ label: label('留在公司的款项', 'Money still here'), value: label(`${sum} 元`, `CNY ${sum}`) }];
  },
  asks: (_order, _part, { otherOrder }) => ({ otherOrder: typedNumber(otherOrder) }),
  judge: (sight, answers) =>
    moreThanThere(sight, answers) ??
    (answers.outcome === 'transfer'
      ? mustBeTheirs(sight, { rule: 'S13.2', blockId: 'otherOrder', customer: ownerIn(sight) })
      : undefined),
  facts: (sight, { amount, outcome }): MovingFacts => ({
    money: { kind: 'out', fen: amount },
    ...movedTo(sight, outcome === 'transfer'),
  }),
  message: (_order, mark) => transferWord(mark),
  tells: () => ['finance', 'salesperson'],
  says: (_order, { answers: { amount, outcome, otherOrder, reason } }) => {
    const where = outcomes[outcome];
    const other = otherOrder === null ? '' : ` ${otherOrder}`;
    return discreet(
      label(
        `${yuan(amount)} 元${where.zh}${other}：${reason}`,
        `CNY ${yuan(amount)} ${where.en.toLowerCase()}${other}: ${reason}`,
      ),
      label(`${where.zh}${other}：${reason}`, `${where.en}${other}: ${reason}`),
    );
  },
  dueInWorkingHours: 24,
});
