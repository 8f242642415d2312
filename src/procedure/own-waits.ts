import type { Actor } from '../order/roles.ts';

/** An order's own people, as its row on the board has them. */
interface OwnPeople {
  readonly clerk: string;
  /** The responsible salesperson and whoever acts for them. */
  readonly delegates: readonly string[];
}

/** Whether it is this very person's move: an order's own clerk and salesperson are waited for in person, or whoever stands in for them; other roles as such. */
export const isOwnWait = (
  { who: [first] }: { readonly who: readonly string[] },
  { clerk, delegates }: OwnPeople,
  { id, roles, standsInFor = [] }: Actor,
): boolean => {
  const isMe = (person: string): boolean => [id, ...standsInFor.map((absent) => absent.id)].includes(person);
  if (first === 'salesperson') return delegates.some(isMe);
  if (first === 'service' && clerk !== '') return isMe(clerk);
  return isMe(first ?? '') || roles.some((role) => role === first);
};

/** By what names a person may be waited for: their roles, as an order's own salesperson, themselves and those they stand in for. */
export const waitsOn = ({ id, roles, standsInFor = [] }: Actor): readonly string[] => [
  ...roles,
  'salesperson',
  id,
  ...standsInFor.map((absent) => absent.id),
];
