import { formView } from '../../blocks/form.ts';
import type { AnyForm } from '../order/action.ts';
import { itemsOf } from '../order/form.ts';
import type { Order } from '../order/order.ts';
import { own } from '../order/own.ts';
import type { SlackDeps, Values } from './deps.ts';
import { subjectOf } from './form-subject.ts';
import type { Metadata } from './inputs.ts';
import { redrawView } from './redraw-view.ts';
import { SenselessError } from './sorry.ts';

/** A form as it stands before the person: what is typed on all its pages, and where they are. */
export interface Filled {
  readonly action: AnyForm;
  readonly order: Order;
  readonly raw: Values;
  readonly page: number;
  readonly turns: Readonly<Record<string, number>>;
  readonly items: readonly number[];
  /** Highest line number ever used in this form or order: a line's number is never used again. */
  readonly highest: number;
}

export type Next = Pick<Filled, 'raw' | 'page' | 'turns'>;

/** A view somebody has open: which form it is, and what is typed on the page they see. */
export interface OpenView {
  readonly viewId: string;
  readonly key: string;
  readonly userId: string;
  readonly metadata: Metadata;
  readonly typed: Values;
  /** Of the press that asks for the redrawing; absent where another view has used it. */
  readonly trigger?: string | undefined;
}

/** Draws an open form anew after a change to what is typed in it; its content stays as it was shown. */
export const redrawForm = async (
  deps: SlackDeps,
  { viewId, key, userId, metadata, typed, trigger }: OpenView,
  change: (filled: Filled) => Next,
): Promise<void> => {
  const { orderId, draft, part = null, page = 0, turns = {} } = metadata;
  const subject = await subjectOf(deps, { key, orderId, part, userId });
  if (!subject) throw new SenselessError(`a form ${key} that is none of ours`);
  const { action } = subject;
  const raw =
    draft && (page > 0 || Object.keys(turns).length > 0)
      ? { ...(await deps.drafts(userId).read(draft)), ...typed }
      : typed;
  const { order } = subject.sight(raw);
  const items = itemsOf(action, subject.sight(raw)).map(({ id }) => id);
  const highest = Math.max(
    0,
    ...items,
    ...order.content.lines.map(({ id }) => id),
    ...(turns['form.highest'] ? [turns['form.highest']] : []),
  );
  const next = change({ action, order, raw, page, turns, items, highest });
  if (draft) await deps.drafts(userId).write(draft, withoutUndefined(next.raw));
  const language = deps.directory.language(userId);
  const drawn = formView({
    action,
    sight: subject.sight(next.raw),
    language,
    page: next.page,
    turns: next.turns,
    ...(draft ? { draft } : {}),
    ...(subject.template ? { template: subject.template } : {}),
    ...(metadata.files ? { dropped: metadata.files } : {}),
    ...(metadata.message === undefined ? {} : { message: metadata.message }),
  });
  // What was shown stays what was shown: redrawing must not renew the hash of the content behind the form.
  const kept = { ...JSON.parse(drawn.private_metadata ?? '{}'), seen: metadata.seen };
  // Without the hash: a person who presses twice in a row must get both, and what is typed stays by its block ids.
  const view = { ...drawn, private_metadata: JSON.stringify(kept) };
  await redrawView(deps, { viewId, view, userId, language, trigger });
};

/** A question was answered that others follow: they forget what they proposed and get fresh block ids. */
export const answered = ({ action, raw, page, turns }: Filled, blockId: string): Next => {
  const line = /^lines\.(\d+)\.(.+)$/.exec(blockId);
  const name = line?.[2] ?? blockId;
  const fields = line ? (action.lines?.fields ?? {}) : action.fields;
  const followers = Object.entries(fields).flatMap(([key, field]) =>
    field.follows === name ? [line ? `lines.${line[1]}.${key}` : key] : [],
  );
  if (followers.length === 0) return { raw, page, turns };
  const rest = Object.fromEntries(Object.entries(raw).filter(([key]) => !followers.includes(key)));
  return { raw: rest, page, turns: { ...turns, [blockId]: (own(turns, blockId) ?? 0) + 1 } };
};

/** What is typed as a draft keeps it. */
export const withoutUndefined = (raw: Values): Record<string, string | readonly string[] | null> =>
  Object.fromEntries(Object.entries(raw).map(([blockId, value]) => [blockId, value ?? null]));
