import type { ModalView } from '@slack/types';
import { linesAPage } from '../../blocks/form.ts';
import type { AnyForm, Sight } from '../order/action.ts';
import { itemsOf, questions } from '../order/form.ts';
import type { SlackDeps } from './deps.ts';
import { Metadata, parseJson } from './inputs.ts';

/**
 * A form whose lines go on beyond its first page is handed in by that page alone: what stands on the others is kept from
 * the start, or lines that nobody turned to would count as removed.
 */
export const seededDraft = async (
  { drafts }: Pick<SlackDeps, 'drafts'>,
  { action, sight }: { readonly action: AnyForm; readonly sight: Sight },
  view: ModalView,
): Promise<ModalView> => {
  const metadata = Metadata.safeParse(parseJson(view.private_metadata));
  const draft = metadata.success ? metadata.data.draft : undefined;
  if (draft === undefined || !action.lines?.grows || itemsOf(action, sight).length <= linesAPage) return view;
  const lines = questions(action, sight).flatMap(({ blockId, field, item }) =>
    item ? [[blockId, sight.raw[blockId] ?? field.initial?.(sight, item) ?? null] as const] : [],
  );
  const own = drafts(sight.by.id);
  await own.write(draft, { ...(await own.read(draft)), ...Object.fromEntries(lines) });
  return view;
};
