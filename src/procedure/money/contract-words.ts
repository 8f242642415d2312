import { hidden } from '../../order/discreet.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import { type Contract, creditLimitOf } from '../content.ts';
import { yuan } from './money.ts';

/** How the goods reach the customer by their contract. */
export const deliveryConditions = {
  delivered: label('送货', 'delivered'),
  collected: label('自提', 'collected'),
} as const;

/** When the rest is due by it. */
export const restDues = {
  'before-leaving': label('发货前付清', 'before leaving'),
  '30-days': label('30 天', '30 days'),
  '45-days': label('45 天', '45 days'),
  '60-days': label('60 天', '60 days'),
} as const satisfies Record<string, Label>;

export type RestDue = keyof typeof restDues;

/** Process §2: a credit limit as it is read; blank means that none was agreed. */
export const creditLimitText = (contract: Contract | undefined): Label => {
  const limitFen = contract ? creditLimitOf(contract) : null;
  if (limitFen === null) return label('未约定', 'none agreed');
  return limitFen === 0
    ? label('0 元，每次须财务同意', 'CNY 0: finance consents each time')
    : hidden(label(`${yuan(limitFen)} 元`, `CNY ${yuan(limitFen)}`));
};

/** A due as filed, which may be one of another make than those the form offers. */
export const knownRestDue = (due: string | undefined): RestDue | undefined =>
  (Object.keys(restDues) as RestDue[]).find((known) => known === due);

export const restDueText = (due: string): Label => {
  const known = knownRestDue(due);
  return known ? restDues[known] : verbatim(due);
};
