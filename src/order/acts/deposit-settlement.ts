import { type AnswersIn, act, type Sight } from '../action.ts';
import { type Refusal, wrong } from '../decision.ts';
import { choice, money, sometimes, statement, text } from '../fields.ts';
import { label } from '../labels.ts';
import { yuan } from '../money/money.ts';
import { ledger } from '../money/money-ledger.ts';
import { mustBeTheirs, typedNumber } from '../other-order.ts';

const outcomes = {
  refund: label('退还客户', 'Refunded to the customer'),
  keep: label('不退', 'Kept by the mill'),
  transfer: label('转到其他订单', 'Transferred to another order'),
} as const;

const fields = {
  amount: money(label('金额（元）', 'Amount (CNY)'), {
    initial: ({ order }) => (ledger(order).heldFen / 100).toFixed(2),
  }),
  outcome: choice(label('处理', 'What becomes of it'), outcomes, { redraws: true }),
  otherOrder: sometimes(
    ({ raw }) => raw.outcome === 'transfer',
    text(label('转入订单号', 'The other order’s number')),
  ),
  reason: statement(label('理由', 'Reason')),
};

/** S13.2: what a cancelled order leaves with the mill is refunded, kept or transferred; the director signs, in parts if need be. */
export const depositSettlement = act({
  key: 'deposit-settlement',
  rule: 'S13.2',
  lane: 'payment',
  title: label('定金结清', 'Settle the deposit'),
  short: label('定金结清', 'Deposit settled'),
  by: ['director'],
  during: ['cancelled'],
  again: 'adds',
  applies: (order) => ledger(order).heldFen > 0,
  done: () => false,
  waits: () => true,
  fields,
  shows: ({ order }) => [
    {
      label: label('留在公司的款项', 'Money still here'),
      value: label(`${yuan(ledger(order).heldFen)} 元`, `CNY ${yuan(ledger(order).heldFen)}`),
    },
  ],
  otherOrder: (_order, _part, { otherOrder }) => typedNumber(otherOrder),
  judge: (sight, answers) =>
    tooMuch(sight, answers) ??
    (answers.outcome === 'transfer'
      ? mustBeTheirs(sight, { rule: 'S13.2', blockId: 'otherOrder' })
      : undefined),
  facts: ({ other }, { amount, outcome }) => ({
    money: { kind: 'out' as const, fen: amount },
    to: outcome === 'transfer' ? (other?.number ?? null) : null,
  }),
  word: (_order, { version, answers: { amount }, facts: { to } }) =>
    typeof to === 'string' ? { about: 'transfer', part: `t${version}`, to, fen: amount, opens: null } : null,
  tells: () => ['finance', 'salesperson'],
  says: (_order, { answers: { amount, outcome, otherOrder, reason } }) => {
    const where = outcomes[outcome];
    const other = otherOrder === null ? '' : ` ${otherOrder}`;
    return label(
      `${yuan(amount)} 元${where.zh}${other}：${reason}`,
      `CNY ${yuan(amount)} ${where.en.toLowerCase()}${other}: ${reason}`,
    );
  },
  dueInWorkingHours: 24,
});

const tooMuch = (
  { order }: Sight,
  { amount }: AnswersIn<typeof fields, Record<never, never>>,
): Refusal | undefined => {
  const { heldFen } = ledger(order);
  if (amount > 0 && amount <= heldFen) return undefined;
  return wrong('S13.2', 'amount', `尚有 ${yuan(heldFen)} 元`, `CNY ${yuan(heldFen)} is still here`);
};
