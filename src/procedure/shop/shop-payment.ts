import type { AnswersIn, Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { type Check, met, type Refusal, wrong } from '../../order/decision.ts';
import { discreet, shownTo } from '../../order/discreet.ts';
import { choice, optional, sometimes, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { dayOf, owedSince } from '../../order/time/times.ts';
import { step } from '../define.ts';
import { money } from '../goods/fields.ts';
import { yuan } from '../money/money.ts';
import { delivery, deliveryState, isConfirmed, shippedAt } from './shop.ts';
import { endedByItself } from './shop-ending.ts';
import type { ShopMoneyFacts } from './shop-facts.ts';
import { isReferenceKnown, shopLedger, shopMoney } from './shop-money.ts';

const ways = {
  bank: label('银行到账', 'Bank'),
  post: label('邮政汇款', 'Postal remittance'),
  cash: label('送货人代收', 'Collected on delivery'),
} as const;

const isCod = ({ order }: Pick<Sight, 'order'>): boolean => order.content.paymentMethod === 'cod';

const fields = {
  amount: money(label('到账金额（元）', 'Amount arrived (CNY)'), {
    hint: label(
      '按实收填写：少付继续欠，多付由财务退还',
      'What really came: too little stays due, too much is refunded',
    ),
    initial: ({ order }) => proposed(order),
  }),
  receivedOn: date(label('到账日期', 'Arrived on'), 'happened', { initial: ({ today }) => today }),
  way: choice(label('怎样到账', 'How it came'), ways, {
    initial: (sight) => (isCod(sight) ? 'cash' : null),
    redraws: true,
  }),
  deliverer: sometimes(
    ({ raw, ...sight }) => (raw.way ?? (isCod(sight) ? 'cash' : null)) === 'cash',
    text(label('据哪位送货人的反馈', 'On whose feedback'), {
      hint: label('货到付款以送货人反馈为据', 'Cash on delivery goes by the delivery person’s word'),
      initial: ({ order }) => delivererOf(order),
    }),
  ),
  reference: sometimes(
    ({ raw, ...sight }) => (raw.way ?? (isCod(sight) ? 'cash' : null)) !== 'cash',
    text(label('汇款单号或银行流水号', 'Remittance or bank reference'), {
      hint: label('同一笔款只登记一次', 'The same money is recorded once'),
    }),
  ),
  remark: optional(text(label('备注', 'Remark'))),
};

type PaymentAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** E4: finance records what was paid, in whatever parts, from confirmation on and also after shipping. */
export const shopPayment = step({
  key: 'shop-payment',
  rule: 'E4',
  process: 'shop',
  isNews: true,
  lane: 'payment',
  title: label('登记货款', 'Record the payment'),
  short: label('货款', 'Payment'),
  submit: label('登记', 'Record'),
  by: ['finance'],
  during: ['open', 'closed', 'cancelled'],
  again: 'adds',
  needs: (order) => [isConfirmed(order), ...sinceShipped(order)],
  done: (order) => shopLedger(order).dueFen === 0,
  // Cash comes with the delivery; before the goods are on their way nobody is waited for.
  waits: (order) => !isCod({ order }) || shippedAt(order) !== null,
  offered: (order) => shopLedger(order).dueFen + shopLedger(order).writtenOffFen > 0,
  covers: () => [shopMoney],
  // E4, E5: the member is asked each working morning after the confirmation (prepaid) or the shipping (cod).
  due: (turn, _order, calendar) => owedSince(dayOf(turn.since, calendar), turn, calendar),
  neverVoided: true,
  fields,
  judge: (sight, answers) => unlikely(sight, answers),
  facts: (_sight, { amount }): ShopMoneyFacts => ({ fen: amount }),
  evolve: (order) => endedByItself(order),
  withdrawable: false,
  tells: (order) => (shopLedger(order).dueFen === 0 && shippedAt(order) === null ? ['allotted'] : []),
  says: (order, { answers: { amount, receivedOn, way, reference, deliverer } }) => {
    const { dueFen, refundDueFen } = shopLedger(order);
    const proof = reference ?? deliverer ?? '';
    const rest =
      refundDueFen > 0
        ? discreet(
            label(
              `；多付 ${yuan(refundDueFen)} 元待退`,
              `; CNY ${yuan(refundDueFen)} too much, to be refunded`,
            ),
            label('；有多付待退', '; too much, to be refunded'),
          )
        : dueFen > 0
          ? discreet(
              label(`；尚欠 ${yuan(dueFen)} 元`, `; CNY ${yuan(dueFen)} still open`),
              label('；尚未付清', '; some still open'),
            )
          : label('；已付清', '; paid in full');
    return discreet(
      label(
        `${ways[way].zh} ${yuan(amount)} 元（${receivedOn}，${proof}）${rest.zh}`,
        `${ways[way].en}: CNY ${yuan(amount)} (${receivedOn}, ${proof})${rest.en}`,
      ),
      label(`货款已到账${shownTo(rest, 'open').zh}`, `Payment has arrived${shownTo(rest, 'open').en}`),
    );
  },
});

/** What the delivery person said they were paid, else what is open. */
const proposed = (order: Order): string | null => {
  const { dueFen, receivedFen } = shopLedger(order);
  const collected = receivedFen === 0 ? delivery(order)?.facts.collectedFen : null;
  const fen = collected ?? dueFen;
  return fen > 0 ? (fen / 100).toFixed(2) : null;
};

/** Whoever reported the goods delivered, where nobody else is named. */
const delivererOf = (order: Order): string | null =>
  deliveryState(order) === 'delivered' ? (delivery(order)?.by.name ?? null) : null;

const sinceShipped = (order: Order): readonly Check[] => {
  const at = shippedAt(order);
  return isCod({ order }) && at !== null ? [met(at)] : [];
};

/** Money that cannot be as typed: none at all, from the future, on delivery of what is prepaid, or recorded already. */
const unlikely = (sight: Sight, answers: PaymentAnswers): Refusal | undefined => {
  const { order, today } = sight;
  if (answers.amount === 0) return wrong('E4', 'amount', '金额须大于零', 'The amount must be above zero');
  if (answers.receivedOn > today)
    return wrong('E4', 'receivedOn', '到账日期不能晚于今天', 'It cannot have arrived after today');
  if (answers.way === 'cash' && !isCod(sight))
    return wrong('E4', 'way', '款到发货须邮政汇款或银行到账', 'A prepaid order is paid by post or bank');
  return answers.reference !== null && isReferenceKnown(order, answers.reference)
    ? wrong('M.once', 'reference', '这笔款已登记过', 'This reference is already recorded')
    : undefined;
};
