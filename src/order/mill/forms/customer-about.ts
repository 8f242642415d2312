import type { Fact, Sight } from '../../action.ts';
import { forbidden, type Refusal } from '../../decision.ts';
import { label, verbatim } from '../../labels.ts';
import type { Customer } from '../../outside.ts';

/** The customer that a form is about: named by the button that opened it. */
export const customerAbout = ({ part, outside }: Pick<Sight, 'part' | 'outside'>): Customer | undefined =>
  outside.customers.find(({ code }) => code === part);

export const customerHead = (sight: Sight): readonly Fact[] => {
  const customer = customerAbout(sight);
  if (!customer) return [];
  const { code, name, shortName } = customer;
  return [{ label: label('客户', 'Customer'), value: verbatim(`${code} ${name}（${shortName}）`) }];
};

/** Said where the form was opened about nobody known. */
export const noCustomer: Refusal = forbidden(
  'A.customer',
  '没有这个客户：请从 /order customer 名称 打开。',
  'There is no such customer: open it by /order customer NAME.',
);

export const nothingChanged: Refusal = forbidden('A.customer', '没有任何改动。', 'Nothing would change.');
