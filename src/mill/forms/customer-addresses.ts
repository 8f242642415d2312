import type { Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { type Answers, type Item, text } from '../../order/fields.ts';
import { same } from '../../order/json.ts';
import { label } from '../../order/labels.ts';
import type { Address } from '../../procedure/outside.ts';
import { millForm } from '../form.ts';
import { addressesOf, withAddresses } from '../master-data/customer-contacts.ts';
import {
  customerAbout,
  customerHead,
  entriesAsked,
  firstBefore,
  firstKnown,
  noCustomer,
  nothingChanged,
} from './customer-about.ts';

const onFile = (sight: Sight): readonly Address[] => {
  const customer = customerAbout(sight);
  return customer ? addressesOf(customer) : [];
};

const was = (key: keyof Address) => (sight: Sight, item: Item | undefined) =>
  onFile(sight)[(item?.id ?? 0) - 1]?.[key] ?? null;

const addressFields = {
  address: text(label('地址', 'Address'), { personal: true, most: 500, initial: was('address') }),
  receiver: text(label('收货人', 'Receiver'), { personal: true, most: 60, initial: was('receiver') }),
  phone: text(label('收货电话', 'Receiver’s phone'), { personal: true, most: 60, initial: was('phone') }),
};

const fields = {
  first: firstKnown(label('常用地址改为', 'Make this the usual address'), (sight) =>
    onFile(sight).map(({ address, receiver }) => `${receiver} · ${address}`),
  ),
};

/** Process §2: where a customer's goods go, with who receives them there; the first is proposed for new orders. */
export const customerAddresses = millForm({
  key: 'customer-addresses',
  rule: 'A.customer',
  title: label('客户收货地址', 'Delivery addresses'),
  by: ['service'],
  fields,
  lines: {
    of: entriesAsked(onFile, {
      first: label('常用地址（新单先填此处）', 'Usual address (proposed for new orders)'),
      other: label('地址', 'Address'),
    }),
    fields: addressFields,
    grows: true,
  },
  shows: customerHead,
  reliesOn: (sight) => onFile(sight).map((address) => ({ ...address })),
  judge: (sight, { lines, first }) => {
    const customer = customerAbout(sight);
    if (!customer) return noCustomer;
    const addresses = firstBefore(lines, first).map(addressFrom);
    return twice(lines) ?? (same(addresses, addressesOf(customer)) ? nothingChanged : undefined);
  },
  facts: (sight) => ({ name: customerAbout(sight)?.shortName ?? '' }),
  events: (sight, { lines, first }) => {
    const customer = customerAbout(sight);
    return customer
      ? [
          {
            type: 'CustomersFiled',
            customers: [withAddresses(customer, firstBefore(lines, first).map(addressFrom))],
          },
        ]
      : [];
  },
});

type AddressAnswers = { readonly id: number } & Answers<typeof addressFields>;

const addressFrom = ({ address, receiver, phone }: AddressAnswers): Address => ({ address, receiver, phone });

const twice = (lines: readonly AddressAnswers[]): Refusal | undefined => {
  const later = lines.find((line, index) =>
    lines.slice(0, index).some((other) => same(addressFrom(other), addressFrom(line))),
  );
  if (!later) return undefined;
  const say = label('此地址已在上面', 'Already given above');
  return { code: 'answers', rule: 'A.customer', fields: { [`lines.${later.id}.address`]: say } };
};
