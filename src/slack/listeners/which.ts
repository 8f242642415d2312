import type { App } from '@slack/bolt';
import { find } from '../../procedure/catalogue.ts';
import type { SlackDeps } from '../deps.ts';
import { Metadata, parseJson, readInputs } from '../inputs.ts';
import { viewFor } from '../open-form.ts';
import { SenselessError } from '../sorry.ts';

/** The answer to "which batch, which shipment?": the form of that part takes the question's place. */
export const registerWhich = (app: App, deps: SlackDeps): void => {
  app.view(/^which:/, async ({ ack, body, view }) => {
    const action = find(view.callback_id.slice('which:'.length));
    const metadata = Metadata.safeParse(parseJson(view.private_metadata));
    const chosen = readInputs(view).part;
    if (!action || !metadata.success || typeof chosen !== 'string')
      throw new SenselessError('a question of no form of ours');
    const { order } = await deps.journal.caughtUp(metadata.data.orderId ?? '');
    // A new part has no id yet; its option carries a dash, since Slack refuses an empty value.
    const drawn = await viewFor(deps, {
      action,
      order,
      part: chosen === '-' ? '' : chosen,
      userId: body.user.id,
    });
    return ack({ response_action: 'update', view: drawn });
  });
};
