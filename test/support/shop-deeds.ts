import { sign } from '../../src/desk/sign.ts';
import type { Raw } from '../../src/order/raw.ts';
import { seenHash } from '../../src/order/seen.ts';
import { find } from '../../src/procedure/catalogue.ts';
import type { TestDesk } from './desk.ts';
import { people } from './mill.ts';

/** What the mill's own people do to a shop order, as a form in Slack would. */
export const signShop = async (
  { desk }: TestDesk,
  orderId: string,
  action: string,
  raw: Readonly<Record<string, Raw>> = {},
  by: keyof typeof people = 'chen',
): Promise<void> => {
  const { order } = await desk.ports.journal.caughtUp(orderId);
  const known = find(action);
  if (!known) throw new Error(`there is no action ${action}`);
  const outcome = await sign(desk.ports)({
    orderId,
    action,
    part: null,
    raw,
    seen: seenHash(known, order, null),
    by: people[by],
    via: `test:${action}:${order.version}`,
  });
  if (outcome.kind !== 'signed') throw new Error(`${action} was not signed: ${JSON.stringify(outcome)}`);
};

/** The call that confirms an order (E2). */
export const validCall = {
  result: 'valid',
  spokeWith: '王小明',
  checked: ['address', 'receiver', 'goods', 'sum'],
  arrangements: '周三上午送到',
} as const;
