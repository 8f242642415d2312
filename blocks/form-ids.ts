import type { Question } from '../src/order/form.ts';

/** How often each question that others follow was answered, by block id; `form.…` is the form's own. */
export type Redraws = Readonly<Record<string, number>>;

/** Counts how often the desk itself answered a question: Slack keeps what a person chose under the same block id. */
export const putName = (blockId: string): string => `form.put.${blockId}`;

/** The block id as drawn: a question gets a new one each time the other it follows is answered, or the desk answers it. */
export const drawnId = ({ blockId, field, item }: Question, turns: Redraws | undefined): string => {
  const leader = field.follows && (item ? `lines.${item.id}.${field.follows}` : field.follows);
  const turn = (leader ? (turns?.[leader] ?? 0) : 0) + (turns?.[putName(blockId)] ?? 0);
  return turn > 0 ? `${blockId}~${turn}` : blockId;
};

/** The question's own id behind a drawn one. */
export const plainId = (drawn: string): string => drawn.replace(/~\d+$/, '');
