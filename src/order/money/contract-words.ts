import { type Label, label, verbatim } from '../labels.ts';

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

/** A due as filed, which may be one of another make than those the form offers. */
export const knownRestDue = (due: string | undefined): RestDue | undefined =>
  (Object.keys(restDues) as RestDue[]).find((known) => known === due);

export const restDueText = (due: string): Label => {
  const known = knownRestDue(due);
  return known ? restDues[known] : verbatim(due);
};
