import type { AnswersIn, Sight } from '../../order/action.ts';
import { moment, rightNow } from '../../order/date-fields.ts';
import { type Check, met, missing, type Refusal, wrong } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { type Field, type Fields, type Item, sometimes, statement, text } from '../../order/fields.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import type { Raw } from '../../order/raw.ts';
import type { OrderContent } from '../content.ts';
import { step } from '../define.ts';
import { allContent } from '../facets.ts';
import { gaps } from './completeness.ts';
import { intakeFields } from './intake-form.ts';
import { lineFields } from './intake-lines.ts';
import { memoAgain } from './memo-again.ts';
import { spotAt } from './memo-spots.ts';
import { impersonalChanges, personalAnswers } from './personal-content.ts';
import { openQuestions } from './questions.ts';
import { withReadBack } from './read-back.ts';
import { readBackField } from './read-back-form.ts';

/** The memo form's block ids that are missing or were found unclear: exactly what the customer is asked (S2.3). */
const asked = (order: Order): ReadonlySet<string> =>
  new Set([
    ...gaps(order.content).map(({ blockId }) => blockId),
    ...openQuestions(order).map(({ blockId }) => blockId),
  ]);

const isAsked = ({ order }: Sight, blockId: string, raw: Sight['raw']): boolean => {
  if (asked(order).has(blockId)) return true;
  // A first line is asked for as a whole, and a length once the form turns out to be sheets.
  if (order.content.lines.length === 0) return blockId.startsWith('lines.1.');
  const [, id, name] = blockId.split('.');
  const form = raw[`lines.${id}.form`];
  if (name === 'lengthMm') return form === 'sheet';
  // So is what the product requires of rolls.
  const required = order.content.lines.find((line) => String(line.id) === id)?.product?.requires ?? [];
  return form === 'roll' && required.some((detail) => detail === name);
};

const whereAsked = <T>(name: string, field: Field<T>): Field<T | null> =>
  sometimes((sight, item) => isAsked(sight, item ? `lines.${item.id}.${name}` : name, sight.raw), field);

const headerFields = {
  customer: whereAsked('customer', intakeFields.customer),
  contact: whereAsked('contact', intakeFields.contact),
  contactPhone: whereAsked('contactPhone', intakeFields.contactPhone),
  paymentMethod: whereAsked('paymentMethod', intakeFields.paymentMethod),
  wantedOn: whereAsked('wantedOn', intakeFields.wantedOn),
  wantedKind: whereAsked('wantedKind', intakeFields.wantedKind),
  deliveryAddress: whereAsked('deliveryAddress', intakeFields.deliveryAddress),
  receiver: whereAsked('receiver', intakeFields.receiver),
  receiverPhone: whereAsked('receiverPhone', intakeFields.receiverPhone),
  tolerance: whereAsked('tolerance', intakeFields.tolerance),
  packaging: whereAsked('packaging', intakeFields.packaging),
  labels: whereAsked('labels', intakeFields.labels),
  specialTerms: whereAsked('specialTerms', intakeFields.specialTerms),
  sourceFiles: whereAsked('sourceFiles', intakeFields.sourceFiles),
  readBack: readBackField({ inPart: true }),
};

const fields = {
  spokeWith: text(label('问了谁', 'Who was asked'), {
    personal: true,
    initial: ({ order }) => order.content.contact,
  }),
  spokenAt: moment(label('何时', 'When'), 'happened', {
    initial: rightNow,
  }),
  words: statement(label('客户怎么说', 'What the customer said')),
  ...headerFields,
};

const lineQuestions = {
  product: whereAsked('product', lineFields.product),
  form: whereAsked('form', lineFields.form),
  widthMm: whereAsked('widthMm', lineFields.widthMm),
  lengthMm: whereAsked('lengthMm', lineFields.lengthMm),
  diameterMm: whereAsked('diameterMm', lineFields.diameterMm),
  coreMm: whereAsked('coreMm', lineFields.coreMm),
  quantity: whereAsked('quantity', lineFields.quantity),
  unitPrice: whereAsked('unitPrice', lineFields.unitPrice),
};

type Answers = AnswersIn<typeof fields, typeof lineQuestions>;

