import type { App, BlockAction } from '@slack/bolt';
import { linesAPage, plainId } from '../../../blocks/form.ts';
import type { SlackDeps, Values } from '../deps.ts';
import { Metadata, parseJson, readInputs } from '../inputs.ts';
import { newCustomerIn, openCustomerFrom } from '../new-customer.ts';
import { answered, type Filled, type Next, type OpenView, redrawForm } from '../redraw-form.ts';
import { SenselessError } from '../sorry.ts';

/** While a form is being filled in: lines added and removed, pages turned, questions that depend on an answer. */
export const registerFillIn = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>(/^form:/, async ({ ack, body, action }) => {
    await ack();
    const value = action.type === 'button' ? action.value : undefined;
    await redraw(deps, body, (filled) => moved(filled, action.action_id.slice('form:'.length), value));
  });
  // Inputs that say they redraw their form dispatch this; all inputs have the action id `value` (architecture §7).
  app.action<BlockAction>('value', async ({ ack, body, action }) => {
    await ack();
    const [open, name] = [openView(body), newCustomerIn(action)];
    const blockId = plainId(action.block_id);
    if (open && name !== undefined)
      await openCustomerFrom(deps, { open, blockId, name, trigger: body.trigger_id });
    else await redraw(deps, body, (filled) => answered(filled, blockId));
  });
};

const openView = ({ view, user, trigger_id: trigger }: BlockAction): OpenView | undefined => {
  const metadata = Metadata.safeParse(parseJson(view?.private_metadata));
  if (!view || !metadata.success) return undefined;
  return {
    viewId: view.id,
    key: view.callback_id,
    userId: user.id,
    metadata: metadata.data,
    typed: readInputs(view),
    trigger,
  };
};

const redraw = async (
  deps: SlackDeps,
  body: BlockAction,
  change: (filled: Filled) => Next,
): Promise<void> => {
  const open = openView(body);
  if (!open) throw new SenselessError('a form that is none of ours');
  await redrawForm(deps, open, change);
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
