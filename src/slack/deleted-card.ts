import type { App } from '@slack/bolt';
import { z } from 'zod';

const Deleted = z.object({
  subtype: z.literal('message_deleted'),
  channel: z.string(),
  deleted_ts: z.string(),
});

/** Tells of every message somebody deletes: it may have been a card, which is then posted anew. */
export const watchDeleted = (app: App, onDeleted: (channel: string, ts: string) => Promise<void>): void => {
  app.event('message', async ({ event }) => {
    const deleted = Deleted.safeParse(event);
    if (deleted.success) await onDeleted(deleted.data.channel, deleted.data.deleted_ts);
  });
};
