import type { AnyAction } from '../../order/action.ts';
import type { Hear } from '../../order/commands.ts';
import { accept, type Decision, refuse } from '../../order/decision.ts';
import type { OrderPlaced, Signed } from '../../order/events.ts';
import { evolve } from '../../order/evolve.ts';
import type { Order } from '../../order/order.ts';
import type { Opened, OrderHeard } from '../../order/order-messages.ts';
import { seenHash } from '../../order/seen.ts';
import { intake } from '../intake/01-intake.ts';
import { answersFrom } from '../intake/memo-answers.ts';
import { customerFor } from '../intake/order-customer.ts';

/** What another order says is written down; where it opens this one, with the memo it begins with. */
export const receive = ({ message: word, from, at, outside }: Hear, order: Order): Decision => {
  const { about, part, fen, payer, opens } = word;
  const heard: OrderHeard = {
    type: 'OrderHeard',
    about,
    from: { id: from.id, number: from.number },
    part,
    fen,
    ...(payer === undefined ? {} : { payer }),
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
  return accept(placed, memoOf(evolve(order, placed), { opens, outside, at }), heard);
};

interface Opening extends Pick<Hear, 'outside' | 'at'> {
  readonly opens: Opened;
}

/** S3: the memo of an order that was opened for another one, as the clerk would have filled it in. */
const memoOf = (order: Order, { opens: { by, content }, outside, at }: Opening): Signed => {
  const answers = answersFrom(content);
  return {
    type: 'Signed',
    action: intake.key,
    part: null,
    by,
    for: null,
    at,
    answers,
    facts: {
      customer: customerFor(order, outside, answers.customer),
      lines: content.lines,
      outside: outside.version,
    },
    seen: seenHash(intake as unknown as AnyAction, order, null),
  };
};