/** S2.3: what a fax leaves open the salesperson asks the customer; the answer is recorded field by field. */
export const memoAnswer = step({
  key: 'memo-answer',
  rule: 'S2.3',
  lane: 'commercial',
  title: label('补齐资料', 'Answer what is missing'),
  short: label('补齐', 'Answers'),
  submit: label('记录答复', 'Record'),
  by: ['salesperson', 'service'],
  applies: (order) => asked(order).size > 0,
  needs: (order) => [beforeProduction(order)],
  again: 'adds',
  waits: (order) => order.content.channel === 'fax' || openQuestions(order).length > 0,
  done: (order) => asked(order).size === 0,
  offered: (order) => asked(order).size > 0,
  covers: () => allContent,
  neverVoided: true,
  fields,
  lines: { of: ({ order }) => linesAsked(order), fields: lineQuestions },
  shows: ({ order }) =>
    openQuestions(order).map((question) => ({
      label: label(`不清：${question.label.zh}`, `Unclear: ${question.label.en}`),
      value: label(
        `现记为“${spotAt(order.content, question.blockId)?.shown.zh ?? ''}”。${question.text}`,
        `Now noted as “${spotAt(order.content, question.blockId)?.shown.en ?? ''}”. ${question.text}`,
      ),
    })),
  judge: (sight, { spokenAt }: Answers): Refusal | undefined => {
    if (spokenAt > sight.at) return wrong('S2.3', 'spokenAt', '不能晚于现在', 'Not later than now');
    if (Object.keys(answered(sight)).length === 0) {
      return wrong('S2.3', 'words', '至少答一项：在下面填写', 'Answer at least one of the fields below');
    }
    return filledInAgain(sight).refusal;
  },
  facts: (sight, _answers: Answers): AnswerFacts => ({
    answered: Object.keys(answered(sight)),
    changes: changesOf(sight),
    ...readNow(sight),
  }),
  evolve: (order, { answers, facts }): Order => {
    const content = { ...order.content, ...facts.changes, ...personalAnswers(answers) };
    return { ...order, content: facts.read ? withReadBack(order.content, content, facts.read) : content };
  },
  tells: () => ['service'],
  says: (order, { answers, facts }): Label => {
    const found = facts.answered.flatMap((blockId) => spotAt(order.content, blockId) ?? []);
    const each = found.map(({ label: name, shown }) => {
      const all = label(`${name.zh}：${shown.zh}`, `${name.en}: ${shown.en}`);
      return shown.open === undefined ? all : discreet(all, name);
    });
    const open = gaps(order.content).length;
    const rest = open === 0 ? [] : [label(`还缺 ${open} 项`, `${open} still missing`)];
    return joined([...each, verbatim(`“${answers.words}”`), ...rest], verbatim('\n'));
  },
  dueInWorkingHours: 4,
});

const beforeProduction = (order: Order): Check =>
  stands(order, 'production-order')
    ? missing('S10', label('生产指令尚未下达', 'an order not yet in production'), ['service-supervisor'])
    : met(order.placedAt);

interface AnswerFacts {
  readonly answered: readonly string[];
  readonly changes: Partial<OrderContent>;
  /** As the memo's own (S2.1). */
  readonly read?: readonly string[];
}

const filledInAgain = (sight: Sight) =>
  memoAgain(sight, { ...answered(sight), readBack: null, ...boxesTicked(sight) });

/** All boxes of the read-back, however many blocks they take. */
const boxesTicked = ({ raw }: Sight): Readonly<Record<string, Raw>> =>
  Object.fromEntries(Object.entries(raw).filter(([blockId]) => /^readBack(\.\d+)?$/.test(blockId)));

const readNow = (sight: Sight): Pick<AnswerFacts, 'read'> => {
  const { read } = filledInAgain(sight);
  return read ? { read } : {};
};

const changesOf = (sight: Sight): Partial<OrderContent> => {
  const { content } = filledInAgain(sight);
  return content ? impersonalChanges(sight.order.content, content) : {};
};

const linesAsked = (order: Order): readonly Item[] => {
  const named = (id: number, index: number) => ({
    id,
    label: label(`第 ${index + 1} 行`, `Line ${index + 1}`),
  });
  if (order.content.lines.length === 0) return [named(1, 0)];
  const wanted = [...asked(order)];
  return order.content.lines
    .map(({ id }, index) => named(id, index))
    .filter(({ id }) => wanted.some((blockId) => blockId.startsWith(`lines.${id}.`)));
};

/** The answers given, by the memo form's block ids; blank ones stay open. */
const answered = (sight: Sight): Readonly<Record<string, Raw>> => {
  const perLine = linesAsked(sight.order).flatMap((item) =>
    given(lineQuestions, sight, item).map((name) => `lines.${item.id}.${name}`),
  );
  const blockIds = [...given(headerFields, sight, undefined), ...perLine];
  return Object.fromEntries(blockIds.map((blockId) => [blockId, sight.raw[blockId]]));
};

const given = (questions: Fields, sight: Sight, item: Item | undefined): readonly string[] =>
  Object.entries(questions)
    .filter(([name, field]) => {
      const raw = sight.raw[item ? `lines.${item.id}.${name}` : name];
      const isBlank = raw === null || raw === undefined || raw.length === 0 || String(raw).trim() === '';
      return !isBlank && (field.when?.(sight, item) ?? true);
    })
    .map(([name]) => name);
