import type { AnyAction } from '../src/order/action.ts';
import type { Language } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { plain } from './kit.ts';

interface Aim {
  readonly order: Pick<Order, 'id' | 'revision'>;
  readonly part?: string | null;
  readonly language: Language;
  readonly primary?: boolean;
}

/** The button of an action: `open:<key>` shows its form, `do:<key>` acts at once (design §7). */
export const actionButton = (action: AnyAction, { order, part, language, primary = false }: Aim) => ({
  type: 'button' as const,
  action_id: `${action.press}:${action.key}`,
  text: plain(action.title[language], 75),
  value: aim(order, part),
  ...(primary ? { style: 'primary' as const } : {}),
});

/** A button that shows something and signs nothing: `open:why`, `open:show`, `open:all`. */
export const lookButton = (key: string, text: string, { order }: Pick<Aim, 'order'>) => ({
  type: 'button' as const,
  action_id: `open:${key}`,
  text: plain(text, 75),
  value: aim(order),
});

export const aim = ({ id, revision }: Pick<Order, 'id' | 'revision'>, part?: string | null): string =>
  JSON.stringify({ orderId: id, revision, ...(part ? { part } : {}) });
