import type { ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { plainId } from '../../blocks/form.ts';
import { refusedFor } from '../../blocks/refusal.ts';
import type { Label } from '../order/labels.ts';

/** What a submitted form is answered. */
export type Response =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'push' | 'update'; readonly view: ModalView };

/** Errors stand at their own input; one about a question that is not on this page stands at the first. */
export const errorsIn = (
  view: ViewSubmitAction['view'],
  fields: Readonly<Record<string, Label>>,
  reader: Parameters<typeof refusedFor>[1],
): Record<string, string> => {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id ?? '');
  const errors: Record<string, string> = {};
  for (const [blockId, problem] of Object.entries(fields)) {
    const own = inputs.find((input) => plainId(input) === blockId);
    const at = own ?? inputs[0] ?? blockId;
    const said = refusedFor(problem, reader);
    const text = own ? said : `${blockId}: ${said}`;
    errors[at] = errors[at] ? `${errors[at]}; ${text}` : text;
  }
  return errors;
};
