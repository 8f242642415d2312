import type { AnswersIn } from '../../order/action.ts';
import { chosen, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { allContent } from '../facets.ts';
import type { AskedField } from './memo-facts.ts';
import { spotAt, spotOptions } from './memo-spots.ts';
import { isPersonal } from './personal-content.ts';

const fields = {
  field: chosen(label('哪一项不清', 'Which field is unclear'), ({ order }) => spotOptions(order.content)),
  text: statement(label('要问客户什么', 'What to ask the customer')),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S2.3: a field that is filled in but cannot be read or understood; the salesperson asks the customer about it. */
export const memoQuestion = act({
  key: 'memo-question',
  rule: 'S2.3',
  isNews: true,
  lane: 'commercial',
  title: label('有一项不清', 'A field is unclear'),
  short: label('不清', 'Unclear'),
  submit: label('请销售员询问', 'Ask the salesperson'),
  by: ['service'],
  about: { kind: 'opens', prefix: 'q' },
  again: 'adds',
  done: () => true,
  covers: () => allContent,
  neverVoided: true,
  fields,
  facts: ({ order }, { field }: Answers): AskedField => {
    const spot = spotAt(order.content, field);
    return {
      blockId: field,
      label: spot?.label ?? label(field, field),
      value: isPersonal(field) ? null : (spot?.value ?? null),
    };
  },
  tells: () => ['salesperson'],
  says: (_order, { answers, facts }) =>
    label(`${facts.label.zh}：${answers.text}`, `${facts.label.en}: ${answers.text}`),
});
