import type { AnswersIn, Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { type Check, forbidden, met, missing, type Refusal, wrong } from '../../order/decision.ts';
import { discreet, hidden } from '../../order/discreet.ts';
import { optional, text } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { owedFromSending } from '../confirmation/owed-from-sending.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { money } from '../goods/fields.ts';
import { yuan } from './money.ts';
import { isRecorded, plainReference, recordedUnder } from './money-entries.ts';
import type { MoneyFacts } from './money-facts.ts';
import { depositArrived, ledger } from './money-ledger.ts';

/** Asked beside every bank reference: one transfer may pay several orders, and is then written down in parts. */
export const wholeTransfer = optional(
  money(label('整笔汇款金额', 'The whole transfer'), {
    hint: label(
      '仅当一笔汇款付几张订单时填写',
      'Only where one bank transfer pays several orders: its whole sum',
    ),
  }),
);

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
  whole: wholeTransfer,
};

export type MoneyAnswers = AnswersIn<typeof fields, Record<never, never>> & {
  readonly payer?: string | null;
};

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
  covers: () => [facets.customer],
  neverVoided: true,
  showsCovered: false,
  asks: (_order, _part, { reference }) => ({ bankReference: reference }),
  judge: (sight, answers) => alreadyInFull(sight) ?? unlikely(sight, answers),
  facts: (sight, { amount, reference }): MoneyFacts => ({
    money: { kind: 'deposit', fen: amount },
    ...onceUnder(sight, reference),
  }),
  tells: () => ['salesperson'],
  says: (order, { answers: { amount, receivedOn, reference } }) => {
    const { depositArrivedFen, depositDueFen } = ledger(order);
    return discreet(
      label(
        `到账 ${yuan(amount)} 元（${receivedOn}，${reference}）；累计 ${yuan(depositArrivedFen)} / 应收 ${yuan(depositDueFen)} 元`,
        `CNY ${yuan(amount)} arrived (${receivedOn}, ${reference}); ${yuan(depositArrivedFen)} of ${yuan(depositDueFen)} so far`,
      ),
      depositArrivedFen < depositDueFen
        ? label('定金已到一部分', 'Part of the deposit has arrived')
        : label('定金已到账', 'The deposit has arrived'),
    );
  },
});

/** A sum that is waited for, as the card says it. */
export const toCome = (fen: number): Label =>
  discreet(label(`${yuan(fen)} 待到账`, `${yuan(fen)} to arrive`), label('待到账', 'to arrive'));

/** Money that cannot be as typed: none at all, from the future, or a reference that is recorded already. */
export const unlikely = (sight: Sight, answers: MoneyAnswers): Refusal | undefined => {
  if (answers.amount === 0) return wrong('S13.2', 'amount', '金额须大于零', 'The amount must be above zero');
  if (answers.receivedOn > sight.today) {
    return wrong('S13.2', 'receivedOn', '到账日期不能晚于今天', 'It cannot have arrived after today');
  }
  return isRecorded(sight.order, answers.reference)
    ? wrong('M.once', 'reference', '这笔款已登记过', 'This reference is already recorded')
    : standsElsewhere(sight, answers);
};

/**
 * S13.2: a reference on another order is shown with that order, and accepted only as a part of the same transfer: of the
 * same payer, of the same whole, and no more in all than that.
 */
const standsElsewhere = (sight: Sight, answers: MoneyAnswers): Refusal | undefined => {
  const { payer = null, reference, amount, whole } = answers;
  const parts = (sight.sameReference?.orders ?? []).flatMap((order) =>
    recordedUnder(order, reference).map(({ answers: other, facts, covered }) => ({
      number: order.number,
      fen: facts.money.fen,
      owner: facts.payer ?? covered.customer,
      whole: other.whole ?? null,
    })),
  );
  if (parts.length === 0) return undefined;
  const where = parts.map(({ number, fen }) => `${number}（${yuan(fen)}）`).join('、');
  const inAll = parts.reduce((all, { fen }) => all + fen, amount);
  const owner = payer ?? sight.order.content.customer?.code ?? null;
  if (parts.some((part) => part.owner !== owner)) {
    return wrong(
      'S13.2',
      'reference',
      `此流水号已登记在另一付款人的订单 ${where}`,
      `This reference stands on an order of another payer: ${where}`,
    );
  }
  if (whole === null) {
    return wrong(
      'S13.2',
      'reference',
      `此流水号已登记在 ${where}；同一笔汇款付几张订单的，请填整笔汇款金额`,
      `This reference stands on ${where}; where one transfer pays several orders, state the whole transfer`,
    );
  }
  const stated = parts.find((part) => part.whole !== null)?.whole ?? whole;
  return stated === whole && inAll <= whole
    ? undefined
    : wrong(
        'S13.2',
        'whole',
        `与 ${where} 合计 ${yuan(inAll)} 元，整笔为 ${yuan(stated)} 元，对不上`,
        `With ${where} it comes to CNY ${yuan(inAll)} of a transfer of CNY ${yuan(stated)}`,
      );
};

/** What makes sure that of two orders that write down the same reference at once the second sees the first. */
export const onceUnder = ({ sameReference }: Sight, reference: string): Pick<MoneyFacts, 'once'> =>
  sameReference ? { once: `${plainReference(reference)}#${sameReference.taken + 1}` } : {};

const sum = (fen: number) => hidden(label(`${yuan(fen)} 元`, `CNY ${yuan(fen)}`));

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
