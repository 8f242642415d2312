import { handle } from '../../../src/desk/handle.ts';
import type { DeskPorts } from '../../../src/desk/ports.ts';
import type { AnyAction } from '../../../src/order/action.ts';
import type { Order } from '../../../src/order/order.ts';
import { allMarks } from '../../../src/order/order.ts';
import type { OrderMessage } from '../../../src/order/order-messages.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import type { MessageDelivery } from '../../../src/store/deliveries.ts';
import type { JobDeps } from '../../deps.ts';
import type { Again } from '../retry.ts';
import { bringSideDeliveries } from '../side-deliveries.ts';

/** Writes what an order's acts say to another order into that one's journal: each once, however often it is tried. */
export const tellOrders = (deps: JobDeps): ((orderId: string) => Promise<Again>) =>
  bringSideDeliveries<MessageDelivery>(deps, {
    kind: 'word',
    bring: (delivery) => tell(deps.ports, delivery),
    fault: 'an order could not be told of another one; it is tried again',
  });

/** The word is read from the order itself, so that nothing personal of it lies anywhere but in the journal. */
const tell = async (ports: DeskPorts, { orderId, version }: MessageDelivery): Promise<void> => {
  const { order } = await ports.journal.caughtUp(orderId);
  const said = saidBy(order, version);
  if (!said) throw new Error(`order ${order.number} said nothing in its commit ${version}`);
  const { word, by, mine } = said;
  const told = await handle(ports)({
    orderId: word.opens?.id ?? (await idOf(ports, word.to)),
    via: `word:${orderId}:${version}`,
    submitted: { from: orderId, version },
    by,
    for: mine,
    command: () => ({
      type: 'Hear',
      message: word,
      from: order,
      at: ports.now().toISOString(),
      outside: ports.outside(),
    }),
  });
  if (told.kind === 'refused') throw new Error(`order ${word.to} is not there to be told`);
};

const saidBy = (order: Order, version: number) => {
  const mark = allMarks(order).find((candidate) => candidate.version === version);
  // A stored mark meets the action that wrote it.
  const word = mark && find(mark.action)?.message(order, mark as Parameters<AnyAction['message']>[1]);
  return mark && word ? { word: word satisfies OrderMessage, by: mark.by, mine: mark.for } : undefined;
};

const idOf = async (ports: DeskPorts, number: string): Promise<string> => {
  const order = await ports.orderByNumber(number);
  if (!order) throw new Error(`there is no order ${number} to be told`);
  return order.id;
};
