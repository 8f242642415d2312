import type { AnswersIn } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { files, mostInStatement, optional, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Source } from '../content.ts';
import { step } from '../define.ts';

const fields = {
  text: optional(
    statement(label('书面订单（文字）', 'The written order, as text'), {
      hint: label('文字或文件，至少一样', 'Text or file, at least one of them'),
    }),
  ),
  files: optional(files(label('书面订单（文件）', 'The written order, as files'))),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S2.2: the written order that was owed since a travelling salesperson ordered orally; nothing waits for it meanwhile. */
export const writtenOrder = step({
  key: 'written-order',
  rule: 'S2.2',
  lane: 'commercial',
  title: label('补书面订单', 'Written order'),
  short: label('书面单', 'Written'),
  submit: label('补交', 'Add'),
  by: ['salesperson', 'service'],
  applies: ({ content }) => content.source.oral,
  again: 'adds',
  done: ({ content }) => !content.source.oral,
  fields,
  shows: ({ order }) =>
    order.content.source.text === null
      ? []
      : [{ label: label('口头原话', 'As it was said'), value: verbatim(order.content.source.text) }],
  judge: (_sight, { text, files: added }: Answers): Refusal | undefined =>
    text === null && added === null
      ? {
          code: 'answers',
          rule: 'S2.2',
          fields: { text: label('请填文字或附文件', 'Write it here or attach it') },
        }
      : undefined,
  evolve: (order, { answers: { text, files: added } }) => {
    const { source } = order.content;
    return {
      ...order,
      content: {
        ...order.content,
        source: {
          ...source,
          oral: false,
          files: [...source.files, ...(added ?? [])],
          ...withText(source, text),
        },
      },
    };
  },
  dueInWorkingHours: 24,
});

/** The memo shows the text in one field: what would not fit there stands beside it, so that nothing of it is cut (S1). */
const withText = (
  { text: said, further = [] }: Source,
  text: string | null,
): Pick<Source, 'text' | 'further'> => {
  const texts = [said, text].filter((part) => part !== null);
  const joined = texts.length === 0 ? null : texts.join('\n');
  return joined !== null && text !== null && joined.length > mostInStatement
    ? { text: said, further: [...further, text] }
    : { text: joined };
};
