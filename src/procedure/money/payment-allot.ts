import type { AnswersIn, Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { choice, files, sometimes, statement, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { facets } from '../facets.ts';
import { money } from '../goods/fields.ts';
import { mustBeTheirs, typedNumber } from '../other-order.ts';
import { accountNamed, filledAccounts, isForeign } from './accounts.ts';
import { yuan } from './money.ts';
import type { MovingFacts } from './money-facts.ts';
import { ledger } from './money-ledger.ts';
import { sums } from './payment.ts';
import { accountIn, moreThanThere, movedTo, ownerIn, transferWord, whoseMoney } from './whose-money.ts';

const destinations = {
  order: label('计入本订单', 'To this order'),
  elsewhere: label('转到其他订单', 'To another order'),
  refund: label('退还客户', 'Refunded to the customer'),
} as const;

const fields = {
  payer: whoseMoney,
  amount: money(label('金额（元）', 'Amount (CNY)'), {
    initial: (sight) => ((accountIn(sight)?.accountFen ?? 0) / 100).toFixed(2),
  }),
  destination: choice(label('处理', 'What becomes of it'), destinations, { redraws: true }),
  otherOrder: sometimes(
    ({ raw }) => raw.destination === 'elsewhere',
    text(label('转入订单号', 'The other order’s number')),
  ),
  consent: sometimes(
    (sight) => sight.raw.destination === 'order' && isForeign(sight.order, accountIn(sight)),
    files(label('付款方的书面同意', 'The payer’s written consent'), {
      hint: label('此款属另一客户', 'This money is another customer’s'),
    }),
  ),
  reason: statement(label('说明', 'Reason')),
};

type AllotAnswers = AnswersIn<typeof fields, Record<never, never>>;

/**
 * S13.2: over, short or unmatched money stays on its payer's account until finance allots or refunds it. Another payer's
 * serves this order with their written consent alone.
 */
export const paymentAllot = act({
  key: 'payment-allot',
  rule: 'S13.2',
  lane: 'payment',
  title: label('分配或退还款项', 'Allot or refund money'),
  short: label('分配', 'Allotted'),
  by: ['finance'],
  during: ['open', 'held', 'closed'],
  again: 'adds',
  applies: (order) => filledAccounts(order).length > 0,
  offered: () => true,
  covers: () => [facets.customer],
  neverVoided: true,
  showsCovered: false,
  fields,
  shows: ({ order }) => sums(order),
  asks: (_order, _part, { otherOrder }) => ({ otherOrder: typedNumber(otherOrder) }),
  judge: (sight, answers) =>
    moreThanThere(sight, answers) ??
    moreThanOpen(sight, answers) ??
    (answers.destination === 'elsewhere'
      ? mustBeTheirs(sight, { rule: 'S13.2', blockId: 'otherOrder', customer: ownerIn(sight) })
      : undefined),
  facts: (sight, { amount, destination }): MovingFacts => ({
    money: { kind: destination === 'order' ? 'allotted' : 'out', fen: amount },
    ...movedTo(sight, destination === 'elsewhere'),
  }),
  message: (_order, mark) => transferWord(mark),
  tells: () => ['salesperson'],
  says: (_order, { answers }) => told(answers),
});

/** Another payer's money pays what is open here and no more: the rest stays theirs. */
const moreThanOpen = (
  { order }: Sight,
  { amount, destination, payer }: AllotAnswers,
): Refusal | undefined => {
  if (destination !== 'order' || !isForeign(order, accountNamed(order, payer))) return undefined;
  const { openFen } = ledger(order);
  if (amount <= openFen) return undefined;
  const sum = yuan(openFen);
  return wrong('S13.2', 'amount', `本单尚欠 ${sum} 元`, `CNY ${sum} is open on this order`);
};

const told = ({ amount, destination, otherOrder, reason }: AllotAnswers) => {
  const [where, other] = [destinations[destination], otherOrder === null ? '' : ` ${otherOrder}`];
  return discreet(
    label(
      `${yuan(amount)} 元${where.zh}${other}：${reason}`,
      `CNY ${yuan(amount)} ${where.en.toLowerCase()}${other}: ${reason}`,
    ),
    label(`${where.zh}${other}：${reason}`, `${where.en}${other}: ${reason}`),
  );
};
