import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import type { Address, Contact, Customer } from '../../procedure/outside.ts';

/** Everybody known at a customer, whoever is asked for first included. */
export const contactsOf = (customer: Customer): readonly Contact[] => {
  if (customer.contacts) return customer.contacts;
  const { contact, phone, fax, email, signers } = customer;
  const first = { name: contact, phone, fax, email, maySign: signers.includes(contact) };
  const others = signers.filter((name) => name !== contact);
  return [first, ...others.map((name) => ({ name, phone: '', fax: '', email: '', maySign: true }))];
};

/** The customer with these contacts: the first is proposed for new orders, those who may sign are its signers. */
export const withContacts = (customer: Customer, contacts: readonly Contact[]): Customer => {
  const { contact, phone, fax, email } = customer;
  const [first = { name: contact, phone, fax, email }] = contacts;
  return {
    ...customer,
    contacts,
    contact: first.name,
    phone: first.phone,
    fax: first.fax,
    email: first.email,
    signers: contacts.flatMap(({ name, maySign }) => (maySign ? [name] : [])),
  };
};

/** Every place a customer's goods go to, the usual one first. */
export const addressesOf = (customer: Customer): readonly Address[] => {
  const { addresses, deliveryAddress: address, receiver, receiverPhone: phone } = customer;
  return addresses ?? [{ address, receiver, phone }];
};

/** The customer with these addresses: the first is proposed for new orders. */
export const withAddresses = (customer: Customer, addresses: readonly Address[]): Customer => {
  const { deliveryAddress, receiver, receiverPhone } = customer;
  const [first = { address: deliveryAddress, receiver, phone: receiverPhone }] = addresses;
  return {
    ...customer,
    addresses,
    deliveryAddress: first.address,
    receiver: first.receiver,
    receiverPhone: first.phone,
  };
};

const may = label('可签回', 'may sign');

const contactText = ({ name, phone, fax, email, maySign }: Contact): Label => {
  const fields = [name, phone, fax, email].filter((text) => text !== '').map(verbatim);
  return joined([...fields, ...(maySign ? [may] : [])], verbatim(' · '));
};

const addressText = ({ address, receiver, phone }: Address): Label =>
  verbatim([address, receiver, phone].filter((text) => text !== '').join(' · '));

/** All contacts, a line each. */
export const contactsFact = (customer: Customer): Fact => ({
  label: label('联系人', 'Contacts'),
  value: joined(contactsOf(customer).map(contactText), verbatim('\n')),
});

/** All addresses, a line each. */
export const addressesFact = (customer: Customer): Fact => ({
  label: label('收货地址', 'Delivery addresses'),
  value: joined(addressesOf(customer).map(addressText), verbatim('\n')),
});

/** What the clerk who takes an order in has to choose from, besides what is proposed. */
export const furtherFacts = (customer: Customer | undefined): readonly Fact[] => [
  ...(customer && contactsOf(customer).length > 1 ? [contactsFact(customer)] : []),
  ...(customer && addressesOf(customer).length > 1 ? [addressesFact(customer)] : []),
];
