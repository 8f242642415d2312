import { same } from '../../order/json.ts';
import type { OrderContent } from '../content.ts';

/** Names, phones and addresses: they stand in answers alone, where they can be blotted out, never among the facts. */
export const personalKeys = [
  'contact',
  'contactPhone',
  'deliveryAddress',
  'receiver',
  'receiverPhone',
] as const;

export const isPersonal = (blockId: string): boolean => personalKeys.some((key) => key === blockId);

/** What differs between two contents, without what is personal. */
export const impersonalChanges = (before: OrderContent, after: OrderContent): Partial<OrderContent> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => !isPersonal(key) && !same(value, before[key as keyof OrderContent]),
    ),
  );

/** The personal fields that answers give, as content. */
export const personalAnswers = (
  answers: Readonly<Partial<Record<(typeof personalKeys)[number], unknown>>>,
): Partial<OrderContent> =>
  Object.fromEntries(
    personalKeys.flatMap((key) => (typeof answers[key] === 'string' ? [[key, answers[key]]] : [])),
  );
