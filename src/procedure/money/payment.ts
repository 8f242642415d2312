import type { Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { discreet, hidden } from '../../order/discreet.ts';
import { choice, optional, text } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { dayOf, owedSince } from '../../order/time/times.ts';
import { act } from '../define.ts';
import { facets } from '../facets.ts';
import { customerCode, money } from '../goods/fields.ts';
import { batches } from '../warehouse/batches.ts';
import { onceUnder, toCome, unlikely, wholeTransfer } from './09-deposit.ts';
import { accounts } from './accounts.ts';
import { yuan } from './money.ts';
import type { MoneyFacts } from './money-facts.ts';
import { ledger } from './money-ledger.ts';

const purposes = {
  balance: label('本订单货款', 'For this order'),
  unmatched: label('用途未明，暂挂客户账', 'Not clear what for: on the customer’s account'),
} as const;

/** S13.2: finance records any money besides the deposit, when it arrives and in whatever parts; also after closing (A's receivable). */
export const payment = act({
  key: 'payment',
  rule: 'S13.2',
  isNews: true,
  lane: 'payment',
  title: label('登记收款', 'Record a payment'),
  short: label('收款', 'Payment'),
  submit: label('登记', 'Record'),
  by: ['finance'],
  during: ['open', 'held', 'closed', 'cancelled'],
  again: 'adds',
  done: (order) => asked(order) === 0,
  waits: (order) => asked(order) > 0,
  awaits: (order) => toCome(asked(order)),
  due: (turn, _order, calendar) => owedSince(dayOf(turn.since, calendar), turn, calendar),
  offered: (order) => ledger(order).receivableFen > 0,
  fields: {
    amount: money(label('到账金额（元）', 'Amount arrived (CNY)'), {
      initial: ({ order }) => (asked(order) > 0 ? (asked(order) / 100).toFixed(2) : null),
    }),
    receivedOn: date(label('到账日期', 'Arrived on'), 'happened', { initial: ({ today }) => today }),
    reference: text(label('银行流水号或凭证号', 'Bank reference'), {
      hint: label('同一笔款只登记一次', 'The same money is recorded once'),
    }),
    purpose: choice(label('用途', 'What for'), purposes, { initial: () => 'balance' }),
    payer: optional(
      customerCode(label('付款人', 'Paid by'), {
        hint: label(
          '由别的客户付款时填写；款项挂付款人账上，凭其书面同意分配',
          'Where another customer paid: it stays theirs until allotted with their written consent',
        ),
      }),
    ),
    whole: wholeTransfer,
    remark: optional(text(label('备注', 'Remark'))),
  },
  covers: () => [facets.customer],
  neverVoided: true,
  showsCovered: false,
  shows: ({ order }) => sums(order),
  asks: (_order, _part, { reference }) => ({ bankReference: reference }),
  judge: (sight, answers) => unknownPayer(sight, answers) ?? unlikely(sight, answers),
  facts: (sight, { amount, purpose, payer, reference }): MoneyFacts => {
    const isOther = payer !== null && payer !== sight.order.content.customer?.code;
    return {
      money: { kind: isOther ? 'unmatched' : purpose, fen: amount },
      ...(isOther ? { payer } : {}),
      ...onceUnder(sight, reference),
    };
  },
  tells: () => ['salesperson'],
  says: (order, { answers: { amount, receivedOn, reference } }) => {
    const { accountFen } = ledger(order);
    const over = accountFen > 0;
    const all = label(
      `到账 ${yuan(amount)} 元（${receivedOn}，${reference}）${over ? `；客户账上 ${yuan(accountFen)} 元待分配` : ''}`,
      `CNY ${yuan(amount)} arrived (${receivedOn}, ${reference})${over ? `; CNY ${yuan(accountFen)} on the customer’s account` : ''}`,
    );
    return discreet(
      all,
      over
        ? label('款已到账；客户账上有余款待分配', 'Money has arrived; some lies on the customer’s account')
        : label('款已到账', 'Money has arrived'),
    );
  },
});

const unknownPayer = (
  { outside }: Sight,
  { payer }: { readonly payer: string | null },
): Refusal | undefined =>
  payer === null || outside.customers.some(({ code }) => code === payer)
    ? undefined
    : wrong('S13.2', 'payer', '没有这个客户', 'No such customer');

/** The money of an order as finance looks at it before writing anything down. */
export const sums = (order: Order): readonly { readonly label: Label; readonly value: Label }[] => {
  const { totalFen, receivedFen, accountFen, receivableFen } = ledger(order);
  const others = accounts(order)
    .slice(1)
    .filter((account) => account.accountFen !== 0);
  return [
    { label: label('订单金额', 'Order total'), value: sum(totalFen) },
    { label: label('已收', 'Received'), value: sum(receivedFen) },
    { label: label('应收余款', 'Open'), value: sum(receivableFen) },
    { label: label('客户账上待分配', 'On the customer’s account'), value: sum(accountFen) },
    ...others.map((account) => ({
      label: label(`${account.owner} 账上`, `On the account of ${account.owner}`),
      value: sum(account.accountFen),
    })),
  ];
};

const sum = (fen: number): Label => hidden(label(`${yuan(fen)} 元`, `CNY ${yuan(fen)}`));

/** What balance notices ask for and has not come. Fen. */
const asked = (order: Order): number => {
  const noticed = batches(order).filter(({ id }) => stands(order, 'balance-notice', id));
  return ledger(order)
    .batches.filter(({ id }) => noticed.some((batch) => batch.id === id))
    .reduce((open, { balanceFen }) => open + balanceFen, 0);
};
