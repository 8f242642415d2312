import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Letter } from '../../src/desk/letter.ts';
import { readSmtpUrl } from '../../src/mail/smtp-address.ts';
import { openSmtpPost } from '../../src/mail/smtp-post.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';

let server: MailServer;
beforeAll(async () => {
  server = await openMailServer();
});
afterAll(() => server.close());
beforeEach(() => server.behaves({ kind: 'takes' }));

const letter: Letter = {
  messageId: '<0123456789abcdef@mill.example>',
  fromName: '华广纸业有限公司',
  to: 'czq@lianxing.example',
  subject: '销售部客户订单确认书 SO-261123-001 r1 · 华广纸业有限公司',
  text: '您好！附上确认书。\n',
  attachment: { name: '销售部客户订单确认书 SO-261123-001 r1.pdf', bytes: Buffer.alloc(300_000, 7) },
};
const send = () => openSmtpPost(server.config).send(letter);

describe('a letter by SMTP', () => {
  it('is accepted whole: subject, names, text and attachment, under its own id', async () => {
    const posted = await send();
    expect(posted).toMatchObject({ kind: 'accepted', words: expect.stringContaining('queued as 4711') });
    const [mail] = server.mails();
    expect(mail).toMatchObject({ messageId: letter.messageId, subject: letter.subject, text: letter.text });
    expect(mail?.from?.value).toEqual([{ name: letter.fromName, address: 'sales@mill.example' }]);
    expect(mail?.to).toMatchObject({ value: [{ address: letter.to }] });
    const [attachment] = mail?.attachments ?? [];
    expect(attachment).toMatchObject({ filename: letter.attachment.name, contentType: 'application/pdf' });
    expect(attachment?.content.equals(Buffer.from(letter.attachment.bytes))).toBe(true);
  });

  it('is refused where the server says so, in its words without the address', async () => {
    server.behaves({ kind: 'answers', code: 550, words: 'no mailbox <czq@lianxing.example> here' });
    const posted = await send();
    expect(posted.kind).toBe('refused');
    expect(posted.words).toContain('no mailbox');
    expect(posted.words).not.toContain('lianxing');
    server.behaves({ kind: 'answers-data', code: 554, words: 'looks like spam' });
    expect(await send()).toMatchObject({
      kind: 'refused',
      words: expect.stringContaining('looks like spam'),
    });
  });

  it('is for later where the server says so or nobody answers, before or after the message', async () => {
    server.behaves({ kind: 'answers', code: 450, words: 'greylisted' });
    expect(await send()).toMatchObject({ kind: 'later', words: expect.stringContaining('greylisted') });
    server.behaves({ kind: 'answers-data', code: 451, words: 'come again' });
    expect(await send()).toMatchObject({ kind: 'later', words: expect.stringContaining('come again') });
    const nobody = openSmtpPost({ ...server.config, smtpUrl: 'smtp://127.0.0.1:1' });
    expect(await nobody.send(letter)).toMatchObject({ kind: 'later' });
  });

  it('is unknown where the line is cut once it was handed over', async () => {
    server.behaves({ kind: 'cuts' });
    expect(await send()).toMatchObject({ kind: 'unknown' });
  });

  it('gives no password to a line that is not secured', async () => {
    expect(readSmtpUrl('smtp://u:p%40ss@mail.example')).toEqual({
      host: 'mail.example',
      port: 587,
      secure: false,
      auth: { user: 'u', pass: 'p@ss' },
      requireTLS: true,
    });
    expect(readSmtpUrl('smtps://mail.example')).toMatchObject({ port: 465, secure: true, auth: null });
    for (const wrongly of [
      'http://mail.example',
      'smtp://',
      'mail.example',
      'smtp://mail.example/x',
      'smtp://%zz:a@b',
    ])
      expect(readSmtpUrl(wrongly)).toBeNull();
    const secured = openSmtpPost({
      ...server.config,
      smtpUrl: server.config.smtpUrl.replace('127.0.0.1', 'u:secret-word@0.0.0.0'),
    });
    const posted = await secured.send(letter);
    expect(posted.kind).toBe('refused');
    expect(posted.words).not.toContain('secret-word');
  });
});
