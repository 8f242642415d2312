import { same } from '../../order/json.ts';
import { factsOf, type Order } from '../../order/order.ts';
import type { AskedField } from './memo-facts.ts';
import { spotAt } from './memo-spots.ts';
import { isPersonal } from './personal-content.ts';

export interface MemoQuestion extends AskedField {
  readonly id: string;
  readonly text: string;
  readonly askedAt: string;
}

/** Questions still open: neither answered for that field nor overtaken by another value in the memo. */
export const openQuestions = (order: Order): readonly MemoQuestion[] =>
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
  factsOf(order, 'memo-answer').some(
    ({ version, facts }) => version > since && facts.answered.includes(blockId),
  );

const asked = (order: Order) => factsOf(order, 'memo-question');
