import type { AnswersIn, Sight } from '../../order/action.ts';
import { type Check, forbidden, met, missing, type Refusal, wrong } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { statement } from '../../order/fields.ts';
import { same } from '../../order/json.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { problems } from '../../order/problems.ts';
import type { Line, OrderContent } from '../content.ts';
import { act } from '../define.ts';
import { allContent } from '../facets.ts';
import { paperOf } from '../goods/lines.ts';
import { quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import { knownCustomer } from '../intake/01-intake.ts';
import { gaps } from '../intake/completeness.ts';
import { contentFields, saidIn } from '../intake/content-form.ts';
import { lineFields, lineItems, linesFrom } from '../intake/intake-lines.ts';
import { customerFor } from '../intake/order-customer.ts';
import { withReadBack } from '../intake/read-back.ts';
import { notReadBack, readBackField, readIn } from '../intake/read-back-form.ts';
import { committed } from '../shipping/shipments.ts';
import { finishedTotal } from '../warehouse/batches.ts';
import type { ReviseFacts } from './whole-order-facts.ts';

const fields = {
  reason: statement(label('变更的原因', 'Why it changes'), {
    hint: label(
      '确认书须重出、重新签回；所涉签署作废，其余不变',
      'The confirmation is drawn and signed anew; signatures it touches fall, the others stand',
    ),
  }),
  ...contentFields,
  readBack: readBackField({ mayWait: false }),
};

type ReviseAnswers = AnswersIn<typeof fields, typeof lineFields>;

/**
 * A.change: what the customer changes after the confirmation was drawn, until the order closes. What falls follows from
 * what each signature covers; production is told to stop where its order falls (A.stop).
 */
export const revise = act({
  key: 'revise',
  rule: 'A.change',
  lane: 'commercial',
  title: label('变更订单', 'Change the order'),
  short: label('变更', 'Changed'),
  submit: label('变更', 'Change it'),
  by: ['service'],
  during: ['open', 'held'],
  again: 'adds',
  needs: (order) => [everDrawn(order)],
  covers: () => allContent,
  neverVoided: true,
  fields,
  lines: { of: lineItems, fields: lineFields, grows: true },
  judge: (sight, answers) =>
    knownCustomer(sight, answers.customer, answers.lines) ??
    incomplete(sight, answers) ??
    tooLate(sight, answers) ??
    unchanged(sight, answers) ??
    notReadBack(sight, contentAfter(sight, answers), answers.readBack),
  facts: (sight, answers): ReviseFacts => {
    const after = contentAfter(sight, answers);
    return {
      customer: after.customer,
      lines: after.lines,
      changed: changedBy(sight.order, after),
      ...readIn(sight, after, answers.readBack),
    };
  },
  evolve: (order, { answers, facts }) => {
    const { customer, lines, read } = facts;
    const content = { ...order.content, ...said(answers), customer, lines };
    return { ...order, content: read ? withReadBack(order.content, content, read) : content };
  },
  tells: (order) => [
    'salesperson',
    'service-supervisor',
    ...(stands(order, 'schedule') || (order.marks['production-countersign'] ?? []).length > 0
      ? (['production'] as const)
      : []),
  ],
  says: (order, { answers, facts }) => {
    const now = allContent
      .filter(({ name }) => facts.changed.includes(name))
      .map((facet) => {
        const value = facet.show(order);
        const named = ({ zh, en }: Label) => label(`${facet.label.zh}：${zh}`, `${facet.label.en}: ${en}`);
        return value.open === undefined
          ? named(value)
          : discreet(named(value), value.open.zh === '' ? facet.label : named(value.open));
      });
    return joined([...now, verbatim(`“${answers.reason}”`)], verbatim('\n'));
  },
});

/** Before that the memo is simply taken up again. */
const everDrawn = (order: Order): Check => {
  const drawn = (order.marks.confirmation ?? [])[0];
  return drawn ? met(drawn.at) : missing('S8', label('已出具的确认书', 'a confirmation'), ['service']);
};

/** The header as answered; names, phones and addresses stand in the answers alone. */
const said = ({ reason: _, readBack: __, ...content }: ReviseAnswers) => saidIn(content);

const contentAfter = ({ order, outside }: Sight, answers: ReviseAnswers): OrderContent => ({
  ...order.content,
  ...said(answers),
  customer: customerFor(order, outside, answers.customer),
  lines: linesFrom(answers.lines, outside, order.content.lines),
});

const changedBy = (order: Order, content: OrderContent): readonly string[] => {
  const after = { ...order, content };
  return allContent.filter((facet) => !same(facet.of(order), facet.of(after))).map(({ name }) => name);
};

/** What was confirmed is complete and stays so. */
const incomplete = (sight: Sight, answers: ReviseAnswers): Refusal | undefined => {
  const open = gaps(contentAfter(sight, answers));
  return open.length === 0
    ? undefined
    : {
        code: 'answers',
        rule: 'S3',
        fields: Object.fromEntries(open.map(({ blockId }) => [blockId, problems.required])),
      };
};

const unchanged = ({ order, ...sight }: Sight, answers: ReviseAnswers): Refusal | undefined =>
  same(contentAfter({ order, ...sight }, answers), order.content)
    ? forbidden('A.change', '内容没有变化。', 'Nothing would change.')
    : undefined;

/** Goods that are made stay what they are, and what a notice or a truck holds is not ordered away. */
const tooLate = (sight: Sight, answers: ReviseAnswers): Refusal | undefined => {
  const { order } = sight;
  const after = contentAfter(sight, answers);
  for (const line of order.content.lines) {
    const next = after.lines.find(({ id }) => id === line.id);
    const refusal = made(order, line, next) ?? shippedAlready(order, line, next);
    if (refusal) return refusal;
  }
  return committed(order).length > 0 && after.customer?.code !== order.content.customer?.code
    ? wrong(
        'A.change',
        'customer',
        '已有货物通知发货，不能换客户',
        'Goods are on a notice: not another customer',
      )
    : undefined;
};

const made = (order: Order, line: Line, next: Line | undefined): Refusal | undefined => {
  if (quantityFor(finishedTotal(order), line.id) === 0) return undefined;
  if (next && same(paperOf(line), paperOf(next))) return undefined;
  const [zh, en] = [
    '此行已有成品交验，请保留并另加一行',
    'Some of this is made: keep the line and add another',
  ];
  // A line that was taken out of the form has no field: what is said stands at the reason.
  return next ? wrong('A.change', `lines.${line.id}.product`, zh, en) : wrong('A.change', 'reason', zh, en);
};

const shippedAlready = (order: Order, line: Line, next: Line | undefined): Refusal | undefined => {
  const gone = quantityFor(committed(order), line.id);
  if (gone <= (next?.quantity ?? 0)) return undefined;
  const text: Label = amount(gone, line.product?.unit ?? 't');
  return wrong(
    'A.change',
    `lines.${line.id}.quantity`,
    `已通知发货 ${text.zh}`,
    `${text.en} are on a notice or gone`,
  );
};
