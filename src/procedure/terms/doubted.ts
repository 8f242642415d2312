import { type Check, met, missing } from '../../order/decision.ts';
import type { ActionKey } from '../../order/keys.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Who } from '../../order/roles.ts';
import type { MillFacetName } from '../facet-names.ts';
import { shipmentOf } from '../shipping/shipments.ts';
import { type Doubt, doubts } from './doubts.ts';

/**
 * What each signature prints or stands on, by the facets of the content: while a doubt of one of them is open it is not
 * given (S5.a, process §6.10). `all` is the whole confirmation, which also serves as the production order.
 */
const standsOn: Readonly<Partial<Record<ActionKey, 'all' | readonly MillFacetName[]>>> = {
  technical: ['products'],
  schedule: ['products', 'quantities', 'wanted', 'tolerance'],
  confirmation: 'all',
  'confirmation-issue': 'all',
  'confirmation-sent': 'all',
  'confirmation-mail': 'all',
  'production-order': 'all',
  'production-countersign': 'all',
  'contract-review': ['customer', 'payment', 'prices', 'delivery'],
  'balance-notice': ['customer', 'products', 'quantities', 'prices', 'payment'],
  'balance-notice-sent': ['customer', 'products', 'quantities', 'prices', 'payment'],
  'balance-notice-mail': ['customer', 'products', 'quantities', 'prices', 'payment'],
  'dispatch-notice': ['customer', 'delivery', 'wanted', 'packaging', 'labels', 'specialTerms'],
  'ship-first': ['customer', 'delivery'],
  briefing: ['customer', 'delivery', 'packaging', 'labels', 'specialTerms'],
  shipped: ['customer', 'delivery', 'packaging', 'labels', 'specialTerms'],
  'shipping-advice': ['customer', 'products', 'quantities', 'delivery'],
  'shipping-advice-mail': ['customer', 'products', 'quantities', 'delivery'],
};

export const doubtable = Object.keys(standsOn) as readonly ActionKey[];

/** By which goods go: what is doubted of a line keeps the goods of that line, and no others. */
const letsGo: readonly ActionKey[] = ['dispatch-notice', 'ship-first', 'briefing', 'shipped'];

/** The open doubts that touch what a signature stands on; `lines` are the goods that go by it, where they are known. */
export const doubtsAgainst = (
  order: Order,
  action: ActionKey,
  lines: readonly number[] | null,
): readonly Doubt[] =>
  doubts(order).filter((doubt) => doubt.state !== 'settled' && touches(doubt, action, lines));

/** What a step waits for while what it stands on is doubted; nothing for an order on which nothing was doubted. */
export const undoubted = (order: Order, action: ActionKey, part: string | null): readonly Check[] => {
  if (standsOn[action] === undefined) return [];
  const lines = letsGo.includes(action) ? linesOf(order, part) : null;
  return doubts(order)
    .filter((doubt) => touches(doubt, action, lines))
    .map(({ id, about, state, settledAt }) =>
      settledAt === null
        ? missing(
            'S5.a',
            label(`疑问 ${id}（${about.zh}）的了结`, `doubt ${id} settled (${about.en})`),
            state === 'raised' ? whoAnswers : whoAcknowledges,
          )
        : met(settledAt),
    );
};

const whoAnswers: readonly Who[] = ['salesperson'];
const whoAcknowledges: readonly Who[] = ['service-supervisor', 'director'];

const linesOf = (order: Order, part: string | null): readonly number[] =>
  (shipmentOf(order, part)?.quantities ?? []).filter(({ quantity }) => quantity > 0).map(({ id }) => id);

const touches = ({ subject }: Doubt, action: ActionKey, lines: readonly number[] | null): boolean => {
  const names = standsOn[action];
  const facet = facetOf(subject);
  if (names === undefined) return false;
  if (names === 'all' || facet === null || names.includes(facet)) return true;
  const line = Number(/^lines\.(\d+)\./.exec(subject)?.[1] ?? 0);
  return line > 0 && letsGo.includes(action) && (lines ?? []).includes(line);
};

/** The facet that a doubted field belongs to; null for one that may mean anything. */
const facetOf = (subject: string): MillFacetName | null => {
  const name = subject.split('.').at(-1) ?? '';
  if (/^lines\.\d+\./.test(subject)) return ofLine[name] ?? 'products';
  return ofHeader[name] ?? null;
};

const ofLine: Readonly<Record<string, MillFacetName>> = { unitPrice: 'prices', quantity: 'quantities' };

const ofHeader: Readonly<Record<string, MillFacetName>> = {
  customer: 'customer',
  contact: 'customer',
  contactPhone: 'customer',
  paymentMethod: 'payment',
  deposit: 'payment',
  wantedOn: 'wanted',
  wantedKind: 'wanted',
  tolerance: 'tolerance',
  packaging: 'packaging',
  labels: 'labels',
  specialTerms: 'specialTerms',
  deliveryAddress: 'delivery',
  receiver: 'delivery',
  receiverPhone: 'delivery',
};
