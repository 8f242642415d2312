import { type AnswersIn, type Sight, step } from '../action.ts';
import { signed } from '../checks.ts';
import { facets, signatureOf } from '../facets.ts';
import { choice, type Item, sometimes, statement } from '../fields.ts';
import { label, verbatim } from '../labels.ts';
import { lineText } from '../lines.ts';
import { terms } from './05-terms.ts';

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

const refused = ({ raw }: Sight, item: Item | undefined): boolean =>
  raw[`lines.${item?.id}.producible`] === 'no';

const lineFields = {
  producible: choice(label('能否生产', 'Can it be made'), yesOrNo, { redraws: true, initial: () => 'yes' }),
  formula: choice(label('配方', 'Formula'), formulas, { initial: () => 'unchanged' }),
  reason: sometimes(
    refused,
    statement(label('不能生产的理由；如有替代请写明', 'Why not; an alternative if there is one'), {}),
  ),
};

export type TechnicalAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** S6: technical answers for each line whether and how it can be made, with the raw-material statement in writing (S6.3). */
export const technical = step({
  key: 'technical',
  rule: 'S6',
  lane: 'commercial',
  title: label('技术确认', 'Technical sign-off'),
  short: label('技术', 'Technical'),
  by: ['technical'],
  again: 'renews',
  needs: (order) => [signed(order, terms)],
  covers: () => [signatureOf(terms), facets.products, facets.quantities, facets.specialTerms],
  fields,
  lines: {
    of: ({ order }) => order.content.lines.map((line) => ({ id: line.id, label: lineText(line, 'all') })),
    fields: lineFields,
  },
  says: (_order, { answers }) => verbatim(answers.rawMaterial),
  tells: (_order, { answers }) =>
    answers.lines.some(({ producible }) => producible === 'no') ? ['salesperson'] : [],
  dueInWorkingHours: 4,
});
