import type { App } from '@slack/bolt';
import { z } from 'zod';
import { fileOffer } from '../../../blocks/file-offer.ts';
import { partsOf } from '../../order/access.ts';
import { actions } from '../../order/catalogue.ts';
import { blocked } from '../../order/decide.ts';
import type { Order } from '../../order/order.ts';
import type { Actor } from '../../order/roles.ts';
import type { SlackDeps } from '../deps.ts';
import { contextFor, sightFor } from '../look.ts';

const Dropped = z.object({
  subtype: z.literal('file_share'),
  channel: z.string(),
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string().nullish() })).min(1),
});

/** A file dropped in an order's thread only offers: the bot asks what it is, and the form is the act (design §4). */
export const registerDroppedFile = (app: App, deps: SlackDeps): void => {
  app.event('message', async ({ event }) => {
    const dropped = Dropped.safeParse(event);
    if (!dropped.success) return;
    const { channel, thread_ts: threadTs, user, ts } = dropped.data;
    const orderId = await deps.board.ofThread(channel, threadTs);
    if (!orderId) return;
    const { order } = await deps.journal.caughtUp(orderId);
    const by = await deps.directory.actor(user);
    const files = dropped.data.files.map(({ id, name }) => ({ id, name: (name ?? id).slice(0, 40) }));
    const offer = fileOffer(
      { order, files, uses: usesFor(deps, order, by), userId: user },
      contextFor(deps, user),
    );
    await deps.client.chat.postMessage({
      channel,
      thread_ts: threadTs,
      ...offer,
      blocks: [...offer.blocks],
      metadata: {
        event_type: 'countersign',
        event_payload: { key: `offer:${channel}:${ts}`, order: order.number },
      },
    });
  });
};

/** The acts that take a file and that this person may sign on this order now. */
const usesFor = (deps: SlackDeps, order: Order, by: Actor) =>
  actions.filter(
    (action) =>
      Object.values(action.fields).some(({ input }) => input.kind === 'files') &&
      partsOf(action, order).some(
        (part) => blocked(action, sightFor(deps, { order, by, part: part?.id ?? null })) === undefined,
      ),
  );
