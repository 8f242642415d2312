import { label } from '../../order/labels.ts';
import type { Breach } from '../../order/law.ts';
import { factsOf, type Mark, type Order } from '../../order/order.ts';
import { isDoubled, isExcepted } from '../exceptions.ts';
import { firstOf, type Pair, pairs } from '../two-people.ts';

/** Process §6.11: one person gave two signatures that need two, by whatever delegation, stand-in or second role. */
export const onePersonForTwo = (order: Order): readonly Breach[] =>
  pairs.flatMap((one) =>
    (order.marks[one.first] ?? []).length === 0
      ? []
      : factsOf(order, one.second)
          .filter((mark) => isDoubled(order, one, mark) && !isExcused(order, one, mark))
          .map((mark) => breach(one, mark)),
  );

/** The later of the two is the one that needed the exception. */
const isExcused = (order: Order, one: Pair, mark: Mark): boolean => {
  const first = firstOf(order, one, mark);
  return isExcepted(order, one, first && first.version > mark.version ? first : mark);
};

const breach = ({ key, title }: Pair, { part, version, by }: Mark): Breach => ({
  of: `pair:${key}:${part ?? ''}:${version}`,
  by: 1,
  say: label(
    `${title.zh}须由两个人签，${by.name} 两项都签了（代签、委托、兼岗均算同一人）；请另一人签，或由客服主管说明理由准许一次。`,
    `${title.en} needs two people, and ${by.name} gave both (a delegate, a stand-in and a second role count as the same person): somebody else signs, or the service supervisor allows it once with a reason.`,
  ),
});
