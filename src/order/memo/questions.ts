import type { Json } from '../json.ts';
import { same } from '../json.ts';
import type { Label } from '../labels.ts';
import type { Mark, Order } from '../order.ts';
import { spotAt } from './memo-spots.ts';
import { isPersonal } from './personal-content.ts';

/** A field of the memo that the clerk could not make out, as the question's mark stores it (S2.3). */
export interface AskedField {
  readonly blockId: string;
  readonly label: Label;
  /** As noted when it was asked about; null for a name, phone or address, which facts never hold. */
  readonly value: Json;
}

export interface Question extends AskedField {
  readonly id: string;
  readonly text: string;
  readonly askedAt: string;
}

/** Questions still open: neither answered for that field nor overtaken by another value in the memo. */
export const openQuestions = (order: Order): readonly Question[] =>
  asked(order)
    .filter(
      ({ facts, version }) => isStill(order, facts, version) && !isAnswered(order, facts.blockId, version),
    )
    .map(({ part, facts, answers, at }) => ({ ...facts, id: part ?? '', text: answers.text, askedAt: at }));

const isStill = ({ content, marks }: Order, { blockId, value }: AskedField, since: number): boolean =>
  isPersonal(blockId)
    ? !(marks.intake ?? []).some(({ version }) => version > since)
    : same(spotAt(content, blockId)?.value ?? null, value);

const isAnswered = (order: Order, blockId: string, since: number): boolean =>
  (order.marks['memo-answer'] ?? []).some(
    (mark) =>
      mark.version > since &&
      mark.fallen === null &&
      (mark as Mark<unknown, { readonly answered: readonly string[] }>).facts.answered.includes(blockId),
  );

// Marks are read by key, since the steps that write them lean on this selector.
const asked = (order: Order): readonly Mark<{ readonly text: string }, AskedField>[] =>
  ((order.marks['memo-question'] ?? []) as readonly Mark<{ readonly text: string }, AskedField>[]).filter(
    ({ fallen }) => fallen === null,
  );
