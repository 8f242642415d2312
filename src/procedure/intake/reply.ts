import { standing } from '../../order/marks.ts';
import { everyMark, type Order } from '../../order/order.ts';
import { replyPromise } from './04-reply-promise.ts';

/** The reply a customer was promised and has not had (S4). */
export interface OwedReply {
  /** ISO instant by which it was promised. */
  readonly by: string;
  readonly toldWhom: string;
  readonly promisedAt: string;
}

/** The promised reply that is still owed: ended by a recorded answer or by the confirmation's sending, whichever is first. */
export const owedReply = (order: Order): OwedReply | undefined => {
  const promise = standing(order, replyPromise);
  if (!promise || wasGiven(order, promise.version)) return undefined;
  const { replyBy, toldWhom } = promise.answers;
  return { by: replyBy, toldWhom, promisedAt: promise.at };
};

const wasGiven = (order: Order, since: number): boolean =>
  [...everyMark(order, 'reply-given'), ...everyMark(order, 'confirmation-sent')].some(
    ({ version, fallen }) => version > since && fallen?.why !== 'withdrawn' && fallen?.why !== 'reversed',
  );
