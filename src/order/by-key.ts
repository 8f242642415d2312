import type { AnyAction } from './action.ts';
import { type Check, met, missing } from './decision.ts';
import type { Facet } from './facet.ts';
import type { ActionKey } from './keys.ts';
import { label } from './labels.ts';
import { factsOf, type MarkOfKey, type Order } from './order.ts';

/** Enough of an action to ask after it where importing it would close a circle. */
export type NamedStep = Pick<AnyAction, 'key' | 'rule' | 'title' | 'by'>;

/** The newest standing mark of an action named by key. */
export const standingByKey = <K extends ActionKey>(
  order: Order,
  key: K,
  part?: string | null,
): MarkOfKey<K> | undefined => factsOf(order, key, part).at(-1);

/** Whether it is signed and stands; if not, what is missing and who signs it. */
export const signedByKey = (order: Order, action: NamedStep, part?: string | null): Check => {
  const mark = standingByKey(order, action.key, part);
  return mark ? met(mark.at) : missing(action.rule, action.title, action.by);
};

/** Its signature as content, so that what covers it falls with it. */
export const signatureByKey = ({ key, title }: NamedStep): Facet => ({
  name: `signed:${key}`,
  label: title,
  of: (order) => standingByKey(order, key)?.version ?? null,
  show: (order) => {
    const mark = standingByKey(order, key);
    return mark ? label(`${mark.by.name} 已签`, `signed by ${mark.by.name}`) : label('未签', 'not signed');
  },
});
