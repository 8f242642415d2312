import { type Refusal, wrong } from '../../order/decision.ts';
import { label } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import type { Contract } from '../../procedure/content.ts';
import type { Customer, MillState, UnapprovedCustomer } from '../../procedure/outside.ts';
import type { MillEvent } from '../events.ts';

type CustomerEvent = Extract<MillEvent, { type: 'CustomerOpened' | 'CustomerApproved' | 'CustomerDeclined' }>;

/** Process §2: what a customer pays by until a contract is filed: all of it before production. */
export const withoutContract = (deliveryCondition: Contract['deliveryCondition']): Contract => ({
  paymentMethod: 'prepaid',
  depositPercent: 100,
  restDue: 'before-leaving',
  deliveryCondition,
  creditLimitFen: 0,
});

type Known = Pick<MillState, 'customers' | 'unapproved' | 'customersDecidedAt'>;

/** The customers and who of them is not approved, after one was opened, approved or declined. */
export const customersAfter = (
  { customers, unapproved, customersDecidedAt }: Known,
  event: CustomerEvent,
): Known => {
  if (event.type === 'CustomerOpened') {
    const { customer, by, at } = event;
    const opened = { code: customer.code, by, at, declined: null };
    return { customers: [...customers, customer], unapproved: [...unapproved, opened], customersDecidedAt };
  }
  const { code, at } = event;
  const decided =
    event.type === 'CustomerApproved'
      ? unapproved.filter((one) => one.code !== code)
      : unapproved.map((one) => (one.code === code ? { ...one, declined: event.reason } : one));
  return { customers, unapproved: decided, customersDecidedAt: { ...customersDecidedAt, [code]: at } };
};

/** A customer who may not be dealt with beyond the memo yet; undefined for one who is approved. */
export const unapprovedOf = (
  { unapproved }: Pick<MillState, 'unapproved'>,
  wanted: string | null | undefined,
): UnapprovedCustomer | undefined => unapproved.find(({ code }) => code === wanted);

export interface Candidate {
  readonly customer: Customer;
  readonly opened: UnapprovedCustomer;
}

/** Those who wait for the supervisor, longest first. */
export const candidates = ({
  customers,
  unapproved,
}: Pick<MillState, 'customers' | 'unapproved'>): readonly Candidate[] =>
  unapproved.flatMap((opened) => {
    const customer = customers.find(({ code }) => code === opened.code);
    return opened.declined === null && customer ? [{ customer, opened }] : [];
  });

/** Customers an order may be taken in for: all but those who were declined. */
export const acceptable = ({
  customers,
  unapproved,
}: Pick<MillState, 'customers' | 'unapproved'>): readonly Customer[] =>
  customers.filter(({ code }) => (unapprovedOf({ unapproved }, code)?.declined ?? null) === null);

/** Said on the forms of an order for a customer who is not approved. */
export const newCustomerShown = (
  { outside }: { readonly outside: MillState },
  code: string | undefined,
): readonly Fact[] => {
  const found = unapprovedOf(outside, code);
  if (!found) return [];
  return [
    {
      label: label('新客户', 'New customer'),
      value:
        found.declined === null
          ? label(
              `${found.by.name} 开立，待客服主管批准；可先接单，条款核对须等批准`,
              `opened by ${found.by.name}; the supervisor’s approval is needed before the terms`,
            )
          : label(`未获批准：${found.declined}`, `declined: ${found.declined}`),
    },
  ];
};

/** The next free code: C011 after C010. */
export const nextCode = ({ customers }: Pick<MillState, 'customers'>): string => {
  const used = customers.map(({ code }) => Number(/^C(\d+)$/.exec(code)?.[1] ?? 0));
  return `C${String(Math.max(0, ...used) + 1).padStart(3, '0')}`;
};

/** A customer the mill knows already under that name, however it is typed. */
export const knownAlready = (
  outside: Pick<MillState, 'customers' | 'unapproved'>,
  name: string,
  blockId: string,
): Refusal | undefined => {
  const known = acceptable(outside).find((one) =>
    [one.name, one.shortName].some((own) => plain(own) === plain(name)),
  );
  return known
    ? wrong(
        'A.customer',
        blockId,
        `已有此客户：${known.code} ${known.shortName}`,
        `There is one already: ${known.code} ${known.shortName}`,
      )
    : undefined;
};

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
