import { label } from '../../order/labels.ts';
import type { Breach } from '../../order/law.ts';
import { factsOf, type Mark, type Order } from '../../order/order.ts';
import { doubtable, doubtsAgainst } from '../terms/doubted.ts';

/**
 * Process §6.10: what an act signs, sends or lets go while something that it prints or stands on is doubted, or goods of a doubted
 * line. What was there before the doubt was raised is no breach: the doubt itself is news. Of anomalies see process §6.2, which
 * counts what an open one touches as not accepted.
 */
export const doubtedGoesOut = (after: Order, before: Order): readonly Breach[] =>
  doubtable.flatMap((key) =>
    factsOf(after, key)
      .filter(({ version }) => version > before.version)
      .flatMap((mark) =>
        doubtsAgainst(after, key, linesIn(mark)).map(({ id, about }) => ({
          of: `doubt:${id}:${key}:${mark.part ?? ''}`,
          by: 1,
          say: label(
            `疑问 ${id}（${about.zh}）未了结，所涉的文件不能发出、货物不能离厂；请销售员答复，再由客服主管或总监确认。`,
            `Doubt ${id} (${about.en}) is open: no paper that prints it goes out and no goods of it leave until the salesperson has answered and the service supervisor or the director acknowledged.`,
          ),
        })),
      ),
  );

/** The lines of the goods that a notice, a ship-first or a departure names. */
const linesIn = ({ facts }: Mark): readonly number[] | null => {
  if (typeof facts !== 'object' || facts === null || !('quantities' in facts)) return null;
  const { quantities } = facts;
  return Array.isArray(quantities)
    ? quantities.filter(({ quantity }) => quantity > 0).map(({ id }) => Number(id))
    : null;
};
