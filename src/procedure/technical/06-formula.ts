import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { moment } from '../../order/date-fields.ts';
import { wrong } from '../../order/decision.ts';
import { choice, files, optional, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { lineText } from '../goods/lines.ts';
import { technical } from './06-technical.ts';
import { formulaPaper } from './technical-papers.ts';
import {
  isFormulaChanged,
  lineOfPart,
  lineState,
  linesIn,
  specOn,
  technicalAnswerOn,
  technicalReason,
} from './technical-settled.ts';

const consents = {
  consents: label('同意改配方', 'Consents to the change'),
  insisted: label('坚持原配方', 'Insists on the old formula'),
  refuses: label('都不接受，另议方案', 'Neither: a proposal is needed'),
} as const;

const consentFields = {
  outcome: choice(label('客户答复', 'The customer’s answer'), consents, { redraws: true }),
  words: statement(label('客户原话、联系人', 'In whose words')),
  spokenAt: moment(label('何时答复', 'When'), 'happened'),
  file: optional(files(label('书面同意（如有）', 'The consent in writing, if there is one'))),
};

type ConsentAnswers = AnswersIn<typeof consentFields, Record<never, never>>;

/** S6.2: where technical changes the formula, the customer's recorded consent is required. */
export const formulaConsent = step({
  key: 'formula-consent',
  rule: 'S6.2',
  lane: 'commercial',
  title: label('客户对改配方的答复', 'Consent to a formula'),
  short: label('配方同意', 'Consent'),
  submit: label('记录', 'Record'),
  by: ['salesperson'],
  about: { kind: 'part', parts: (order) => linesWithNewFormula(order) },
  applies: (order, part) => linesWithNewFormula(order).some(({ id }) => id === part),
  needs: (order) => [signed(order, technical)],
  again: 'renews',
  waits: (order, part) => lineState(order, lineOfPart(part)) === 'consent',
  done: (order, part) => lineState(order, lineOfPart(part)) !== 'consent',
  // A customer who said no may come round while nothing else was agreed.
  offered: (order, part) => lineState(order, lineOfPart(part)) !== 'consent',
  covers: (_order, part) => [specOn(part), technicalAnswerOn(part)],
  fields: consentFields,
  shows: (sight) => [reasonFact(sight)],
  judge: ({ at }, { spokenAt }: ConsentAnswers) =>
    spokenAt > at ? wrong('S6.2', 'spokenAt', '不能晚于现在', 'Not later than now') : undefined,
  says: (order, { part, answers: { outcome, words } }) =>
    label(
      `${nameOf(order, part).zh}：${consents[outcome].zh}\n“${words}”`,
      `${nameOf(order, part).en}: ${consents[outcome].en}\n“${words}”`,
    ),
  tells: () => ['technical'],
  dueInWorkingHours: 4,
});

const linesWithNewFormula = (order: Order) =>
  linesIn(
    'consent',
    'refused',
    'insisted',
  )(order).filter(({ id }) => isFormulaChanged(order, lineOfPart(id)));

const confirmationFields = {
  text: statement(label('配方确认内容', 'The formula confirmed'), {
    hint: label('写明按原配方生产及可能的影响', 'That the old formula is used, and what may come of it'),
  }),
  file: files(label('客户确认件', 'The customer’s confirmation')),
};

/** S6.2: the customer insists on the old formula: a written confirmation, signed by technical, confirmed by the customer. */
export const formulaConfirmation = step({
  key: 'formula-confirmation',
  rule: 'S6.2',
  lane: 'commercial',
  title: label('配方确认', 'Formula confirmation'),
  short: label('配方', 'Formula'),
  by: ['technical'],
  about: { kind: 'part', parts: linesIn('insisted') },
  applies: (order, part) => lineState(order, lineOfPart(part)) === 'insisted',
  needs: (order) => [signed(order, technical)],
  again: 'renews',
  done: (order, part) => lineState(order, lineOfPart(part)) !== 'insisted',
  covers: (_order, part) => [specOn(part), technicalAnswerOn(part)],
  fields: confirmationFields,
  shows: (sight) => [reasonFact(sight)],
  says: (order, { part, answers: { text } }) =>
    label(`${nameOf(order, part).zh}\n“${text}”`, `${nameOf(order, part).en}\n“${text}”`),
  tells: () => ['salesperson'],
  papers: (order, { part, answers: { text } }) => [formulaPaper(order, { line: lineOfPart(part), text })],
  dueInWorkingHours: 4,
});

const reasonFact = ({ order, part }: Sight) => ({
  label: label('技术部的理由', 'Technical’s reason'),
  value: verbatim(technicalReason(order, lineOfPart(part)) ?? '—'),
});

const nameOf = ({ content }: Order, part: string | null) => {
  const line = content.lines.find(({ id }) => id === lineOfPart(part));
  return line ? lineText(line, 'spec') : verbatim('');
};
