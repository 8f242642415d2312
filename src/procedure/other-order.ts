import type { Sight } from '../order/action.ts';
import { type Refusal, wrong } from '../order/decision.ts';
import type { RuleId } from '../order/keys.ts';
import type { Raw } from '../order/raw.ts';

/** An order's number as somebody typed it; null where nothing was. */
export const typedNumber = (raw: Raw | undefined): string | null =>
  typeof raw === 'string' && raw.trim() !== '' ? raw.normalize('NFKC').trim().toUpperCase() : null;

/** Refused at its field unless the order named is another one, there, and of the same customer, or of the one named. */
export const mustBeTheirs = (
  { order, other }: Sight,
  {
    rule,
    blockId,
    customer = order.content.customer?.code,
  }: { readonly rule: RuleId; readonly blockId: string; readonly customer?: string | undefined },
): Refusal | undefined => {
  if (!other) {
    return wrong(
      rule,
      blockId,
      '没有这张订单；请填编号，如 SO-261123-017',
      'There is no such order; a number such as SO-261123-017, please',
    );
  }
  if (other.id === order.id) return wrong(rule, blockId, '须是另一张订单', 'Another order than this, please');
  return other.content.customer?.code === customer
    ? undefined
    : wrong(rule, blockId, '那张订单不是同一客户的', 'That order is not the same customer’s');
};
