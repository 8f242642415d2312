import type { App, BlockAction } from '@slack/bolt';
import { customersFor } from '../customers.ts';
import type { SlackDeps } from '../deps.ts';
import { SenselessError } from '../sorry.ts';

/** One of several customers that were found: their page takes the list's place. */
export const registerCustomers = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>('customer:look', async ({ ack, body, action }) => {
    await ack();
    const code = action.type === 'button' ? (action.value ?? '') : '';
    if (!body.view || code === '') throw new SenselessError('a customer without a code');
    const view = await customersFor(deps, body.user.id, code);
    await deps.client.views.update({ view_id: body.view.id, view });
  });
};
