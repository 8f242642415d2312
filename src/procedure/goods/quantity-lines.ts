import type { Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { type Item, optional } from '../../order/fields.ts';
import type { RuleId } from '../../order/keys.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { type LineSource, linesOf } from '../schedule/sources.ts';
import { quantity, quantityOf, quantityText } from './fields.ts';
import { lineText, productText } from './lines.ts';
import { type Quantities, quantityFor } from './quantities.ts';
import { amount } from './quantity.ts';

/** The order's lines, or those of one source, as a form asks about them. */
export const orderLines = (order: Order, source?: LineSource): readonly Item[] =>
  (source ? linesOf(order, source) : order.content.lines).map((line) => ({
    id: line.id,
    label: lineText(line, 'spec'),
  }));

/** "How much of this line", in the product's unit; blank is none. What is known already is filled in. */
export const quantityAsked = (
  name: Label,
  known: (order: Order, part: string | null, raw: Sight['raw']) => Quantities = () => [],
) =>
  optional(
    quantity(name, {
      hint: label('按吨、令或卷填写，没有则留空', 'In tonnes, reams or rolls; blank for none'),
      initial: ({ order, part, raw }, item) => {
        const line = order.content.lines.find(({ id }) => id === item?.id);
        const value = item ? quantityFor(known(order, part, raw), item.id) : 0;
        return line?.product && value > 0 ? quantityText(value, line.product.unit) : null;
      },
    }),
  );

interface Answered {
  readonly id: number;
  readonly quantity: number | null;
}

interface Judged {
  readonly order: Order;
  readonly answered: readonly Answered[];
  readonly most?: Quantities;
  /** The question's name, where it is another. */
  readonly name?: string;
}

/** The answers as kg or pieces by line; lines without any are left out. */
export const quantitiesFrom = (order: Order, answered: readonly Answered[]): Quantities =>
  answered.flatMap(({ id, quantity: thousandths }) => {
    const unit = order.content.lines.find((line) => line.id === id)?.product?.unit ?? 't';
    const value = thousandths === null ? undefined : quantityOf(thousandths, unit);
    return value === undefined || value === 0 ? [] : [{ id, quantity: value }];
  });

/** Refuses half a piece, and more of a line than `most` holds where that is given. */
export const badQuantity = (
  rule: RuleId,
  { order, answered, most, name = 'quantity' }: Judged,
): Refusal | undefined => {
  for (const { id, quantity: thousandths } of answered) {
    const unit = order.content.lines.find((line) => line.id === id)?.product?.unit ?? 't';
    const value = thousandths === null ? 0 : quantityOf(thousandths, unit);
    const blockId = `lines.${id}.${name}`;
    if (value === undefined) return wrong(rule, blockId, '按整件填写', 'Whole pieces, please');
    const limit = most ? quantityFor(most, id) : value;
    if (value > limit) {
      const text = amount(limit, unit);
      return wrong(rule, blockId, `不得超过 ${text.zh}`, `No more than ${text.en}`);
    }
  }
  return undefined;
};

/** Quantities in words, each with its product: "双胶纸 70g 12.5 吨、牛卡纸 125g 8 吨". */
export const quantitiesText = (order: Order, quantities: Quantities): Label =>
  quantities.length === 0
    ? verbatim('—')
    : joined(
        quantities.map(({ id, quantity: value }) => {
          const line = order.content.lines.find((candidate) => candidate.id === id);
          const product = line ? productText(line) : verbatim('?');
          const text = amount(value, line?.product?.unit ?? 't');
          return label(`${product.zh} ${text.zh}`, `${product.en} ${text.en}`);
        }),
      );
