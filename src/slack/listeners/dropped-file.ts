import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { dropIn, looseIn } from '../drops.ts';

/**
 * A dropped file only offers, and the form is the act (architecture §4): in an order's thread the bot says or asks what it
 * is; in the channel of the orders and in somebody's own conversation with the desk it tells that person where it belongs.
 * Bolt acknowledges events before they are heard here, so a sweep finds the files in threads that this never heard of.
 */
export const registerDroppedFile = (app: App, deps: SlackDeps): void => {
  app.event('message', async ({ event }) => {
    const drop = dropIn(event.channel, event);
    const orderId = drop && (await deps.board.ofThread(drop.channel, drop.threadTs));
    if (orderId) return deps.offer(orderId, drop);
    const loose = looseIn(event.channel, event);
    if (!loose) return;
    const isOwn = 'channel_type' in event && event.channel_type === 'im';
    if (isOwn || loose.channel === (await deps.channelId(deps.mill().desk.channels.orders)))
      await deps.offerLoose(loose);
  });
};
