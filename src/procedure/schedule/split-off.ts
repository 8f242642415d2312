import type { Sight } from '../../order/action.ts';
import type { Order } from '../../order/order.ts';
import type { OrderMessage } from '../../order/order-messages.ts';
import type { Person } from '../../order/roles.ts';
import type { Line } from '../content.ts';
import type { SplitOff } from '../intake/memo-facts.ts';

/** Lines that go to the order which this act opens; null where it opens none. */
export const splitOff = ({ opens }: Sight, lines: readonly Line[]): SplitOff | null =>
  opens ? { to: opens, lines } : null;

interface Splitting {
  readonly by: Person;
  readonly part: string;
  readonly split: SplitOff | null;
}

/** S6.1, S7.a: the lines split off become an order of their own, which says all else as this one does. */
export const splitWord = ({ clerk, content }: Order, { by, part, split }: Splitting): OrderMessage | null =>
  split && {
    about: 'split',
    part,
    to: split.to.number,
    fen: null,
    opens: { id: split.to.id, clerk, by, content: { ...content, lines: split.lines } },
  };
