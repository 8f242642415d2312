import { z } from 'zod';
import { newCustomerPrefix, putName } from '../../blocks/form.ts';
import { customerOpen } from '../mill/forms/customer-open.ts';
import { findForm } from '../mill/forms/index.ts';
import { own } from '../order/own.ts';
import type { SlackDeps, Values } from './deps.ts';
import { millFormView } from './form-subject.ts';
import { Metadata, parseJson } from './inputs.ts';
import { showSoon } from './listeners/open.ts';
import { draftId } from './own-drafts.ts';
import { answered, type OpenView, redrawForm, withoutUndefined } from './redraw-form.ts';

const Chosen = z.object({ selected_option: z.object({ value: z.string() }) });

/** The name typed where the typeahead knew no such customer and “open a new one” was chosen; undefined for all else. */
export const newCustomerIn = (action: unknown): string | undefined => {
  const chosen = Chosen.safeParse(action);
  const value = chosen.success ? chosen.data.selected_option.value : '';
  return value.startsWith(newCustomerPrefix) ? value.slice(newCustomerPrefix.length) : undefined;
};

interface Wish {
  readonly open: OpenView;
  /** The question that asks for the customer. */
  readonly blockId: string;
  readonly name: string;
  readonly trigger: string;
}

/** The form of a new customer on top of the one being filled in, which is kept until the customer is there. */
export const openCustomerFrom = async (
  deps: SlackDeps,
  { open, blockId, name, trigger }: Wish,
): Promise<void> => {
  const { viewId, key, userId, metadata, typed } = open;
  const draft = draftId(`below:${viewId}`, userId, deps.now().toISOString());
  await deps.drafts(userId).write(draft, { ...withoutUndefined(typed), [shownAs]: JSON.stringify(metadata) });
  await showSoon(deps, { trigger, userId, inView: viewId }, async () => {
    const view = await customerView(deps, userId, name);
    const below = { viewId, key, blockId, draft };
    const kept = { ...JSON.parse(view.private_metadata || '{}'), below };
    return { ...view, private_metadata: JSON.stringify(kept) };
  });
};

/** The form of a new customer, with the name if one was typed. */
export const customerView = (
  deps: SlackDeps,
  userId: string,
  name: string,
): ReturnType<typeof millFormView> => {
  const form = findForm(customerOpen.key);
  if (!form) throw new Error('the mill has no form for a new customer');
  return millFormView(deps, form, { part: null, userId, raw: name === '' ? {} : { name } });
};

/** The customer is opened: the form below goes on with them chosen. */
export const chooseBelow = async (
  deps: SlackDeps,
  { below }: Metadata,
  { userId, raw }: { readonly userId: string; readonly raw: Values },
): Promise<void> => {
  const opened = deps.mill().outside.customers.findLast(({ name }) => name === String(raw.name ?? '').trim());
  if (!below || !opened) return;
  const drafts = deps.drafts(userId);
  const { [shownAs]: shown, ...typed } = await drafts.read(below.draft);
  await drafts.drop(below.draft);
  const metadata = Metadata.safeParse(parseJson(typeof shown === 'string' ? shown : undefined));
  if (!metadata.success) return;
  const { viewId, key, blockId } = below;
  const chosen = { ...typed, [blockId]: opened.code };
  await redrawForm(deps, { viewId, key, userId, metadata: metadata.data, typed: chosen }, (filled) => {
    const next = answered(filled, blockId);
    const put = putName(blockId);
    return { ...next, turns: { ...next.turns, [put]: (own(next.turns, put) ?? 0) + 1 } };
  });
};

/** Under this name the draft keeps what the form below was about. */
const shownAs = 'form.below';
