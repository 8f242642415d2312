import type { App, BlockAction } from '@slack/bolt';
import { formView, linesAPage, plainId } from '../../../blocks/form.ts';
import type { AnyAction } from '../../order/action.ts';
import { itemsOf } from '../../order/form.ts';
import type { Order } from '../../order/order.ts';
import type { SlackDeps, Values } from '../deps.ts';
import { subjectOf } from '../form-subject.ts';
import { Metadata, parseJson, readInputs } from '../inputs.ts';

/** While a form is being filled in: lines added and removed, pages turned, questions that depend on an answer. */
export const registerFillIn = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>(/^form:/, async ({ ack, body, action }) => {
    await ack();
    const value = action.type === 'button' ? action.value : undefined;
    await redraw(deps, body, (filled) => moved(filled, action.action_id.slice('form:'.length), value));
  });
  // Inputs that say they redraw their form dispatch this; all inputs have the action id `value` (design §7).
  app.action<BlockAction>('value', async ({ ack, body, action }) => {
    await ack();
    await redraw(deps, body, (filled) => answered(filled, plainId(action.block_id)));
  });
};

/** A form as it stands before the person: what is typed on all its pages, and where they are. */
interface Filled {
  readonly action: AnyAction;
  readonly order: Order;
  readonly raw: Values;
  readonly page: number;
  readonly turns: Readonly<Record<string, number>>;
  readonly items: readonly number[];
  /** Highest line number ever used in this form or order: a line's number is never used again. */
  readonly highest: number;
}

type Next = Pick<Filled, 'raw' | 'page' | 'turns'>;

const redraw = async (
  deps: SlackDeps,
  body: BlockAction,
  change: (filled: Filled) => Next,
): Promise<void> => {
  const { view } = body;
  const metadata = Metadata.safeParse(parseJson(view?.private_metadata));
  if (!view || !metadata.success) return;
  const { orderId, draft, part = null, page = 0, turns = {} } = metadata.data;
  const about = { key: view.callback_id, orderId, part, userId: body.user.id };
  const subject = await subjectOf(deps, about);
  if (!subject) return;
  const { action } = subject;
  const typed = readInputs(view);
  const raw =
    draft && (page > 0 || Object.keys(turns).length > 0)
      ? { ...(await deps.drafts.read(draft)), ...typed }
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
  if (draft) await deps.drafts.write(draft, withoutUndefined(next.raw));
  const drawn = formView({
    action,
    sight: subject.sight(next.raw),
    language: deps.directory.language(body.user.id),
    page: next.page,
    turns: next.turns,
    ...(draft ? { draft } : {}),
    ...(metadata.data.files ? { dropped: metadata.data.files } : {}),
  });
  // What was shown stays what was shown: redrawing must not renew the hash of the content behind the form.
  const kept = { ...JSON.parse(drawn.private_metadata ?? '{}'), seen: metadata.data.seen };
  // Without the hash: a person who presses twice in a row must get both, and what is typed stays by its block ids.
  await deps.client.views.update({
    view_id: view.id,
    view: { ...drawn, private_metadata: JSON.stringify(kept) },
  });
};

const moved = (filled: Filled, what: string, value: string | undefined): Next => {
  const { raw, page, turns, items, highest } = filled;
  switch (what) {
    case 'add-line': {
      const id = highest + 1;
      const grown = { ...keepLines(raw, items), [`lines.${id}.product`]: null };
      return {
        raw: grown,
        page: Math.floor(items.length / linesAPage),
        turns: { ...turns, 'form.highest': id },
      };
    }
    case 'remove-line': {
      const rest = Object.fromEntries(
        Object.entries(keepLines(raw, items)).filter(([blockId]) => !blockId.startsWith(`lines.${value}.`)),
      );
      const last = Math.max(0, Math.ceil((items.length - 1) / linesAPage) - 1);
      return { raw: rest, page: Math.min(page, last), turns: { ...turns, 'form.highest': highest } };
    }
    case 'next-page':
      return { raw, page: page + 1, turns };
    case 'previous-page':
      return { raw, page: Math.max(0, page - 1), turns };
    default:
      return { raw, page, turns };
  }
};

/** Every line is present by at least one id, so that an untouched empty line does not vanish. */
const keepLines = (raw: Values, items: readonly number[]): Values => ({
  ...Object.fromEntries(items.map((id) => [`lines.${id}.product`, null])),
  ...raw,
});

/** A question was answered that others follow: they forget what they proposed and get fresh block ids. */
const answered = ({ action, raw, page, turns }: Filled, blockId: string): Next => {
  const line = /^lines\.(\d+)\.(.+)$/.exec(blockId);
  const name = line?.[2] ?? blockId;
  const fields = line ? (action.lines?.fields ?? {}) : action.fields;
  const followers = Object.entries(fields).flatMap(([key, field]) =>
    field.follows === name ? [line ? `lines.${line[1]}.${key}` : key] : [],
  );
  if (followers.length === 0) return { raw, page, turns };
  const rest = Object.fromEntries(Object.entries(raw).filter(([key]) => !followers.includes(key)));
  return { raw: rest, page, turns: { ...turns, [blockId]: (turns[blockId] ?? 0) + 1 } };
};

const withoutUndefined = (raw: Values): Record<string, string | readonly string[] | null> =>
  Object.fromEntries(Object.entries(raw).map(([blockId, value]) => [blockId, value ?? null]));
