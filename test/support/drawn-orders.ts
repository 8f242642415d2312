import type { Mark, Order } from '../../src/order/order.ts';
import type { Line, OrderContent } from '../../src/procedure/content.ts';
import { agreedMemo, raisedDoubt, signedTechnical, signedTerms } from './deeds-commercial.ts';
import { confirmedAndSent, noon, returnedOn } from './deeds-confirmation.ts';
import {
  booked,
  confirmedOrder,
  countersign,
  inProduction,
  inWarehouse,
  later,
  orderProduction,
  planned,
  readyOrder,
} from './deeds-production.ts';
import {
  depositPaid,
  onTheRoad,
  paid,
  readyToShip,
  received,
  reviewed,
  settledBy,
} from './deeds-shipments.ts';
import {
  byBank,
  called,
  changed,
  confirmedShop,
  inCash,
  packedShop,
  placed,
  reported,
  shipped,
} from './deeds-shop.ts';
import { bearing, type Deed, past, sign } from './given.ts';

/** What somebody writes who would break the page: mentions, links, markup, emojis, line breaks, and a great deal of it. */
export const hostile = [
  '<!channel>',
  '<!here|here>',
  '<@UZHAOGANG>',
  '<#C1|general>',
  '<https://evil.example|公司官网>',
  '*技术确认* ✓ 孙凯 · 10:05',
  '&lt;!everyone&gt; & 👨‍👩‍👧‍👦🧻',
].join('\n');

/** So many characters of it, ending in half a line. */
export const hostileText = (length: number): string =>
  hostile.repeat(Math.ceil(length / hostile.length)).slice(0, length);

/** From the memo to the signed delivery receipt, every signature given by the rules. */
const through = (): readonly (readonly [string, Order])[] => {
  const ordered = later(
    past(...confirmedAndSent(), returnedOn('2026-11-24', {}, { at: noon('2026-11-24') })),
    depositPaid(),
  );
  const made = onDay('2026-11-25', ordered, orderProduction());
  const countersigned = onDay('2026-11-25', made, countersign('guo', made), sign('copy-acknowledged', 'sun'));
  const stored = onDay('2026-12-02', countersigned, ...booked());
  const settled = onDay('2026-12-03', stored, reviewed(), paid(), settledBy());
  const road = onTheRoad(settled);
  return [
    ['through, returned', ordered],
    ['through, countersigned', countersigned],
    ['through, stored', stored],
    ['through, settled', settled],
    ['through, on the road', road],
    ['through, received', received(road)],
  ];
};

const onDay = (date: string, order: Order, ...deeds: readonly Deed[]): Order =>
  later(order, ...deeds.map((deed) => ({ ...deed, at: noon(date) })));

/** Marks that a test's order was given without the rules lack what their action reads. */
export const isSigned = ({ at }: Pick<Mark, 'at'>): boolean => at !== '2026-11-23T01:00:00.000Z';

const anomalous = (): Order =>
  later(
    inProduction(),
    sign('anomaly', 'hu', { kind: 'quality', what: hostileText(2900), 'lines.1.quantity': '1' }),
    ...planned(),
  );

/** An order at every stage of the procedure, by name. */
export const stages = (): Readonly<Record<string, Order>> => ({
  incomplete: past(
    sign('intake', 'chen', { channel: 'phone', 'lines.1.product': 'HG-WF70', readBack: ['later'] }),
  ),
  fresh: past(agreedMemo('B')),
  gradeA: past(agreedMemo('A')),
  gradeC: past(agreedMemo('C')),
  doubted: past(agreedMemo('B'), raisedDoubt()),
  technical: past(agreedMemo('B'), signedTerms(), signedTechnical({ rawMaterial: hostileText(2900) })),
  confirmed: confirmedOrder(),
  ready: readyOrder(),
  inProduction: inProduction(),
  anomalous: anomalous(),
  inWarehouse: inWarehouse(),
  readyToShip: readyToShip(),
  onTheRoad: onTheRoad(),
  received: received(),
  held: past(agreedMemo('B'), sign('hold', 'wang', { reason: hostile })),
  cancelled: past(agreedMemo('B'), sign('cancel', 'wang', { reason: hostile })),
  ...Object.fromEntries(shopOrders()),
  ...Object.fromEntries(through()),
  ...Object.fromEntries(extremes().map(([name, order]) => [name, extreme(order)])),
});

/** A web shop's order from the placing to its several ends. */
const shopOrders = (): readonly (readonly [string, Order])[] => [
  ['shop, placed', past(placed())],
  ['shop, changed', past(placed(), changed({ 'lines.1.quantity': '60', remarks: hostileText(500) }))],
  ['shop, invalid', past(placed(), called('invalid', { reason: hostileText(500) }))],
  ['shop, unreachable', past(placed(), called('unreachable'), called('unreachable'), called('unreachable'))],
  ['shop, confirmed', confirmedShop('prepaid')],
  ['shop, overpaid', later(packedShop('prepaid'), byBank('8000', 'ICBC-1'))],
  ['shop, shipped', later(packedShop(), shipped())],
  ['shop, failed', later(packedShop(), shipped(), reported('failed', { reason: hostileText(500) }))],
  ['shop, completed', later(packedShop(), shipped(), reported('delivered'), inCash('7680'))],
  [
    'shop, cancelled',
    later(
      confirmedShop('prepaid'),
      byBank('7680', 'ICBC-1'),
      sign('shop-cancel', 'chen', { reason: hostile }),
    ),
  ],
  ['shop, extreme', extreme(packedShop())],
];

const extremes = (): readonly (readonly [string, Order])[] => [
  ['extreme, fresh', past(agreedMemo('B'))],
  ['extreme, in terms', past(agreedMemo('B'), signedTerms())],
  ['extreme, in technical', past(agreedMemo('B'), signedTerms(), signedTechnical())],
  ['extreme, ready', readyOrder()],
  ['extreme, in production', inProduction()],
];

/** The order with 200 lines, each product named in 3,000 hostile characters, and every word of its memo as long. */
const extreme = (order: Order): Order => ({
  ...order,
  content: longContent(order.content),
  clerk: { id: 'UCHENYU', name: hostileText(200) },
});

const longContent = (content: OrderContent): OrderContent => ({
  ...content,
  customer: content.customer && {
    ...content.customer,
    name: hostileText(3000),
    shortName: hostileText(3000),
  },
  contact: hostileText(200),
  deliveryAddress: hostileText(2900),
  packaging: hostileText(2900),
  labels: hostileText(2900),
  specialTerms: hostileText(2900),
  lines: Array.from(
    { length: 200 },
    (_, index): Line => ({
      id: index + 1,
      product: { code: `P${index}`, name: hostileText(3000), grammage: 70, unit: 't' },
      form: 'roll',
      widthMm: 787,
      lengthMm: null,
      quantity: 12_500,
      unitPriceFen: 635_000,
    }),
  ),
});

/** An order whose every signature stands many times over, by somebody with a hostile name. */
export const crowded = (): Order =>
  bearing(
    readyOrder(),
    ...Array.from({ length: 60 }, (_, index) => [
      {
        action: 'daily-report',
        by: { id: 'UCHENYU', name: hostileText(120) },
        answers: {
          state: 'on-machine',
          waste: index,
          nothingBecause: null,
          remarks: hostileText(2900),
          lines: [],
        },
        facts: { date: '2026-11-23', produced: [{ id: 1, quantity: 1000 }] },
      },
      {
        action: 'technical',
        by: { id: 'UCHENYU', name: hostileText(120) },
        answers: { rawMaterial: hostileText(2900), lines: [] },
      },
    ]).flat(),
  );
