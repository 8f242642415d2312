import type { AnyAction } from './action.ts';
import type { Hear } from './commands.ts';
import type { Line } from './content.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { OrderPlaced, Signed } from './events.ts';
import { evolve } from './evolve.ts';
import type { Order } from './order.ts';
import { customerFor } from './order-customer.ts';
import { seenHash } from './seen.ts';
import { intake } from './steps/01-intake.ts';
import type { IntakeAnswers } from './steps/intake-form.ts';
import type { LineAnswers } from './steps/intake-lines.ts';
import type { Opened, OrderHeard } from './words.ts';

/** What another order says is written down; where it opens this one, with the memo it begins with. */
export const hear = ({ word, from, at, outside }: Hear, order: Order): Decision => {
  const { about, part, fen, opens } = word;
  const heard: OrderHeard = {
    type: 'OrderHeard',
    about,
    from: { id: from.id, number: from.number },
    part,
    fen,
    at,
  };
  if (order.status !== 'new') return accept(heard);
  if (!opens) return refuse({ code: 'unknown', rule: 'M.seen' });
  const placed: OrderPlaced = {
    type: 'OrderPlaced',
    id: opens.id,
    number: word.to,
    kind: 'mill',
    clerk: opens.clerk,
    at,
  };
  return accept(placed, memoOf(evolve(order, placed), { opens, from, outside, at }), heard);
};

interface Opening extends Pick<Hear, 'from' | 'outside' | 'at'> {
  readonly opens: Opened;
}

/**
 * S3: the memo of an order opened for another one: customer, people and paper as they were there. How much, at what price
 * and by when is not known yet, so it is asked for.
 */
const memoOf = (order: Order, { opens, from: { content }, outside, at }: Opening): Signed => {
  const answers: IntakeAnswers = {
    ...blank,
    channel: opens.channel as IntakeAnswers['channel'],
    customer: content.customer?.code ?? null,
    contact: content.contact,
    contactPhone: content.contactPhone,
    paymentMethod: content.paymentMethod,
    wantedKind: content.wantedKind,
    deliveryAddress: content.deliveryAddress,
    receiver: content.receiver,
    receiverPhone: content.receiverPhone,
    tolerance: content.toleranceBasisPoints,
    packaging: content.packaging,
    labels: content.labels,
    sourceText: opens.text,
    sourceFiles: opens.files.length > 0 ? opens.files : null,
    lines: content.lines.map(answersOf),
  };
  return {
    type: 'Signed',
    action: intake.key,
    part: null,
    by: opens.by,
    for: null,
    at,
    answers,
    facts: {
      customer: customerFor(order, outside, answers.customer),
      lines: content.lines.map(unasked),
      outside: outside.version,
    },
    seen: seenHash(intake as unknown as AnyAction, order, null),
  };
};

/** What is not known yet. */
const blank = { wantedOn: null, specialTerms: null, oral: null, readBack: null };

const unasked = (line: Line): Line => ({ ...line, quantity: null, unitPriceFen: null });

const answersOf = ({ id, product, form, widthMm, lengthMm }: Line): LineAnswers => ({
  id,
  product: product?.code ?? null,
  form,
  widthMm,
  lengthMm,
  quantity: null,
  unitPrice: null,
});
