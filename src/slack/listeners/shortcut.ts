import type { App } from '@slack/bolt';
import { z } from 'zod';
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
    const files = filesOf(message);
    await showSoon(deps, { trigger, userId: user.id, inView: undefined }, () =>
      newOrderView(deps, user.id, { raw: words, ...(files.length > 0 ? { dropped: files } : {}) }),
    );
  });
};

const Attached = z.object({ files: z.array(z.object({ id: z.string(), name: z.string().nullish() })) });
/** As many as a form's metadata has room for. */
const mostFiles = 5;

/** What hangs on the message (a fax, a photo of an order) is offered in the form. */
const filesOf = (message: unknown): readonly { readonly id: string; readonly name: string }[] => {
  const attached = Attached.safeParse(message);
  if (!attached.success) return [];
  return attached.data.files
    .slice(0, mostFiles)
    .map(({ id, name }) => ({ id, name: (name ?? id).slice(0, 40) }));
};
