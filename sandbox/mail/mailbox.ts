import type { AddressInfo, Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A letter as a customer would get it. */
export interface Letter {
  /** 1, 2 … */
  readonly id: number;
  /** ISO instant on the workspace's clock. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** All customers' mail, on a mail server of this machine that takes whatever comes. */
export interface Mailbox {
  /** Newest first. */
  readonly letters: () => readonly Letter[];
  readonly find: (id: number) => Letter | undefined;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** What is kept; older letters go. */
const mostKept = 200;
const mostBytes = 25 * 1024 * 1024;

/** Opens the mail server on the loopback address, where nobody else reaches it. */
export async function openMailbox(now: () => Date): Promise<Mailbox> {
  let letters: readonly Letter[] = [];
  let count = 0;
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: mostBytes,
    onData: (stream, session, callback) => {
      simpleParser(stream).then((mail) => {
        count += 1;
        const letter: Letter = {
          id: count,
          at: now().toISOString(),
          from: mail.from?.text ?? '',
          to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          attachments: mail.attachments.map(({ filename, contentType, content }) => ({
            name: filename || 'attachment',
            type: contentType,
            bytes: content,
          })),
        };
        letters = [letter, ...letters].slice(0, mostKept);
        callback(null, `kept as letter ${count} of the sandbox`);
      }, callback);
    },
  });
  // Whoever hangs up in the middle of a talk ends only that.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    letters: () => letters,
    find: (id) => letters.find((letter) => letter.id === id),
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
