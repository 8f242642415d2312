import type { Part, Sight } from '../../order/action.ts';
import { type Check, met, missing, type Refusal, wrong } from '../../order/decision.ts';
import { choice, statement } from '../../order/fields.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import { marksOf, standing, standingMarks } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import { act } from '../define.ts';
import { facets } from '../facets.ts';
import { type Quantities, quantityFor } from '../goods/quantities.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { available, stockFor } from '../warehouse/stock.ts';
import { beforeTheOrder, saidAtField } from './said-when.ts';
import { shipFirstRequest } from './ship-first-request.ts';
import type { ShipFirstFacts } from './shipment-facts.ts';
import { shipmentOf } from './shipments.ts';

const decisions = {
  authorised: label('批准先发', 'Ship first'),
  declined: label('不批准，先开通知单', 'No: the notice comes first'),
} as const;

/**
 * S14.2: the service supervisor lets goods go before their dispatch notice, with a reason; another person than who asked.
 * It lifts that paper only: the notice stays owed, and acceptance (S12.2) and settlement (S13) count as ever.
 */
export const shipFirst = act({
  key: 'ship-first',
  rule: 'S14.2',
  lane: 'shipments',
  title: label('批准先发货', 'Authorise ship-first'),
  short: label('先发', 'Ship-first'),
  by: ['service-supervisor'],
  about: { kind: 'part', parts: (order) => requested(order) },
  needs: (order, part) => [askedFor(order, part)],
  waits: (order, part) => shipmentOf(order, part)?.departedAt == null,
  covers: (order, part) =>
    shipmentOf(order, part)?.departedAt == null
      ? [facets.customer, facets.products, facets.delivery, stockFor(part)]
      : [],
  fields: {
    decision: choice(label('决定', 'Decision'), decisions),
    saidAt: saidAtField(label('何时答复', 'Said at')),
    reason: statement(label('理由', 'Reason')),
  },
  shows: ({ order, part }) => {
    const asked = standing(order, shipFirstRequest, part);
    return asked
      ? [
          { label: label('先发数量', 'To go first'), value: quantitiesText(order, asked.facts.quantities) },
          { label: label('紧急原因', 'Why it cannot wait'), value: verbatim(asked.answers.reason) },
        ]
      : [];
  },
  judge: (sight, { decision, saidAt }) =>
    beforeTheOrder(sight.order, { rule: 'S14.2', field: 'saidAt', at: saidAt }) ??
    (decision === 'authorised' ? notThere(sight) : undefined),
  facts: ({ order, part }: Sight, { decision, saidAt }): ShipFirstFacts => ({
    authorised: decision === 'authorised',
    saidAt,
    quantities: quantitiesAsked(order, part),
  }),
  tells: (_order, { facts }) => (facts.authorised ? ['dispatch', 'service'] : ['service']),
  says: (_order, { answers, facts }): Label =>
    facts.authorised
      ? label(
          `批准先发；通知单 24 小时内补：${answers.reason}`,
          `Goes first; the notice follows within 24 h: ${answers.reason}`,
        )
      : label(`不批准：${answers.reason}`, `Declined: ${answers.reason}`),
  escalates: true,
  dueInWorkingHours: 2,
});

const requested = (order: Order): readonly Part[] =>
  standingMarks(order, shipFirstRequest).map(({ part, facts }) => {
    const [id, goods] = [part ?? '', quantitiesText(order, facts.quantities)];
    return { id, label: label(`第 ${id.slice(1)} 车 ${goods.zh}`, `Shipment ${id.slice(1)}: ${goods.en}`) };
  });

const quantitiesAsked = (order: Order, part: string | null): Quantities =>
  marksOf(order, shipFirstRequest).findLast((mark) => mark.part === part)?.facts.quantities ?? [];

const askedFor = (order: Order, part: string | null): Check => {
  const asked = standing(order, shipFirstRequest, part);
  return asked ? met(asked.at) : missing('S14.2', shipFirstRequest.title, ['service']);
};

const notThere = ({ order, part }: Sight): Refusal | undefined => {
  const short = quantitiesAsked(order, part).some(
    ({ id, quantity }) => quantity > quantityFor(available(order), id),
  );
  return short
    ? wrong(
        'S14',
        'decision',
        '已入库并结清的数量不足；先发不免验收和结算',
        'Not that much is accepted and settled; ship-first lifts neither',
      )
    : undefined;
};
