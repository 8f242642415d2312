import type { Line, OrderContent } from '../content.ts';
import type { IntakeAnswers } from './intake-form.ts';
import type { LineAnswers } from './intake-lines.ts';

/** The memo's form as it would have been filled in for such content. */
export const answersFrom = (content: OrderContent): IntakeAnswers => {
  const { channel, customer, source, toleranceBasisPoints: tolerance, lines, ...same } = content;
  return {
    ...same,
    channel: channel === 'shop' ? 'phone' : channel,
    customer: customer?.code ?? null,
    tolerance,
    sourceText: source.text,
    sourceFiles: source.files.length > 0 ? source.files : null,
    customersNumber: source.customersNumber ?? null,
    oral: source.oral ? ticked : null,
    readBack: source.readBack ? ticked : null,
    onceMore: null,
    lines: lines.map(lineAnswers),
  };
};

const ticked = ['yes'] as const;

const lineAnswers = ({ product, quantity, unitPriceFen, ...line }: Line): Required<LineAnswers> => ({
  id: line.id,
  product: product?.code ?? null,
  form: line.form,
  widthMm: line.widthMm,
  lengthMm: line.lengthMm,
  diameterMm: line.diameterMm ?? null,
  coreMm: line.coreMm ?? null,
  // Thousandths of the product's unit, as the form's field keeps it: a tonne is a thousand kg.
  quantity: quantity === null || product?.unit === 't' ? quantity : quantity * 1000,
  unitPrice: unitPriceFen,
});
