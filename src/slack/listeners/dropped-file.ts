import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { dropIn } from '../drops.ts';

/**
 * A file dropped in an order's thread only offers: the bot asks what it is, and the form is the act (architecture §4). Bolt
 * acknowledges events before they are heard here, so a sweep finds the files that this never heard of.
 */
export const registerDroppedFile = (app: App, deps: SlackDeps): void => {
  app.event('message', async ({ event }) => {
    const drop = dropIn(event.channel, event);
    const orderId = drop && (await deps.board.ofThread(drop.channel, drop.threadTs));
    if (orderId) await deps.offer(orderId, drop);
  });
};
