import { unapprovedOf } from '../../mill/master-data/new-customers.ts';
import type { Sight } from '../../order/action.ts';
import { type Check, met, missing, type Refusal } from '../../order/decision.ts';
import { same } from '../../order/json.ts';
import { joined, type Label, label } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { channels, type Line, type OrderContent, type OrderCustomer } from '../content.ts';
import { step } from '../define.ts';
import { allContent } from '../facets.ts';
import { gaps, isComplete } from './completeness.ts';
import { type IntakeAnswers, intakeFields } from './intake-form.ts';
import { type LineAnswers, lineFields, lineItems, linesFrom } from './intake-lines.ts';
import { intakeShows } from './intake-shows.ts';
import { memoPaper } from './memo-paper.ts';
import { customerFor } from './order-customer.ts';
import { withReadBack } from './read-back.ts';
import { notReadBack, readIn } from './read-back-form.ts';
import { messageIn } from './sources.ts';
import { compared, takenInBefore } from './taken-in-before.ts';
import { isUntaken, isWrittenBySales } from './written-by-sales.ts';

/** S1–S3: whatever comes in is recorded at once, complete or not, and can be taken up again. */
export const intake = step({
  key: 'intake',
  rule: 'S3',
  lane: 'commercial',
  title: label('客户信息备忘录', 'Customer memo'),
  short: label('资料', 'Memo'),
  submit: label('保存', 'Save'),
  by: ['service'],
  during: ['new', 'open'],
  again: 'renews',
  needs: (order) => [beforeProduction(order)],
  done: (order) => isComplete(order.content),
  waits: (order) => !isAskedOfSalesperson(order) && !isUntaken(order),
  offered: (order) => isUntaken(order) || (isAskedOfSalesperson(order) && !isComplete(order.content)),
  covers: (order) => (order.status === 'new' ? [] : allContent),
  neverVoided: true,
  fields: intakeFields,
  lines: { of: lineItems, fields: lineFields, grows: true },
  shows: intakeShows,
  asks: (order, _part, raw) => compared(order, raw),
  judge: (sight, answers) =>
    knownCustomer(sight, answers.customer, answers.lines) ??
    writing(sight, answers) ??
    takenInBefore(sight, contentFrom(sight.order, answers, filed(sight, answers)), answers.onceMore) ??
    notReadBack(sight, contentFrom(sight.order, answers, filed(sight, answers)), answers.readBack),
  facts: (sight, answers): IntakeFacts => {
    const found = filed(sight, answers);
    const after = contentFrom(sight.order, answers, found);
    return { ...found, ...readIn(sight, after, answers.readBack), outside: sight.outside.version };
  },
  evolve: (order, { answers, facts, by }) => {
    const content = contentFrom(order, answers, facts);
    return {
      ...order,
      // Who completes what a salesperson wrote takes it over (S1).
      clerk: order.clerk.id === '' ? by : order.clerk,
      content: facts.read ? withReadBack(order.content, content, facts.read) : content,
    };
  },
  tells: (order) => (order.content.channel === 'fax' && !isComplete(order.content) ? ['salesperson'] : []),
  papers: (order) => [memoPaper(order)],
  says: ({ content }) => memoSaid(content),
  dueInWorkingHours: 4,
});

/** S3: whether the memo is complete, else what it lacks. */
export const memoSaid = (content: OrderContent): Label => {
  const open = gaps(content);
  return open.length === 0
    ? label('资料齐全', 'The memo is complete')
    : label(
        `待补：${joined(open.map((gap) => gap.label)).zh}`,
        `Still missing: ${joined(open.map((gap) => gap.label)).en}`,
      );
};

interface IntakeFacts extends Filed {
  /** Block ids of the values read back; left out by programs that knew of whole orders alone. */
  readonly read?: readonly string[];
  readonly outside: string;
}

export interface Filed {
  readonly customer: OrderCustomer | null;
  readonly lines: readonly Line[];
  /** The message that a new order is taken from. */
  readonly message?: string;
}

/** What master data knows of a filled-in memo. */
export const filed = (sight: Sight, answers: Pick<IntakeAnswers, 'customer' | 'lines'>): Filed => {
  const { order, outside } = sight;
  const message = order.version === 0 ? messageIn(sight) : undefined;
  return {
    customer: customerFor(order, outside, answers.customer),
    lines: linesFrom(answers.lines, outside, order.content.lines),
    ...(message === undefined ? {} : { message }),
  };
};

/** S2.3: what a fax leaves open is the salesperson's to ask, as soon as it is known whose customer it is. */
const isAskedOfSalesperson = ({ content }: Order): boolean =>
  content.channel === 'fax' && content.customer !== null;

/** The memo may be taken up again until production has its order; afterwards a change is a matter of its own. */
const beforeProduction = (order: Order): Check =>
  stands(order, 'production-order')
    ? missing(
        'S10',
        label(
          '生产指令尚未下达（之后请用“变更订单”）',
          'an order not yet in production (then “Change the order”)',
        ),
        ['service'],
      )
    : met(order.placedAt);

