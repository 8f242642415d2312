import type { App, BlockAction } from '@slack/bolt';
import { findView } from '../../../blocks/find.ts';
import type { SlackDeps } from '../deps.ts';
import { readInputs } from '../inputs.ts';
import { contextFor } from '../look.ts';

/** The search of Home and of the bare command: its answer stands in the same view, ready to search again. */
export const registerFind = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>('home:find', async ({ ack, body }) => {
    await ack();
    const view = findView(undefined, contextFor(deps, body.user.id));
    await deps.opening.views.open({ trigger_id: body.trigger_id, view });
  });
  app.view('find', async ({ ack, body, view }) => {
    const { words } = readInputs(view);
    const query = typeof words === 'string' ? words.trim() : '';
    const found = query === '' ? { rows: [], total: 0 } : await deps.board.find(query);
    await ack({
      response_action: 'update',
      view: findView({ query, ...found }, contextFor(deps, body.user.id)),
    });
  });
};
