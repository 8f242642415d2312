import { type AnswersIn, type Sight, step } from '../action.ts';
import { type Check, forbidden, met, missing, type Refusal, wrong } from '../decision.ts';
import { date, money, text } from '../fields.ts';
import { type Label, label } from '../labels.ts';
import { yuan } from '../money/money.ts';
import { isRecorded } from '../money/money-entries.ts';
import { depositArrived, ledger } from '../money/money-ledger.ts';
import type { Order } from '../order.ts';
import { owedFromSending } from '../papers/owed-from-sending.ts';

const fields = {
  amount: money(label('到账金额（元）', 'Amount arrived (CNY)'), {
    initial: ({ order }) => {
      const { depositDueFen, depositArrivedFen } = ledger(order);
      return ((depositDueFen - depositArrivedFen) / 100).toFixed(2);
    },
  }),
  receivedOn: date(label('到账日期', 'Arrived on'), 'happened', { initial: ({ today }) => today }),
  reference: text(label('银行流水号或凭证号', 'Bank reference'), {
    hint: label('同一笔款只登记一次', 'The same money is recorded once'),
  }),
};

export type MoneyAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** S9.2: finance records the deposit as it arrives, in parts if need be, until it is there in full. */
export const deposit = step({
  key: 'deposit',
  rule: 'S9.2',
  isNews: true,
  lane: 'payment',
  title: label('登记定金', 'Deposit arrived'),
  short: label('定金', 'Deposit'),
  submit: label('登记', 'Record'),
  by: ['finance'],
  applies: (order) => (order.content.customer?.contract.depositPercent ?? 0) > 0,
  needs: (order) => [confirmationIssued(order)],
  done: (order) => depositArrived(order).met,
  awaits: (order) => toCome(ledger(order).depositDueFen - ledger(order).depositArrivedFen),
  again: 'adds',
  due: owedFromSending,
  fields,
  shows: ({ order }) => {
    const { depositDueFen, depositArrivedFen } = ledger(order);
    return [
      { label: label('应收定金', 'Deposit due'), value: sum(depositDueFen) },
      { label: label('已到', 'Arrived so far'), value: sum(depositArrivedFen) },
    ];
  },
  judge: (sight, answers) => alreadyInFull(sight) ?? unlikely(sight, answers),
  facts: (_sight, { amount }) => ({ money: { kind: 'deposit' as const, fen: amount } }),
  tells: () => ['salesperson'],
  says: (order, { answers: { amount, receivedOn, reference } }) => {
    const { depositArrivedFen, depositDueFen } = ledger(order);
    return label(
      `到账 ${yuan(amount)} 元（${receivedOn}，${reference}）；累计 ${yuan(depositArrivedFen)} / 应收 ${yuan(depositDueFen)} 元`,
      `CNY ${yuan(amount)} arrived (${receivedOn}, ${reference}); ${yuan(depositArrivedFen)} of ${yuan(depositDueFen)} so far`,
    );
  },
});

/** A sum that is waited for, as the card says it. */
export const toCome = (fen: number): Label => label(`${yuan(fen)} 待到账`, `${yuan(fen)} to arrive`);

/** Money that cannot be as typed: none at all, from the future, or a reference that is already on this order. */
export const unlikely = ({ order, today }: Sight, answers: MoneyAnswers): Refusal | undefined => {
  if (answers.amount === 0) return wrong('S13.2', 'amount', '金额须大于零', 'The amount must be above zero');
  if (answers.receivedOn > today) {
    return wrong('S13.2', 'receivedOn', '到账日期不能晚于今天', 'It cannot have arrived after today');
  }
  return isRecorded(order, answers.reference)
    ? wrong('M.once', 'reference', '这笔款已登记过', 'This reference is already recorded')
    : undefined;
};

const sum = (fen: number) => label(`${yuan(fen)} 元`, `CNY ${yuan(fen)}`);

const alreadyInFull = ({ order }: Sight): Refusal | undefined =>
  depositArrived(order).met
    ? forbidden(
        'S9.2',
        '定金已足额；其余到款请用“登记收款”。',
        'The deposit is there in full; record other money as a payment.',
      )
    : undefined;

/** Since the first confirmation went out; money may come while a later revision is still being written. */
const confirmationIssued = (order: Order): Check => {
  const issued = (order.marks['confirmation-issue'] ?? []).find(
    ({ fallen }) => fallen?.why !== 'withdrawn' && fallen?.why !== 'reversed',
  );
  return issued
    ? met(issued.at)
    : missing('S8', label('发出的订单确认书', 'the order confirmation'), ['service']);
};