/** What the master data does not know, or whom the supervisor declined, at its field. */
export const knownCustomer = (
  { outside }: Sight,
  customer: string | null,
  lines: readonly LineAnswers[],
): Refusal | undefined => {
  const wrongFields = [
    ...(customer !== null && !outside.customers.some(({ code }) => code === customer)
      ? [['customer', label('没有这个客户', 'No such customer')] as const]
      : []),
    ...declined(outside, customer),
    ...lines.flatMap((line) => wrongLine(line, outside.products)),
  ];
  return wrongFields.length > 0
    ? { code: 'answers', rule: 'S3', fields: Object.fromEntries(wrongFields) }
    : undefined;
};

/** A.customer: no order for a customer whom the supervisor declined. */
const declined = (outside: Sight['outside'], customer: string | null) => {
  const why = unapprovedOf(outside, customer)?.declined;
  if (!why) return [];
  const said = label(`新客户未获批准：${why}`, `This new customer was declined: ${why}`);
  return [['customer', said] as const];
};

/** What is wrong with a line as the mill makes paper, at its field. */
export const wrongLine = (line: LineAnswers, products: Sight['outside']['products']) => {
  const at = (field: string) => `lines.${line.id}.${field}`;
  const product = products.find(({ code }) => code === line.product);
  if (line.product !== null && !product)
    return [[at('product'), label('没有这个产品', 'No such product')] as const];
  if (!product) return [];
  if (line.form !== null && !product.forms.includes(line.form)) {
    return [[at('form'), label('此产品不做这种形式', 'This product is not made in this form')] as const];
  }
  if (line.widthMm !== null && (line.widthMm < product.leastWidthMm || line.widthMm > product.mostWidthMm)) {
    const range = `${product.leastWidthMm}–${product.mostWidthMm}`;
    return [[at('widthMm'), label(`可做宽度 ${range} mm`, `Widths made: ${range} mm`)] as const];
  }
  if (line.quantity === 0)
    return [[at('quantity'), label('数量须大于零', 'The quantity must be above zero')] as const];
  if (line.quantity !== null && product.unit !== 't' && line.quantity % 1000 !== 0) {
    return [[at('quantity'), label('按整件填写', 'Whole pieces, please')] as const];
  }
  return [];
};

/** S2.2: a salesperson's order is in writing (file or text) unless they travel; then it is marked oral. */
const writing = (
  { order }: Sight,
  { channel, sourceText, sourceFiles, oral }: IntakeAnswers,
): Refusal | undefined =>
  channel === 'salesperson' &&
  !isWrittenBySales(order) &&
  sourceText === null &&
  sourceFiles === null &&
  oral === null
    ? {
        code: 'answers',
        rule: 'S2.2',
        fields: {
          sourceText: label(
            '请附书面订单（文字或文件）；在途口头下单请勾选“口头订单”',
            'Add the written order (text or file), or tick “oral order” if the salesperson travels',
          ),
        },
      }
    : undefined;

/** The order's content after the memo was filled in; files already there stay, since a form cannot offer them again. */
export const contentFrom = (order: Order, answers: IntakeAnswers, facts: Filed): OrderContent => {
  const content = contentAnswered(order, answers, facts);
  const { source } = content;
  const isOral =
    content.channel === 'salesperson' && !source.written && (source.oral || lacksTheForm(content));
  return { ...content, source: { ...source, oral: isOral } };
};

/** S2.2: a message without a file that lacks the form's fields counts as oral, ticked or not. */
const lacksTheForm = (content: OrderContent): boolean =>
  content.source.files.length === 0 && !isComplete(content);

/** The content as answered, whatever of it is oral. */
export const contentAnswered = (order: Order, answers: IntakeAnswers, facts: Filed): OrderContent => {
  const { channel, contact, contactPhone, paymentMethod, wantedOn, wantedKind, deliveryAddress } = answers;
  const { receiver, receiverPhone, tolerance, packaging, labels, specialTerms } = answers;
  const { source } = order.content;
  const message = facts.message ?? source.message;
  return {
    channel: channels.find((known) => known === channel) ?? 'phone',
    customer: facts.customer,
    contact,
    contactPhone,
    lines: facts.lines,
    paymentMethod,
    wantedOn,
    wantedKind,
    deliveryAddress,
    receiver,
    receiverPhone,
    toleranceBasisPoints: tolerance,
    packaging,
    labels,
    specialTerms,
    source: {
      readBack: answers.readBack !== null,
      files: answers.sourceFiles ?? source.files,
      text: answers.sourceText,
      ...(message === undefined ? {} : { message }),
      ...(source.further === undefined ? {} : { further: source.further }),
      ...(answers.customersNumber ? { customersNumber: answers.customersNumber } : {}),
      ...(channel === 'salesperson' && isWrittenBySales(order) ? { written: true as const } : {}),
      oral: answers.oral !== null || isOralStill(order, answers),
    },
  };
};

/** S2.2: what was taken orally stays so marked until something written is added, whatever is ticked. */
const isOralStill = ({ content: { source } }: Order, { sourceText, sourceFiles }: IntakeAnswers): boolean =>
  source.oral &&
  (sourceText ?? '') === (source.text ?? '') &&
  same(sourceFiles ?? source.files, source.files);
