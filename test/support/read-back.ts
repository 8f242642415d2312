import { sightOf } from '../../src/order/decide.ts';
import { questions, tickBlocks } from '../../src/order/form.ts';
import type { Order } from '../../src/order/order.ts';
import type { Raw } from '../../src/order/raw.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { commandOf, type Deed } from './given.ts';

/** The boxes of the read-back that a form shows as filled in by a deed, block by block; none where it asks for none. */
export const readBackBoxes = (order: Order, deed: Deed): Readonly<Record<string, readonly string[]>> => {
  const action = find(deed.action);
  if (!action) return {};
  const sight = sightOf(commandOf(deed, order), order, null);
  const question = questions(action, sight).find(({ name }) => name === 'readBack');
  const blocks = question ? tickBlocks(question, sight) : [];
  return Object.fromEntries(
    blocks.map(({ blockId, options }) => [blockId, options.map(({ value }) => value)] as const),
  );
};

/** The deed with every value ticked that its form asks to read back. */
export const readBack = (order: Order, deed: Deed): Deed => {
  const ticked: Record<string, Raw> = Object.fromEntries(
    Object.entries(readBackBoxes(order, deed)).map(([blockId, values]) => [
      blockId,
      values.filter((value) => value !== 'later'),
    ]),
  );
  return { ...deed, raw: { ...deed.raw, ...ticked } };
};
