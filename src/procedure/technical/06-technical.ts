import type { AnswersIn, Sight } from '../../order/action.ts';
import { isMet, signed } from '../../order/checks.ts';
import { choice, type Item, sometimes, statement } from '../../order/fields.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { step } from '../define.ts';
import { facets, signatureOf } from '../facets.ts';
import { lineText } from '../goods/lines.ts';
import { terms } from '../terms/05-terms.ts';
import { rawMaterialPaper } from './technical-papers.ts';
import { technicalSettled } from './technical-settled.ts';

const yesOrNo = { yes: label('能生产', 'Can be made'), no: label('不能生产', 'Cannot be made') } as const;
const formulas = {
  unchanged: label('配方不变', 'Formula unchanged'),
  changed: label('须改配方', 'Formula must change'),
} as const;

const fields = {
  rawMaterial: statement(label('原材料书面说明', 'Raw-material statement'), {
    hint: label('口头无效：请写明储备情况（S6.3）', 'Oral does not count: write what is in store (S6.3)'),
  }),
};

const needsReason = ({ raw }: Sight, item: Item | undefined): boolean =>
  raw[`lines.${item?.id}.producible`] === 'no' || raw[`lines.${item?.id}.formula`] === 'changed';

const lineFields = {
  producible: choice(label('能否生产', 'Can it be made'), yesOrNo, { redraws: true, initial: () => 'yes' }),
  formula: choice(label('配方', 'Formula'), formulas, { redraws: true, initial: () => 'unchanged' }),
  reason: sometimes(
    needsReason,
    statement(label('理由；如有替代方案请写明', 'Why; an alternative if there is one'), {
      hint: label('不能生产或须改配方时，销售员据此答复客户', 'What the salesperson tells the customer'),
    }),
  ),
};

type TechnicalAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** S6: technical answers for each line whether and how it can be made, with the raw-material statement in writing (S6.3). */
export const technical = step({
  key: 'technical',
  rule: 'S6',
  lane: 'commercial',
  title: label('技术确认', 'Technical sign-off'),
  short: label('技术', 'Technical'),
  by: ['technical'],
  again: 'renews',
  // A new statement may be signed at any time (S6.3); what follows from this one is for others to settle.
  waits: (order) => !stands(order, 'technical'),
  done: (order) => isMet(technicalSettled(order)),
  needs: (order) => [signed(order, terms)],
  covers: () => [signatureOf(terms), facets.products, facets.quantities, facets.specialTerms],
  fields,
  lines: {
    of: ({ order }) => order.content.lines.map((line) => ({ id: line.id, label: lineText(line, 'all') })),
    fields: lineFields,
  },
  says: (order, { answers }) => {
    const refused = answers.lines.filter(({ reason }) => reason !== null);
    return joined(
      [verbatim(answers.rawMaterial), ...refused.map((line) => lineSaid(order, line))],
      verbatim('\n'),
    );
  },
  papers: (order, { answers }) => [rawMaterialPaper(order, answers.rawMaterial)],
  tells: (_order, { answers }) =>
    answers.lines.some(({ producible, formula }) => producible === 'no' || formula === 'changed')
      ? ['salesperson']
      : [],
  dueInWorkingHours: 4,
});

const lineSaid = (
  { content }: Order,
  { id, producible, formula, reason }: TechnicalAnswers['lines'][number],
): Label => {
  const line = content.lines.find((candidate) => candidate.id === id);
  const name = line ? lineText(line, 'spec') : verbatim('');
  const answer = producible === 'no' ? yesOrNo.no : formulas[formula];
  return label(`${name.zh}：${answer.zh}。“${reason}”`, `${name.en}: ${answer.en}. “${reason}”`);
};
