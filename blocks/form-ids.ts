import type { Question } from '../src/order/form.ts';

/** How often each question that others follow was answered, by block id; `form.…` is the form's own. */
export type Turns = Readonly<Record<string, number>>;

/** The block id as drawn: a question that follows another gets a new one each time that other is answered. */
export const drawnId = ({ blockId, field, item }: Question, turns: Turns | undefined): string => {
  const leader = field.follows && (item ? `lines.${item.id}.${field.follows}` : field.follows);
  const turn = leader ? (turns?.[leader] ?? 0) : 0;
  return turn > 0 ? `${blockId}~${turn}` : blockId;
};

/** The question's own id behind a drawn one. */
export const plainId = (drawn: string): string => drawn.replace(/~\d+$/, '');
