import { furtherFacts } from '../../mill/master-data/customer-contacts.ts';
import { newCustomerShown } from '../../mill/master-data/new-customers.ts';
import type { Sight } from '../../order/action.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import { formLabels } from '../goods/lines.ts';
import { amount, tolerance } from '../goods/quantity.ts';
import { yuan } from '../money/money.ts';
import type { Transaction } from '../outside.ts';

/**
 * What the clerk has before them while the customer speaks: the mill's wording on the phone, and what the customer
 * bought last, so that "as before" becomes a price and a packaging that can be read back.
 */
export const intakeShows = (sight: Sight): readonly Fact[] => {
  const { order, outside, raw } = sight;
  const customer = raw.customer ?? order.content.customer?.code;
  const onThePhone = raw.channel === 'phone';
  return [
    ...newCustomerShown({ outside }, typeof customer === 'string' ? customer : undefined),
    ...furtherFacts(outside.customers.find(({ code }) => code === customer)),
    ...(onThePhone
      ? [{ label: label('接听用语', 'Wording on the phone'), value: outside.settings.phoneWording }]
      : []),
    ...lastBought(sight),
    ...(order.content.source.further ?? []).map((text) => ({
      label: label('后补的书面订单', 'Written order added'),
      value: verbatim(text),
    })),
  ];
};

/** What the customer chosen bought last, newest first. */
export const lastBought = ({ order, outside, raw }: Sight): readonly Fact[] => {
  const customer = raw.customer ?? order.content.customer?.code;
  return outside.transactions
    .filter((transaction) => transaction.customer === customer)
    .toSorted((left, right) => right.date.localeCompare(left.date))
    .slice(0, mostShown)
    .map((transaction) => ({
      label: label('上次成交', 'Last bought'),
      value: bought(transaction, outside.products),
    }));
};

const mostShown = 3;

const bought = (transaction: Transaction, products: Sight['outside']['products']): Label => {
  const {
    date,
    product: code,
    form,
    widthMm,
    lengthMm,
    quantity,
    unitPriceFen,
    packaging,
    toleranceBasisPoints,
  } = transaction;
  const product = products.find((candidate) => candidate.code === code);
  const size = lengthMm === null ? `${widthMm}` : `${widthMm}×${lengthMm}`;
  const price = `@${yuan(unitPriceFen)}`;
  const weight = amount(quantity, product?.unit ?? 't');
  const rest = `${packaging} ${tolerance(toleranceBasisPoints)}`;
  return label(
    `${date} ${product?.name ?? ''} ${code} ${formLabels[form].zh} ${size} ${weight.zh} ${price} ${rest}`,
    `${date} ${code} ${formLabels[form].en} ${size} ${weight.en} ${price} ${rest}`,
  );
};
