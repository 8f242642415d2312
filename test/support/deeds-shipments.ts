import type { Order } from '../../src/order/order.ts';
import type { Raw } from '../../src/order/raw.ts';
import type { Quantities } from '../../src/procedure/goods/quantities.ts';
import { confirmed, returned, scheduled, termsSigned } from './deeds-production.ts';
import { bearing, type Deed, givenOrder, past, sign } from './given.ts';
import { memo } from './memo.ts';

type More = Readonly<Record<string, Raw>>;

/** UNIX seconds as a date-and-time input hands them over. */
export const seconds = (instant: string): string => String(Math.floor(Date.parse(instant) / 1000));

/** Both lines of the memo as ordered: 12.5 t and 8 t. */
export const wholeOrder: Quantities = [
  { id: 1, quantity: 12_500 },
  { id: 2, quantity: 8_000 },
];

/** A batch in the warehouse, as production, clerk and quality leave it behind; the last one unless told otherwise. */
export const booked = (
  order: Order,
  part = 'b1',
  { quantities = wholeOrder, final = true }: { quantities?: Quantities; final?: boolean } = {},
): Order =>
  bearing(
    order,
    { action: 'batch', part, facts: { finished: quantities, final } },
    { action: 'warehouse-in', part, facts: { booked: quantities }, at: '2026-12-01T02:00:00.000Z' },
  );

/** The order after further deeds, each of which must be accepted. */
export const onward = (order: Order, ...deeds: readonly Deed[]): Order =>
  deeds.reduce((before, deed) => givenOrder(before).when(deed).accepted(), order);

/** A complete memo, its confirmation issued and returned; grade B unless the memo says otherwise. */
export const ordered = (more: More = {}): Order =>
  bearing(past(memo(more)), termsSigned, scheduled, ...confirmed, { action: 'confirmation-issue' }, returned);

/** Grade A's memo: customer C004, monthly account, no deposit. */
export const gradeA: More = { customer: 'C004', paymentMethod: 'monthly' };

/** Grade B, everything in the warehouse in one batch, paid and settled: ready for a dispatch notice. */
export const readyToShip = (): Order =>
  onward(booked(onward(ordered(), depositPaid())), reviewed(), paid(), settledBy());

/** The deposit of the memo's order: 30 % of 115,215.00. */
export const depositPaid = (more: More = {}, at = '2026-11-24T02:00:00.000Z') =>
  sign(
    'deposit',
    'xu',
    { amount: '34,564.50', receivedOn: '2026-11-23', reference: 'ICBC-1', ...more },
    { at },
  );

export const reviewed = (part = 'b1', clauses: readonly string[] = contractClauses) =>
  sign('contract-review', 'chen', { clauses }, { part });

export const contractClauses = ['delivery', 'payment', 'deposit', 'rest', 'value'];

/** The rest of the memo's order: 115,215.00 less the deposit. */
export const paid = (more: More = {}) =>
  sign('payment', 'xu', {
    amount: '80,650.50',
    receivedOn: '2026-11-23',
    reference: 'ICBC-9',
    purpose: 'balance',
    ...more,
  });

export const settledBy = (part = 'b1') => sign('settlement', 'xu', {}, { part });

export const noticeChecks = ['condition', 'wanted', 'address', 'receiver', 'phone', 'line.1', 'line.2'];

/** A dispatch notice for everything there is, unless told otherwise. */
export const noticed = (more: More = {}, part: string | null = null) =>
  sign(
    'dispatch-notice',
    'chen',
    { checks: noticeChecks, 'lines.1.quantity': '12.5', 'lines.2.quantity': '8', ...more },
    { part },
  );

/** Dispatch's repeat-back of the whole memo's order. */
export const briefed = (more: More = {}, part = 's1') =>
  sign(
    'briefing',
    'majun',
    {
      heldAt: seconds('2026-11-23T02:00:00Z'),
      receiver: '李敏',
      phone: '139 2255 4810',
      address: '广东省东莞市虎门镇怀德大道１１８号 B栋',
      goods: ['line.1', 'line.2', 'packaging', 'labels'],
      advice: ['carrier', 'waybill', 'driver', 'departure', 'arrival', 'checks'],
      'lines.1.quantity': '12.5',
      'lines.2.quantity': '8',
      ...more,
    },
    { part },
  );

/** It left on the 4th at 10:00 and is expected on the 5th at 18:00, mill time. */
export const left = (more: More = {}, part = 's1') =>
  sign(
    'shipped',
    'majun',
    {
      carrier: '顺通物流',
      plate: '粤S·A1234',
      driver: '老梁',
      driverPhone: '13500000000',
      departedAt: seconds('2026-12-04T02:00:00Z'),
      expectedAt: seconds('2026-12-05T10:00:00Z'),
      ...more,
    },
    { part, at: '2026-12-04T02:30:00.000Z' },
  );

/** The clerk's advice to the customer after checking dispatch's record. */
export const advised = (more: More = {}, part = 's1') =>
  sign(
    'shipping-advice',
    'chen',
    {
      verified: ['goods', ...[1, 2, 3, 4, 5, 6].map((index) => `transport.${index}`)],
      how: 'fax',
      sentTo: '陈志强',
      sentAt: seconds('2026-12-04T03:00:00Z'),
      ...more,
    },
    { part, at: '2026-12-04T03:00:00.000Z' },
  );

export const adviceReceived = (more: More = {}, part = 's1') =>
  sign('advice-confirmed', 'chen', { from: '陈志强', legible: ['yes'], thanks: ['yes'], ...more }, { part });

export const arrived = (more: More = {}, part = 's1') =>
  sign(
    'arrival',
    'liu',
    { arrivedAt: seconds('2026-12-05T09:00:00Z'), condition: 'ok', ...more },
    { part, at: '2026-12-05T09:30:00.000Z' },
  );

export const receipted = (part = 's1') =>
  sign(
    'receipt',
    'liu',
    { file: ['FRECEIPT'], signedBy: '李敏', signedOn: '2026-12-05' },
    { part, at: '2026-12-06T02:00:00.000Z' },
  );

/** Everything on the road: noticed, briefed, shipped. */
export const onTheRoad = (order = readyToShip()): Order => onward(order, noticed(), briefed(), left());

/** Everything with the customer and signed for. */
export const received = (order = onTheRoad()): Order =>
  onward(order, advised(), adviceReceived(), arrived(), receipted());
