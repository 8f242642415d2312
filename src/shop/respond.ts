import type { Outcome } from '../desk/handle.ts';
import type { Shop } from '../desk/shops.ts';
import type { Order } from '../order/order.ts';
import { shopView } from '../procedure/shop/shop-view.ts';
import type { ShopDeps } from './deps.ts';
import { ProblemError } from './problems.ts';
import { problemOfRefusal } from './refusals.ts';

interface Answer {
  readonly view: ReturnType<typeof shopView>;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a shop is answered: the order after its act; the very same for the same act once more. */
export const respond = async (deps: ShopDeps, shop: Shop, outcome: Outcome): Promise<Answer> => {
  switch (outcome.kind) {
    case 'signed':
    case 'nothing-new':
      return answerOf(outcome.order);
    case 'repeated':
      return repeatedAnswer(deps, outcome);
    case 'signed-otherwise':
      throw new ProblemError('key-reused');
    case 'refused':
      throw problemOfRefusal(outcome.refusal, shop);
    default:
      return outcome satisfies never;
  }
};

export const answerOf = (order: Order): Answer => {
  const view = shopView(order);
  return { view, headers: { etag: `"${view.version}"` } };
};

/** The first answer, as the order stood when it was given. */
const repeatedAnswer = async (
  { history }: ShopDeps,
  { order, commit }: Extract<Outcome, { kind: 'repeated' }>,
): Promise<Answer> => {
  const then = order.version === commit.version ? order : (await history(commit.orderId))[commit.version - 1];
  const { view, headers } = answerOf(then ?? order);
  return { view, headers: { ...headers, 'idempotent-replayed': 'true' } };
};
