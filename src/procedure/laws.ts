import type { Law } from '../order/law.ts';
import { goesAheadUnpaid, shippedUnpaid } from './laws/before-money.ts';
import { moneyOutOfNothing } from './laws/customers-money.ts';
import { doubtedGoesOut } from './laws/doubted.ts';
import { backAndArrived, leftBeyondAccepted, leftWithoutLeave, neverLeft } from './laws/gone-once.ts';
import { onePersonForTwo } from './laws/two-people.ts';
import {
  cancelledOnTheRoad,
  cancelledWhileOut,
  lessThanLeft,
  otherCustomer,
  otherGoods,
} from './laws/what-left.ts';

/** The laws of process §6 in their order, as an auditor may read them. `docs/process.md` prints their rules. */
export const laws: readonly Law[] = [
  {
    rule: '§6.1',
    broken: (after, before) =>
      after.kind === 'mill' ? goesAheadUnpaid(after, before) : shippedUnpaid(after, before),
  },
  {
    rule: '§6.2',
    broken: (after, before) =>
      after.kind === 'mill'
        ? [
            ...leftWithoutLeave(after),
            ...leftBeyondAccepted(after, before),
            ...backAndArrived(after),
            ...neverLeft(after, before),
          ]
        : [],
  },
  {
    rule: '§6.8',
    broken: (after, before) =>
      after.kind === 'mill'
        ? [
            ...otherCustomer(after, before),
            ...otherGoods(after, before),
            ...lessThanLeft(after, before),
            ...cancelledOnTheRoad(after),
          ]
        : cancelledWhileOut(after),
  },
  {
    rule: '§6.9',
    broken: (after, before) => (after.kind === 'mill' ? moneyOutOfNothing(after, before) : []),
  },
  { rule: '§6.10', broken: doubtedGoesOut },
  { rule: '§6.11', broken: onePersonForTwo },
];
