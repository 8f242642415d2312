import { standingMarks } from '../order/marks.ts';
import { allMarks, type Mark, type Order } from '../order/order.ts';
import { procedureOf } from '../order/procedure.ts';
import type { Person } from '../order/roles.ts';
import { exception } from './whole-order/exception.ts';

/** Whether the one exception that an order may have (process §1) is this person's and unused. */
export const isExcepted = (order: Order, by: Person): boolean =>
  standingMarks(order, exception).some(
    ({ facts, version }) => facts.to.id === by.id && !isUsed(order, by, version),
  );

/** Used by the first signature after it that would have needed another person. */
const isUsed = (order: Order, by: Person, since: number): boolean =>
  allMarks(order).some((mark) => mark.version > since && mark.by.id === by.id && neededAnother(order, mark));

const neededAnother = (order: Order, { action, part, by }: Mark): boolean =>
  procedureOf(order)
    .find(action)
    ?.apart(order, part)
    .some(({ person }) => person.id === by.id) ?? false;
