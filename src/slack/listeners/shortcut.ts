import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { newOrderView, showSoon } from './open.ts';

/** New orders from anywhere, or from a message: its words go into the form as they were said. */
export const registerShortcut = (app: App, deps: SlackDeps): void => {
  app.shortcut('new_order', async ({ ack, shortcut }) => {
    await ack();
    const { trigger_id: trigger, user } = shortcut;
    await showSoon(deps, { trigger, userId: user.id, inView: undefined }, () => newOrderView(deps, user.id));
  });
  app.shortcut('order_from_message', async ({ ack, shortcut }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    const { trigger_id: trigger, user, message } = shortcut;
    const author = typeof message.user === 'string' ? (await deps.directory.actor(message.user)).roles : [];
    const words = {
      sourceText: message.text ?? '',
      ...(author.includes('sales') ? { channel: 'salesperson' } : {}),
    };
    await showSoon(deps, { trigger, userId: user.id, inView: undefined }, () =>
      newOrderView(deps, user.id, words),
    );
  });
};
