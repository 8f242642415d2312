import type { App } from '@slack/bolt';
import { z } from 'zod';
import { mostInStatement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { messageKey } from '../../procedure/intake/sources.ts';
import type { SlackDeps } from '../deps.ts';
import { contextFor } from '../look.ts';
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
    const from = messageKey(shortcut.channel.id, message.ts);
    await showSoon(deps, { trigger, userId: user.id, inView: undefined }, async () => {
      const { sourceText, kept, notice } = await wordsOf(deps, user.id, message.text ?? '');
      const files = [...kept, ...filesOf(message)].slice(0, mostFiles);
      return newOrderView(deps, user.id, {
        raw: { sourceText, ...(author.includes('sales') ? { channel: 'salesperson' } : {}) },
        message: from,
        ...(notice === undefined ? {} : { notice }),
        ...(files.length > 0 ? { dropped: files } : {}),
      });
    });
  });
};

/** The first 2,000 characters, no sign cut in half. */
const beginningOf = (text: string): string => text.slice(0, 2000).replace(/[\uD800-\uDBFF]$/, '');

interface Words {
  readonly sourceText: string;
  /** The whole text as a file, where the form's field does not hold it. */
  readonly kept: readonly { readonly id: string; readonly name: string }[];
  readonly notice?: string;
}

/** S1: a text longer than the form's field holds is kept as a file, and the form says so; nothing is cut without a word. */
const wordsOf = async (deps: SlackDeps, userId: string, text: string): Promise<Words> => {
  if (text.length <= mostInStatement) return { sourceText: text, kept: [] };
  const name = 'message.txt';
  const uploaded = Uploaded.parse(await deps.client.filesUploadV2({ content: text, filename: name }));
  const id = uploaded.files[0].files[0].id;
  const { language } = contextFor(deps, userId);
  const cut = label('……（全文见文件）', '… (the whole text is in the file)')[language];
  return {
    sourceText: `${beginningOf(text)}${cut}`,
    kept: [{ id, name }],
    notice: label(
      `原话共 ${text.length} 字，超出一栏：全文已存为文件 ${name}（下面已勾选），栏内只是开头。`,
      `Their words are ${text.length} characters, more than a field holds: all of it is kept as the file ${name}, ticked below; the field shows how it begins.`,
    )[language],
  };
};

const One = z.object({ id: z.string() });
const Uploaded = z.object({ files: z.tuple([z.object({ files: z.tuple([One]) })]) });

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
