import { same } from '../../order/json.ts';
import type { Content } from '../content.ts';

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
export const impersonalChanges = (before: Content, after: Content): Partial<Content> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => !isPersonal(key) && !same(value, before[key as keyof Content]),
    ),
  );

/** The personal fields that answers give, as content. */
export const personalAnswers = (
  answers: Readonly<Partial<Record<(typeof personalKeys)[number], unknown>>>,
): Partial<Content> =>
  Object.fromEntries(
    personalKeys.flatMap((key) => (typeof answers[key] === 'string' ? [[key, answers[key]]] : [])),
  );
