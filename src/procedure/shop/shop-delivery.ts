import type { Sight } from '../../order/action.ts';
import { type Check, met, missing } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import type { Facet } from '../../order/facet.ts';
import { choice, optional, sometimes, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { money } from '../goods/fields.ts';
import { yuan } from '../money/money.ts';
import {
  allotment,
  delivery,
  deliveryState,
  isDelivered,
  isGivenBack,
  nextStates,
  shippedAt,
} from './shop.ts';
import { endedByItself } from './shop-ending.ts';
import { type DeliveryFacts, deliveryStates } from './shop-facts.ts';

/** How far the delivery is: a report made on an older one is shown again. */
const reported: Facet = {
  name: 'delivery-state',
  label: label('送货状态', 'Delivery'),
  of: (order) => delivery(order)?.version ?? null,
  show: (order) => {
    const now = deliveryState(order);
    return now === null ? label('尚未开始', 'not begun') : deliveryStates[now];
  },
};

const isSaid =
  (...wanted: readonly string[]) =>
  ({ raw }: Sight): boolean =>
    wanted.includes(String(raw.state));

/** E3: delivery happens offline; its state is set as reported, by the allotted logistics or by the clerk. */
export const shopDelivery = step({
  key: 'shop-delivery',
  rule: 'E3',
  process: 'shop',
  isNews: true,
  lane: 'shipments',
  title: label('送货状态', 'Delivery status'),
  short: label('送货', 'Delivery'),
  submit: label('登记', 'Record'),
  by: ['allotted', 'service'],
  again: 'adds',
  needs: (order) => [isAllotted(order), ...leftTheMill(order), ...sinceLast(order)],
  final: isGivenBack,
  done: isDelivered,
  covers: () => [reported],
  neverVoided: true,
  fields: {
    state: choice(label('送货状态', 'Delivery'), deliveryStates, {
      redraws: true,
      options: ({ order }) => nextStates(order).map((value) => ({ value, label: deliveryStates[value] })),
    }),
    reportedBy: optional(
      text(label('谁报告的', 'Reported by'), {
        hint: label('代录时填写', 'Where you write it down for somebody'),
      }),
    ),
    reason: sometimes(
      isSaid('failed', 'returned', 'lost'),
      text(label('原因', 'Why'), { multiline: true, most: 500 }),
    ),
    collected: sometimes(
      (sight) => isSaid('delivered')(sight) && sight.order.content.paymentMethod === 'cod',
      optional(
        money(label('送货人代收金额（元）', 'Collected by the delivery person (CNY)'), {
          hint: label('财务据此登记货款', 'Finance records the payment on this'),
        }),
      ),
    ),
  },
  facts: (_sight, { state, collected }): DeliveryFacts => ({ state, collectedFen: collected }),
  evolve: (order) => endedByItself(order),
  withdrawable: false,
  tells: (order, { facts: { state } }) => {
    if (state === 'failed' || state === 'returned' || state === 'lost') return ['service'];
    return state === 'delivered' && order.content.paymentMethod === 'cod' ? ['finance'] : [];
  },
  says: (_order, { answers: { state, reason, collected, reportedBy } }) => {
    const by = reportedBy === null ? ['', ''] : [`（${reportedBy} 报告）`, ` (reported by ${reportedBy})`];
    const sum =
      collected === null ? ['', ''] : [`；代收 ${yuan(collected)} 元`, `; CNY ${yuan(collected)} collected`];
    const why = reason === null ? ['', ''] : [`：${reason}`, `: ${reason}`];
    const { zh, en } = deliveryStates[state];
    const all = label(`${zh}${why[0]}${sum[0]}${by[0]}`, `${en}${why[1]}${sum[1]}${by[1]}`);
    if (collected === null) return all;
    return discreet(
      all,
      label(`${zh}${why[0]}；已代收货款${by[0]}`, `${en}${why[1]}; money collected${by[1]}`),
    );
  },
});

const isAllotted = (order: Order): Check => {
  const mark = allotment(order);
  return mark ? met(mark.at) : missing('E3', label('派给物流', 'allotting to logistics'), ['service']);
};

/** Packed goods wait for being marked as shipped; from then on they are under way. */
const leftTheMill = (order: Order): readonly Check[] => {
  const at = shippedAt(order);
  if (at !== null) return [met(at)];
  return nextStates(order).length > 0 || isDelivered(order)
    ? []
    : [missing('E5', label('发货', 'shipping'), ['allotted', 'service'])];
};

const sinceLast = (order: Order): readonly Check[] => {
  const last = delivery(order);
  return last ? [met(last.at)] : [];
};
