import type { Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { type Field, type Item, type Option, optional, sometimes, ticks } from '../../order/fields.ts';
import { readForm } from '../../order/form.ts';
import { joined, type Label, label } from '../../order/labels.ts';
import type { Raw } from '../../order/raw.ts';
import { hashOf } from '../../order/seen.ts';
import type { Line, OrderContent } from '../content.ts';
import { planRow } from '../terms/comparison.ts';
import { type ContentAnswers, contentFields, saidIn } from './content-form.ts';
import { lineFields, lineItems, linesFrom } from './intake-lines.ts';
import type { Spot } from './memo-spots.ts';
import { customerFor } from './order-customer.ts';
import { isIssued, isReadBack, unread } from './read-back.ts';

/** Ticked instead of the values: what came in is recorded at once, and the read-back stays owed (S3). */
const later: Option = {
  value: 'later',
  label: label('尚未复述，先保存', 'Not read back yet: save it as it stands'),
};

/**
 * S2.1: a box for each value that is still to be read back, as filled in so far; asked when the lines are there. A box
 * bears a mark of its value, so that a tick counts for no other. `mayWait` where the read-back may be owed for a while; `inPart` of a
 * form that asks for some of the order's lines only.
 */
export const readBackField = ({ mayWait = true, inPart = false } = {}): Field<readonly string[] | null> =>
  sometimes(
    (sight) => boxesNow(sight, inPart).length > 0,
    optional(
      ticks(
        label('复述确认（S2.1）：每读一项打一勾', 'Read-back (S2.1): a tick for each value read back'),
        (sight) => [...(mayWait ? [later] : []), ...boxesNow(sight, inPart)],
        { asTyped: true },
      ),
    ),
  );

interface Box extends Option {
  readonly of: readonly string[];
}

/** Which values were read back in this form, or need not be: block ids. Nothing of an order that came in writing. */
export const readIn = (
  sight: Sight,
  after: OrderContent,
  ticked: readonly string[] | null,
): { readonly read?: readonly string[] } => {
  if (!isReadBack(after)) return {};
  const open = unread(sight.order.content, after).map(({ blockId }) => blockId);
  const still = boxes(sight, after).flatMap(({ value, of }) => (ticked?.includes(value) ? [] : of));
  return { read: open.filter((blockId) => !still.includes(blockId)) };
};

/** Refused while a value is neither ticked nor left for later. */
export const notReadBack = (
  sight: Sight,
  after: OrderContent,
  ticked: readonly string[] | null,
): Refusal | undefined => {
  const left = boxes(sight, after).filter(({ value }) => !ticked?.includes(value)).length;
  if (left === 0 || ticked?.includes(later.value)) return undefined;
  const say = label(
    `还有 ${left} 项未复述：请读给客户听，逐项打勾`,
    `${left} not read back yet: read each to the customer and tick it`,
  );
  return { code: 'answers', rule: 'S2.1', fields: { readBack: say } };
};

const boxesNow = (sight: Sight, inPart: boolean): readonly Box[] => {
  const channel = sight.raw.channel ?? sight.order.content.channel;
  if ((channel !== 'phone' && channel !== 'visit') || isIssued(sight.order)) return [];
  const content = asTyped(sight, channel, inPart);
  return content ? boxes(sight, content) : [];
};

const boxes = (sight: Sight, after: OrderContent): readonly Box[] => {
  if (!isReadBack(after) || after.lines.length === 0 || isIssued(sight.order)) return [];
  const asked = unread(sight.order.content, after).filter(({ blockId }) => !isAgreed(sight, after, blockId));
  if (after.lines.length <= linesInFull) return asked.map((spot) => box([spot]));
  const inLine = (id: number) => asked.filter(({ blockId }) => blockId.startsWith(`lines.${id}.`));
  return [
    ...asked.filter(({ blockId }) => !blockId.startsWith('lines.')).map((spot) => box([spot])),
    ...after.lines
      .map(({ id }) => inLine(id))
      .filter(({ length }) => length > 0)
      .map(box),
  ];
};

/** A form has room for so many lines value by value; of more, a box names all that is to be read of a line. */
const linesInFull = 5;

const box = (spots: readonly Spot[]): Box => ({
  // Three digits tell a value that was changed, and give no phone number away.
  value: `${spots[0]?.blockId}#${hashOf(spots.map(({ value }) => value)).slice(0, 3)}`,
  label: joined(spots.map(named), label('，', ', ')),
  of: spots.map(({ blockId }) => blockId),
});

const named = ({ label: name, shown }: Spot): Label =>
  label(`${name.zh}：${shown.zh}`, `${name.en}: ${shown.en}`);

/** What stands in the contract or in the price plan was not said by the customer. */
const isAgreed = ({ order, outside, today }: Sight, after: OrderContent, blockId: string): boolean => {
  const { customer } = after;
  if (!customer) return false;
  if (blockId === 'paymentMethod') return after.paymentMethod === customer.contract.paymentMethod;
  const line = after.lines.find(({ id }) => blockId === `lines.${id}.unitPrice`);
  const on = order.placedAt === '' ? today : order.placedAt.slice(0, 10);
  return line !== undefined && planned(line) === line.unitPriceFen;

  function planned(priced: Line): number | undefined {
    return customer ? planRow(outside.prices, priced, customer, on)?.unitPriceFen : undefined;
  }
};

/** The order's content with what is typed so far; undefined while something of it cannot be read. */
const asTyped = (
  sight: Sight,
  channel: OrderContent['channel'],
  inPart: boolean,
): OrderContent | undefined => {
  const { order, outside } = sight;
  const items = [...(inPart ? lineItems({ ...sight, raw: {} }) : []), ...lineItems(sight)];
  const of = () => items.filter(({ id }, index) => items.findIndex((item) => item.id === id) === index);
  const filled = { ...sight, raw: filledIn(sight, of()) };
  const reading = readForm({ fields: contentFields, lines: { of, fields: lineFields } }, filled);
  if (reading.answers === null) return undefined;
  // Read by the memo's own fields.
  const answers = reading.answers as ContentAnswers;
  return {
    ...order.content,
    ...saidIn(answers),
    channel,
    customer: customerFor(order, outside, answers.customer),
    lines: linesFrom(answers.lines, outside, order.content.lines),
  };
};

/** What is typed, and for questions that this form does not ask what the order says. */
const filledIn = (sight: Sight, items: readonly Item[]): Readonly<Record<string, Raw>> => {
  const untyped = { ...sight, raw: {} };
  const header = Object.entries(contentFields).map(
    ([name, field]) => [name, field.initial?.(untyped, undefined)] as const,
  );
  const lines = items.flatMap((item) =>
    Object.entries(lineFields).map(
      ([name, field]) => [`lines.${item.id}.${name}`, field.initial?.(untyped, item)] as const,
    ),
  );
  return { ...Object.fromEntries([...header, ...lines]), ...sight.raw };
};
