import type { AnyAction, Lead } from '../src/order/action.ts';
import { type Label, type Language, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Paper } from '../src/order/paper.ts';
import { type PaperName, paperKinds } from '../src/procedure/papers.ts';
import { plain } from './kit.ts';

interface Aim {
  readonly order: Pick<Order, 'id' | 'revision'>;
  readonly part?: string | null;
  readonly language: Language;
  readonly primary?: boolean;
  /** What the button says where it is not the action's title. */
  readonly text?: string;
}

/** The button of an action: `open:<key>` shows its form, `do:<key>` acts at once (architecture §7). */
export const actionButton = (action: AnyAction, { order, part, language, primary = false, text }: Aim) => ({
  type: 'button' as const,
  action_id: `${action.press}:${action.key}`,
  text: plain(text ?? action.title[language], 75),
  value: aim(order, part),
  ...(primary ? { style: 'primary' as const } : {}),
});

/** Opens the form of another act, filled in already with what is known. */
export const leadButton = (
  { action, label: text, raw }: Lead,
  { order: { id, revision }, language }: Pick<Aim, 'order' | 'language'>,
) => ({
  type: 'button' as const,
  action_id: `open:${action}`,
  style: 'primary' as const,
  text: plain(text[language], 75),
  value: JSON.stringify({
    orderId: id,
    revision,
    raw: Object.fromEntries(Object.entries(raw).map(([blockId, words]) => [blockId, words[language]])),
  }),
});

/** A button that shows something and signs nothing: `open:why`, `open:show`, `open:all`. */
export const lookButton = (key: string, text: string, { order }: Pick<Aim, 'order'>) => ({
  type: 'button' as const,
  action_id: `open:${key}`,
  text: plain(text, 75),
  value: aim(order),
});

/** Shows one act of an order whole, as it was written down by that commit, to who may see all of it (whole-act.ts). */
export const wholeButton = (
  order: Pick<Order, 'id' | 'revision'>,
  version: number,
  { language }: { readonly language: Language },
) => ({
  type: 'button' as const,
  action_id: 'open:whole',
  text: plain(label('查看全文', 'Show all of it')[language], 75),
  value: aim(order, String(version)),
});

/** Prints a paper that this commit drew or issued and sends the file to who pressed, if they may see it: `print:<kind>`. */
export const printButton = (
  { kind, title }: Pick<Paper, 'kind' | 'title'>,
  { order, version }: { readonly order: Pick<Order, 'id' | 'revision'>; readonly version: number },
  language: Language,
) => ({
  type: 'button' as const,
  action_id: `print:${kind}`,
  text: plain(`${title[language]} PDF`, 75),
  value: aim(order, String(version)),
});

/** Prints a paper that belongs to no order, of a day or month. */
export const millPrintButton = (
  { kind, part }: { readonly kind: PaperName; readonly part: string },
  language: Language,
) => ({
  type: 'button' as const,
  action_id: `print:${kind}`,
  text: plain(`${paperKinds[kind].title[language]} PDF`, 75),
  value: JSON.stringify({ paperOf: part }),
});

/** Begins a new order, from wherever it stands. */
export const newOrderButton = (language: Language) => ({
  type: 'button' as const,
  action_id: 'home:new',
  style: 'primary' as const,
  text: plain(label('新建订单', 'New order')[language], 75),
});

/** Asks what to look for. */
export const findButton = (language: Language) => ({
  type: 'button' as const,
  action_id: 'home:find',
  text: plain(label('查找', 'Find')[language], 75),
});

export const aim = ({ id, revision }: Pick<Order, 'id' | 'revision'>, part?: string | null): string =>
  JSON.stringify({ orderId: id, revision, ...(part ? { part } : {}) });

/** The button of a form that belongs to no order: `mill:<form>` (src/mill/forms). */
export const millButton = (
  { form, part, label: text }: { readonly form: string; readonly part: string | null; readonly label: Label },
  language: Language,
) => ({
  type: 'button' as const,
  action_id: `mill:${form}`,
  text: plain(text[language], 75),
  value: JSON.stringify({ form, part }),
});
