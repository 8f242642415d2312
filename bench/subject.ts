import type { Connection } from 'mongoose';
import { demoMasterData } from '../sandbox/seed.ts';
import { readWorld } from '../sandbox/world.ts';
import { emptyMill, evolveMill, masterDataStream } from '../src/desk/master-data.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import { type Signing, sign } from '../src/desk/sign.ts';
import type { Order } from '../src/order/order.ts';
import type { Raw } from '../src/order/raw.ts';
import { seenHash } from '../src/order/seen.ts';
import { find } from '../src/procedure/catalogue.ts';
import { emptyOrder } from '../src/procedure/empty-order.ts';
import type { MillState } from '../src/procedure/outside.ts';
import { buildIndexes, type Collections, collections } from '../src/store/collections.ts';
import { connect } from '../src/store/connection.ts';
import { nextNumber } from '../src/store/counters.ts';
import { debtsOf } from '../src/store/debts.ts';
import { openJournal } from '../src/store/journal.ts';
import { moneyUnder } from '../src/store/money-under.ts';
import { orderByNumber } from '../src/store/order-by-number.ts';
import { ordersLike } from '../src/store/orders-like.ts';

/** The use cases on a real journal, with the demo mill's master data. */
export interface Subject {
  readonly connection: Connection;
  readonly collections: Collections;
  readonly ports: DeskPorts;
}

export const openSubject = async (mongodbUri: string, database: string): Promise<Subject> => {
  const connection = await connect(mongodbUri, database);
  const all = collections(connection);
  await buildIndexes(all);
  const outside = await demoMill();
  const journal = openJournal(all);
  const ports: DeskPorts = {
    journal,
    outside: () => outside,
    nextNumber: nextNumber(all),
    orderByNumber: orderByNumber(all, journal),
    moneyUnder: moneyUnder(all, journal),
    debtsOf: debtsOf(all),
    ordersLike: ordersLike(all, journal),
    now: () => new Date(),
    wake: () => undefined,
  };
  return { connection, collections: all, ports };
};

/** The demo mill's master data and settings. */
export const demoMill = async (): Promise<MillState> => {
  const { users } = await readWorld();
  const events = await demoMasterData((handle) => users.find(({ name }) => name === handle));
  return evolveMill(emptyMill('Asia/Shanghai'), masterDataStream, 1, events).outside;
};

export const clerk = { id: 'UCHENYU', name: '陈宇', roles: ['service'] } as const;

const memo: Readonly<Record<string, Raw>> = {
  channel: 'fax',
  customer: 'C001',
  contact: '陈志强',
  contactPhone: '13809281177',
  paymentMethod: 'prepaid',
  wantedOn: '2026-12-05',
  wantedKind: 'arrived',
  deliveryAddress: '广东省东莞市虎门镇怀德大道118号B栋',
  receiver: '李敏',
  receiverPhone: '13922554810',
  tolerance: '3',
  packaging: '防潮膜+木托盘',
  labels: '每件贴条码标签',
  specialTerms: '无',
  sourceFiles: ['FFAX1'],
  'lines.1.product': 'HG-WF70',
  'lines.1.form': 'roll',
  'lines.1.widthMm': '787',
  'lines.1.quantity': '12.5',
  'lines.1.unitPrice': '6,350.00',
};

/** The memo as handed in for a new order, or again for one that is there. */
export const memoFor = (order?: Order, packaging = '防潮膜+木托盘'): Omit<Signing, 'via'> => ({
  orderId: order?.id ?? null,
  action: 'intake',
  part: null,
  raw: { ...memo, packaging },
  seen: seenFor('intake', order ?? { ...emptyOrder, status: 'open' }, null),
  by: clerk,
});

export const seenFor = (key: string, order: Order, part: string | null): string => {
  const action = find(key);
  if (!action) throw new Error(`there is no action ${key}`);
  return seenHash(action, order, part);
};

/** Places an order. @throws when it is not accepted, since what follows would measure nothing. */
export const place = async (ports: DeskPorts, via: string): Promise<Order> => {
  const outcome = await sign(ports)({ ...memoFor(), via });
  if (outcome.kind !== 'signed') throw new Error(`an order was not placed: ${JSON.stringify(outcome)}`);
  return outcome.order;
};
