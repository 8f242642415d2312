import type { GenericMessageEvent } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { stage, workspaceAlone } from './with-app.ts';

describe('files', () => {
  it('go up in three steps, and their share shows a moment later', async () => {
    const { client, workspace } = await workspaceAlone();
    const card = await client.chat.postMessage({ channel: 'CORDERS', text: 'card' });
    const answer = await client.filesUploadV2({
      channel_id: 'CORDERS',
      thread_ts: card.ts as string,
      filename: 'paper.txt',
      content: 'ten tonnes',
      initial_comment: 'the paper',
    });
    expect(answer.ok).toBe(true);
    const share = await workspace.until(
      async () => (await workspace.thread('orders', card.ts as string))[1],
      'the share',
    );
    expect(share).toMatchObject({ text: 'the paper', files: [{ name: 'paper.txt' }] });
    const info = await client.files.info({ file: String(share.files?.[0]?.id) });
    expect(info.file?.shares?.public?.CORDERS?.[0]).toMatchObject({ ts: share.ts, thread_ts: card.ts });
  });

  it('are given to the app only with its token', async () => {
    const { app, sandbox, workspace } = await stage();
    const got = new Promise<GenericMessageEvent>((resolve) => {
      app.message(({ message }) => Promise.resolve(resolve(message as unknown as GenericMessageEvent)));
    });
    await workspace.as('chen.yu').says('orders', '', { files: [{ name: 'fax.txt', text: 'hello' }] });
    const event = await got;
    expect(event).toMatchObject({ subtype: 'file_share', channel_type: 'channel', user: 'UCHENYU' });
    const address = String(event.files?.[0]?.url_private_download);
    const stranger = await fetch(address);
    expect(stranger.headers.get('content-type')).toContain('text/html');
    const allowed = await fetch(address, { headers: { authorization: `Bearer ${sandbox.tokens.bot}` } });
    expect(await allowed.text()).toBe('hello');
  });

  it('want a length, and the bytes that were announced', async () => {
    const { client } = await workspaceAlone();
    await expect(client.files.getUploadURLExternal({ filename: 'a', length: 0 })).rejects.toThrow(
      'missing_argument',
    );
    const { upload_url, file_id } = await client.files.getUploadURLExternal({ filename: 'a', length: 3 });
    expect((await fetch(String(upload_url), { method: 'POST', body: 'four' })).status).toBe(400);
    await expect(client.files.completeUploadExternal({ files: [{ id: String(file_id) }] })).rejects.toThrow(
      'file_not_found',
    );
    expect(await (await fetch(String(upload_url), { method: 'POST', body: 'abc' })).text()).toBe('OK - 3');
    expect((await client.files.completeUploadExternal({ files: [{ id: String(file_id) }] })).ok).toBe(true);
  });
});
