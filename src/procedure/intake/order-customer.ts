import { everyMark, type Order, stands } from '../../order/order.ts';
import type { Person } from '../../order/roles.ts';
import type { OrderCustomer } from '../content.ts';
import type { MillState } from '../outside.ts';
import { agreedDeposit } from '../terms/doubts.ts';

/**
 * A customer as this order counts them (process §2): with the grade and contract signed with the terms or given by a regrading,
 * until then with those of the master data; the deposit is the one agreed for this order where a doubt ended in one.
 */
export const customerFor = (order: Order, outside: MillState, code: string | null): OrderCustomer | null => {
  const customer = fixedCustomer(order, code) ?? masterCustomer(outside, code);
  if (!customer) return null;
  const own = { ...customer, salesperson: reassignedTo(order, customer.code) ?? customer.salesperson };
  const agreed = agreedDeposit(order, customer.code);
  return agreed === null ? own : { ...own, contract: { ...own.contract, depositPercent: agreed } };
};

/** Whoever the supervisor gave this order to stays its salesperson while the customer is the same (process §1). */
const reassignedTo = (order: Order, code: string): Person | undefined =>
  order.content.customer?.code === code && stands(order, 'reassign')
    ? order.content.customer.salesperson
    : undefined;

/** The customer as the master data has them now. */
export const masterCustomer = ({ customers }: MillState, wanted: string | null): OrderCustomer | null => {
  const customer = customers.find(({ code }) => code === wanted);
  if (!customer) return null;
  const { code, name, shortName, grade, contract, salesperson, signers, language } = customer;
  const read = language === undefined ? {} : { language };
  return { code, name, shortName, grade, contract, salesperson, signers, ...read };
};

/** Grade and contract once signed stay, even when that signature has fallen since, unless it was taken back. */
const fixedCustomer = (order: Order, code: string | null): OrderCustomer | undefined =>
  [...everyMark(order, 'terms'), ...everyMark(order, 'regrade'), ...everyMark(order, 'regrade-approval')]
    .filter(({ fallen }) => fallen?.why !== 'withdrawn' && fallen?.why !== 'reversed')
    .filter(({ facts }) => facts?.customer?.code === code)
    .sort((left, right) => left.version - right.version)
    .at(-1)?.facts?.customer ?? undefined;
