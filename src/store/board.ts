import type { Commit } from '../order/commit.ts';
import { timesOf } from '../order/due.ts';
import type { Order } from '../order/order.ts';
import { allMarks } from '../order/order.ts';
import { turnsSeen } from '../order/waiting.ts';
import { figuresOf } from '../procedure/figures.ts';
import { sourcesOf } from '../procedure/intake/sources.ts';
import { salespeople } from '../procedure/order-people.ts';
import type { MillState } from '../procedure/outside.ts';
import { buyerOf } from '../procedure/shop/buyer.ts';
import { allottedTo } from '../procedure/shop/shop.ts';
import { searchKeys } from '../text/search-keys.ts';
import type { Collections } from './collections.ts';
import type { BoardRow } from './rows.ts';

/** The order as lists and search need it. */
export const boardRow = (order: Order, outside: MillState): BoardRow => {
  const { customer } = order.content;
  const { shop } = order;
  const marks = allMarks(order);
  return {
    _id: order.id,
    version: order.version,
    number: order.number,
    status: order.status,
    customer: buyerOf(order) ?? '',
    customerCode: customer?.code ?? null,
    clerk: order.clerk.id,
    salesperson: customer?.salesperson.id ?? null,
    delegates: salespeople(order).map(({ id }) => id),
    placedAt: order.placedAt,
    changedAt: marks.reduce((latest, { at }) => (at > latest ? at : latest), order.placedAt),
    waits: waitsOf(order, outside),
    people: [...new Set([order.clerk.id, ...marks.map(({ by }) => by.id)])].filter((id) => id !== ''),
    keys: searchKeys([
      order.number,
      order.content.source.customersNumber,
      customer?.code,
      customer?.name,
      customer?.shortName,
      shop?.member,
      shop?.memberName,
      shop?.owner.name,
    ]),
    sources: sourcesOf(order.content),
    ...figuresOf(order, outside),
  };
};

/**
 * What is known of an order that cannot be folded: its number, by which it is found, and who placed it when. As version 0,
 * so that the row of a program that can fold it takes its place.
 */
export const bareBoardRow = ({
  orderId,
  number,
  at,
  by,
}: Pick<Commit, 'orderId' | 'number' | 'at' | 'by'>): BoardRow => ({
  _id: orderId,
  version: 0,
  number: number ?? orderId,
  status: 'open',
  customer: '',
  customerCode: null,
  clerk: by.id,
  salesperson: null,
  delegates: [],
  placedAt: at,
  changedAt: at,
  waits: [],
  people: [by.id],
  keys: searchKeys([number ?? orderId]),
  sources: [],
  figures: [],
  promisedOn: null,
  scheduledOn: null,
  finished: null,
  reportedOn: [],
  reportsFrom: null,
  inProductionSince: null,
  depositOwedFen: 0,
  balanceOwedFen: 0,
  balanceDueOn: null,
  codOwedFen: 0,
  slippedDays: 0,
  notes: [],
  leads: [],
});

const waitsOf = (order: Order, outside: MillState): BoardRow['waits'] =>
  turnsSeen(order, { outside }).map((turn) => {
    const { action, part, who, first } = turn;
    const { since, dueAt, lateAt } = timesOf(turn, order, outside);
    return {
      action: action.key,
      part: part?.id ?? null,
      who: who.map((one) => (one === 'allotted' ? allottedTo(order) : one)),
      since,
      first: first ?? null,
      dueAt,
      lateAt,
    };
  });

/** Settings or calendar changed: by when each is waited for follows, though the order itself is as it was. */
export const refreshWaits = async (
  { board }: Pick<Collections, 'board'>,
  order: Order,
  outside: MillState,
): Promise<void> => {
  await board.updateOne(
    { _id: order.id, version: order.version },
    { $set: { waits: waitsOf(order, outside) } },
  );
};
