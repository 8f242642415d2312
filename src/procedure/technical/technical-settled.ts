import { type Check, met, missing } from '../../order/decision.ts';
import type { Facet } from '../../order/facet.ts';
import { label } from '../../order/labels.ts';
import { everyMark, factsOf, type Order, stands } from '../../order/order.ts';
import { lineText, paperOf } from '../goods/lines.ts';

/**
 * Where a line stands between technical and customer: `unasked` before the sign-off, `makeable`; `refused` waits for the
 * salesperson's proposal (S6.1), `consent` for the customer's word on a changed formula, `insisted` for the written
 * confirmation of the old one (S6.2).
 */
export type LineState = 'unasked' | 'makeable' | 'refused' | 'consent' | 'insisted';

/** S6 with all that follows from it: signed, and every line can be made or is settled with its formula papers. S7 needs it. */
export const technicalSettled = (order: Order): Check => {
  const signedAt = technicalMark(order)?.at;
  if (signedAt === undefined) return missing('S6', label('技术确认', 'Technical sign-off'), ['technical']);
  const open = order.content.lines.map(({ id }) => ({ id, state: lineState(order, id) }));
  const first = open.find(({ state }) => state !== 'makeable');
  return first ? missingFor(order, first.id, first.state) : met(latest(order, signedAt));
};

/** How one line of the order stands with technical. */
export const lineState = (order: Order, lineId: number): LineState => {
  const answer = technicalMark(order)?.answers.lines.find(({ id }) => id === lineId);
  if (!answer) return 'unasked';
  const part = partOfLine(lineId);
  const word = lastWord(order, part);
  if (word === 'insisted') return stands(order, 'formula-confirmation', part) ? 'makeable' : 'insisted';
  if (answer.producible === 'no') return 'refused';
  if (answer.formula === 'unchanged' || word === 'consents') return 'makeable';
  return word === 'refuses' ? 'refused' : 'consent';
};

/** The lines in a state, as parts of an act about them. */
export const linesIn =
  (...states: readonly LineState[]) =>
  (order: Order) =>
    order.content.lines
      .filter(({ id }) => states.includes(lineState(order, id)))
      .map((line) => ({ id: partOfLine(line.id), label: lineText(line, 'spec') }));

/** Why technical refused a line, or changes its formula; null where it said nothing. */
export const technicalReason = (order: Order, lineId: number): string | null =>
  technicalMark(order)?.answers.lines.find(({ id }) => id === lineId)?.reason ?? null;

/** Whether technical can make a line, but only by another formula. */
export const isFormulaChanged = (order: Order, lineId: number): boolean => {
  const answer = technicalMark(order)?.answers.lines.find(({ id }) => id === lineId);
  return answer?.producible === 'yes' && answer.formula === 'changed';
};

export const partOfLine = (lineId: number): string => `l${lineId}`;
export const lineOfPart = (part: string | null): number => Number(part?.slice(1));

/**
 * What technical last answered on a line, fallen or not: what was settled with the customer falls only when technical
 * says something else about it.
 */
export const technicalAnswerOn = (part: string | null): Facet => ({
  name: `technical:${part ?? ''}`,
  label: label('技术部的答复', 'Technical’s answer'),
  of: (order) => lastAnswer(order, part) ?? null,
  show: (order) => {
    const answer = lastAnswer(order, part);
    if (!answer) return label('未答', 'none');
    const [producible, formula] = answer;
    return label(
      `${producible === 'yes' ? '能生产' : '不能生产'}，${formula === 'unchanged' ? '配方不变' : '须改配方'}`,
      `${producible === 'yes' ? 'can be made' : 'cannot be made'}, formula ${formula}`,
    );
  },
});

/** What exactly is made on a line: product and spec. */
export const specOn = (part: string | null): Facet => ({
  name: `spec:${part ?? ''}`,
  label: label('品种规格', 'Product and spec'),
  of: ({ content }) => {
    const line = content.lines.find(({ id }) => id === lineOfPart(part));
    return line ? paperOf(line) : null;
  },
  show: ({ content }) => {
    const line = content.lines.find(({ id }) => id === lineOfPart(part));
    return line ? lineText(line, 'spec') : label('已无此行', 'no such line');
  },
});

const missingFor = (order: Order, lineId: number, state: LineState): Check => {
  const line = order.content.lines.find(({ id }) => id === lineId);
  const name = line ? lineText(line, 'spec') : label('', '');
  switch (state) {
    case 'refused':
      return missing('S6.1', label(`${name.zh}：与客户商定方案`, `${name.en}: a proposal to the customer`), [
        'salesperson',
      ]);
    case 'consent':
      return missing('S6.2', label(`${name.zh}：客户同意改配方`, `${name.en}: the customer’s consent`), [
        'salesperson',
      ]);
    case 'insisted':
      return missing('S6.2', label(`${name.zh}：书面配方确认`, `${name.en}: the formula confirmation`), [
        'technical',
      ]);
    default:
      return missing('S6', label(`${name.zh}：技术确认`, `${name.en}: technical sign-off`), ['technical']);
  }
};

const latest = (order: Order, signedAt: string): string =>
  (['proposal', 'formula-consent', 'formula-confirmation'] as const)
    .flatMap((key) => factsOf(order, key).map(({ at }) => ({ at })))
    .reduce((last, { at }) => (at > last ? at : last), signedAt);

const lastAnswer = (order: Order, part: string | null): readonly [string, string] | undefined => {
  const answer = everyMark(order, 'technical')
    .at(-1)
    ?.answers.lines.find(({ id }) => id === lineOfPart(part));
  return answer && [answer.producible, answer.formula];
};

const technicalMark = (order: Order) => factsOf(order, 'technical').at(-1);

/** What the customer last said about a line, to a proposal or to a changed formula. */
const lastWord = (order: Order, part: string): string | null =>
  [...factsOf(order, 'proposal', part), ...factsOf(order, 'formula-consent', part)]
    .sort((left, right) => left.version - right.version)
    .at(-1)?.answers.outcome ?? null;
