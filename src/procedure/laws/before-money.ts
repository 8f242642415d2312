import { joined, label } from '../../order/labels.ts';
import type { Breach } from '../../order/law.ts';
import { everyMark, factsOf, type Mark, type Order, stands } from '../../order/order.ts';
import { happened } from '../confirmation/confirmations.ts';
import { acceptedReturns } from '../confirmation/promise.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { depositArrived } from '../money/money-ledger.ts';
import { gradeOf } from '../order-people.ts';
import { acknowledged, stopSince } from '../production/production-stop.ts';
import { cameBack, shipments } from '../shipping/shipments.ts';
import { shopLedger } from '../shop/shop-money.ts';
import { allBookedAt, batches } from '../warehouse/batches.ts';

/** Process §6.1 of a customer's order: what grades B and C owe before production, and before goods leave. */
export const goesAheadUnpaid = (after: Order, before: Order): readonly Breach[] =>
  gradeOf(after) === 'A'
    ? []
    : [
        ...startedUnpaid(after, before),
        ...(after === before ? runsUnpaid(after) : []),
        ...leavesUnreturned(after, before),
        ...leftUnsigned(after, before),
      ];

/** Production is given an order that the customer has not returned, or whose deposit is not there. */
const startedUnpaid = (after: Order, before: Order): readonly Breach[] => {
  const orders = [...factsOf(after, 'production-order'), ...factsOf(after, 'production-countersign')];
  const isGoing = after.status === 'open' && allBookedAt(after) === null;
  if (!isGoing || !orders.some((mark) => isNewIn(mark, after, before))) return [];
  const breach = (of: string, zh: string, en: string): Breach => ({ of, by: 1, say: label(zh, en) });
  return [
    ...(acceptedReturns(after).length > 0
      ? []
      : [
          breach(
            'production:return',
            'B、C 类客户的确认书没有经审核的回传，不能生产；请销售员取得回传。',
            'Grade B or C has no accepted return: nothing is produced until the salesperson brings it.',
          ),
        ]),
    ...(depositArrived(after).met
      ? []
      : [
          breach(
            'production:deposit',
            'B、C 类本单客户的定金未到齐，不能生产；请财务登记或分配款项。',
            'Grade B or C’s own deposit is not there in full: nothing is produced until finance has recorded or allotted it.',
          ),
        ]),
  ];
};

/**
 * A truck is let go, or leaves, on a return that was found false: made or not, the customer has confirmed nothing. One that
 * fell by a later change was given all the same, and what was made on it may leave.
 */
const leavesUnreturned = (after: Order, before: Order): readonly Breach[] => {
  const isFoundFalse = everyMark(after, 'return').length > 0 && acceptedReturns(after).length === 0;
  const going = [
    ...factsOf(after, 'dispatch-notice'),
    ...factsOf(after, 'ship-first').filter(({ facts }) => facts.authorised),
    ...factsOf(after, 'shipped'),
  ].filter((mark) => isNewIn(mark, after, before));
  if (!isFoundFalse) return [];
  return going.map(({ version }) => ({
    of: `leaving:${version}`,
    by: 1,
    say: label(
      '确认书回传已被撤销，B、C 类客户的货不能出厂；请销售员重新取得回传并审核。',
      'The return was found not to count: no goods of grade B or C leave until the salesperson brings one and it is accepted.',
    ),
  }));
};

/**
 * Production goes on though its order fell with what it rested on (money recalled, a return found false, a grade lowered), until
 * production has acknowledged the stop. No act brings that about but the news itself, so it is seen in a state alone.
 */
const runsUnpaid = (order: Order): readonly Breach[] => {
  const since = order.status === 'open' ? stopSince(order) : null;
  if (since === null || acknowledged(order, since) || stands(order, 'production-order')) return [];
  const lacking = [
    ...(acceptedReturns(order).length > 0 ? [] : [label('经审核的回传', 'an accepted return')]),
    ...(depositArrived(order).met ? [] : [label('到齐的定金', 'the deposit in full')]),
  ];
  if (lacking.length === 0) return [];
  const { zh, en } = joined(lacking);
  return [
    {
      of: 'running',
      by: 1,
      say: label(
        `B、C 类订单已在生产，却没有${zh}：请生产部停产签收；补齐后由客服重新下达生产指令。`,
        `Grade B or C is in production without ${en}: production acknowledges the stop, and service gives the order anew once that is there.`,
      ),
    },
  ];
};

/**
 * Goods leave that finance has not signed for. What a truck took while finance's signature stood stays taken by right, also
 * where money was recalled since; the next truck needs a signature that stands.
 */
const leftUnsigned = (after: Order, before: Order): readonly Breach[] =>
  left(after).flatMap(({ id, quantity }) => {
    const byRight = Math.min(quantityFor(left(before), id), quantityFor(signedFor(before, happened), id));
    const covered = Math.max(
      quantityFor(
        signedFor(after, ({ fallen }) => fallen === null),
        id,
      ),
      byRight,
    );
    const by = quantity - covered;
    if (by <= 0) return [];
    const text = quantitiesText(after, [{ id, quantity: by }]);
    return [
      {
        of: `left:${id}`,
        by,
        say: label(
          `${text.zh} 未经财务签字，不能出厂；请财务先作结算签字。`,
          `Finance has not signed for ${text.en}: it stays until finance signs the settlement.`,
        ),
      },
    ];
  });

/** What left and did not come back. */
const left = (order: Order): Quantities =>
  minus(
    addUp(
      shipments(order).flatMap(({ departedAt, quantities }) => (departedAt === null ? [] : [quantities])),
    ),
    cameBack(order),
  );

/** The goods of the batches that finance signed for. */
const signedFor = (order: Order, counts: (mark: Mark) => boolean): Quantities => {
  const signed = new Set(
    everyMark(order, 'settlement')
      .filter(counts)
      .map(({ part }) => part),
  );
  return addUp(
    batches(order).flatMap(({ id, booked }) => (booked !== null && signed.has(id) ? [booked] : [])),
  );
};

/** Process §6.1 of a member's order: paid ahead, or not shipped. */
export const shippedUnpaid = (after: Order, before: Order): readonly Breach[] => {
  const isShipped = factsOf(after, 'shop-ship').some((mark) => isNewIn(mark, after, before));
  const { dueFen } = shopLedger(after);
  if (!isShipped || after.content.paymentMethod === 'cod' || dueFen === 0) return [];
  return [
    {
      of: 'shipped',
      by: dueFen,
      say: label(
        '款到发货的订单货款未到齐，不能发货；请财务登记到账。',
        'A prepaid order is not paid in full: it ships once finance has recorded the payment.',
      ),
    },
  ];
};

/** Looked at by itself, an order shows all it bears; an act is asked only for what it brings. */
const isNewIn = (mark: Mark, after: Order, before: Order): boolean =>
  after === before || mark.version > before.version;
