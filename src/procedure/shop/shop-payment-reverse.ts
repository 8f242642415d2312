import { type Check, forbidden, met, missing, type Refusal } from '../../order/decision.ts';
import { blanked, together } from '../../order/discreet.ts';
import { chosen, statement } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import { factsOf } from '../../order/order.ts';
import { dateIn } from '../../order/time/dates.ts';
import { fell } from '../../order/void.ts';
import { act } from '../define.ts';
import { yuan } from '../money/money.ts';
import { endedByItself } from './shop-ending.ts';
import type { ShopMoneyFacts } from './shop-facts.ts';
import { shopLedger, shopMoney } from './shop-money.ts';

/** E4: finance takes back an entry about money that was written down wrongly; it stays in the record. */
export const shopPaymentReverse = act({
  key: 'shop-payment-reverse',
  rule: 'E4',
  process: 'shop',
  isNews: true,
  lane: 'payment',
  title: label('冲正货款', 'Reverse a payment'),
  short: label('冲正货款', 'Reversed'),
  submit: label('冲正', 'Reverse'),
  by: ['finance'],
  during: ['open', 'closed', 'cancelled'],
  again: 'adds',
  needs: (order) => [anything(order)],
  covers: () => [shopMoney],
  neverVoided: true,
  fields: {
    entry: chosen(label('冲正哪一项', 'Which entry'), ({ order, outside }) =>
      entries(order).map((mark) => ({
        value: nameOf(mark),
        label: entryLabel(mark, dateIn(outside.settings.timeZone, mark.at)),
      })),
    ),
    reason: statement(label('理由', 'Reason')),
  },
  judge: ({ order }, { entry }) => refundedAlready(order, entry),
  facts: ({ order, outside }, { entry }) => {
    const mark = entries(order).find((candidate) => nameOf(candidate) === entry);
    return { what: mark ? entryLabel(mark, dateIn(outside.settings.timeZone, mark.at)) : null };
  },
  evolve: (order, { at, answers }) =>
    endedByItself(
      fell(order, (mark) => isMoney(mark) && nameOf(mark) === answers.entry, {
        at,
        why: 'reversed',
        facets: [],
      }),
    ),
  tells: () => ['service'],
  says: (_order, { facts: { what }, answers: { reason } }) =>
    together((of) => {
      const { zh, en } = of(blanked(what ?? label('', '')));
      return label(`${zh}：${reason}`, `${en}: ${reason}`);
    }),
});

const keys = ['shop-payment', 'shop-refund', 'shop-write-off-decide'] as const;

const isMoney = ({ action }: Mark): boolean => keys.some((key) => key === action);

const entries = (order: Order): readonly Mark<unknown, ShopMoneyFacts>[] =>
  keys.flatMap((key) => factsOf(order, key)).filter(({ facts }) => facts.fen > 0);

const nameOf = ({ action, version }: Mark): string => `${action}|${version}`;

const entryLabel = ({ action, by, facts }: Mark<unknown, ShopMoneyFacts>, on: string): Label => {
  const sum = yuan(facts.fen);
  if (action === 'shop-write-off-decide')
    return label(`核销 ${sum} 元 · ${by.name} ${on}`, `CNY ${sum} written off · ${by.name} ${on}`);
  return action === 'shop-payment'
    ? label(`收款 ${sum} 元 · ${by.name} ${on}`, `CNY ${sum} received · ${by.name} ${on}`)
    : label(`退款 ${sum} 元 · ${by.name} ${on}`, `CNY ${sum} refunded · ${by.name} ${on}`);
};

const anything = (order: Order): Check =>
  entries(order).length > 0
    ? met(order.placedAt)
    : missing('E4', label('已登记的货款', 'a payment on record'), ['finance']);

/** What went out again cannot never have come in: the refund is reversed first, if that too was wrong. */
const refundedAlready = (order: Order, entry: string): Refusal | undefined => {
  const mark = entries(order).find((candidate) => nameOf(candidate) === entry);
  const { receivedFen, refundedFen } = shopLedger(order);
  return mark?.action === 'shop-payment' && receivedFen - mark.facts.fen < refundedFen
    ? forbidden('E4', '这笔款已退还，请先冲正退款。', 'This money was refunded: reverse the refund first.')
    : undefined;
};
