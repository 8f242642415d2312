import { type AnswersIn, act, type Sight } from '../action.ts';
import { type Refusal, wrong } from '../decision.ts';
import { choice, money, sometimes, statement, text } from '../fields.ts';
import { label } from '../labels.ts';
import { yuan } from '../money/money.ts';
import { ledger } from '../money/money-ledger.ts';
import { sums } from './payment.ts';

const destinations = {
  order: label('计入本订单', 'To this order'),
  elsewhere: label('转到其他订单', 'To another order'),
  refund: label('退还客户', 'Refunded to the customer'),
} as const;

const fields = {
  amount: money(label('金额（元）', 'Amount (CNY)'), {
    initial: ({ order }) => (ledger(order).accountFen / 100).toFixed(2),
  }),
  destination: choice(label('处理', 'What becomes of it'), destinations, { redraws: true }),
  otherOrder: sometimes(
    ({ raw }) => raw.destination === 'elsewhere',
    text(label('转入订单号', 'The other order’s number')),
  ),
  reason: statement(label('说明', 'Reason')),
};

type AllotAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** S13.2: over, short or unmatched money stays on the customer's account until finance allots or refunds it. */
export const paymentAllot = act({
  key: 'payment-allot',
  rule: 'S13.2',
  lane: 'payment',
  title: label('分配或退还款项', 'Allot or refund money'),
  short: label('分配', 'Allotted'),
  by: ['finance'],
  during: ['open', 'held', 'closed'],
  again: 'adds',
  applies: (order) => ledger(order).accountFen > 0,
  offered: () => true,
  fields,
  shows: ({ order }) => sums(order),
  judge: ({ order }, { amount }) => tooMuch(order, amount),
  facts: (_sight, { amount, destination }) => ({
    money: { kind: destination === 'order' ? ('allotted' as const) : ('out' as const), fen: amount },
  }),
  tells: () => ['salesperson'],
  says: (_order, { answers }) => told(answers),
});

const tooMuch = (order: Sight['order'], amount: number): Refusal | undefined => {
  const { accountFen } = ledger(order);
  if (amount > 0 && amount <= accountFen) return undefined;
  const sum = yuan(accountFen);
  return wrong('S13.2', 'amount', `客户账上有 ${sum} 元`, `CNY ${sum} is on the customer’s account`);
};

const told = ({ amount, destination, otherOrder, reason }: AllotAnswers) => {
  const [where, other] = [destinations[destination], otherOrder === null ? '' : ` ${otherOrder}`];
  return label(
    `${yuan(amount)} 元${where.zh}${other}：${reason}`,
    `CNY ${yuan(amount)} ${where.en.toLowerCase()}${other}: ${reason}`,
  );
};
