import type { Sight } from '../../order/action.ts';
import type { Customer } from '../outside.ts';

const local = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const address = new RegExp(`^${local}@(?:${label}\\.)+${label}$`);

/** Whether a text is one plain e-mail address and nothing besides: no name, no list, no line break. */
export const isOneAddress = (text: string): boolean => text.length <= 254 && address.test(text);

/** The digits of a fax number as people write it; null for what is none. */
export const faxDigits = (text: string): string | null => {
  const digits = text.replace(/\D/g, '');
  return /^\+?[\d\s()（）－—–-]+$/.test(text) && digits.length >= 6 && digits.length <= 20 ? digits : null;
};

/** How the order's contact is reached; blank where master data does not say. */
export const reachOf = ({ order, outside }: Pick<Sight, 'order' | 'outside'>): Reach => {
  const { customer, contact } = order.content;
  const known = outside.customers.find(({ code }) => code === customer?.code);
  const named = known?.contacts?.find(({ name }) => name === contact);
  return { email: reached(named, known, 'email'), fax: reached(named, known, 'fax') };
};

type Reach = Pick<Customer, 'email' | 'fax'>;

const reached = (named: Reach | undefined, known: Reach | undefined, how: keyof Reach): string =>
  [named, known].map((one) => one?.[how].trim() ?? '').find((text) => text !== '') ?? '';
