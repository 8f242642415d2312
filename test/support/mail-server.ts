import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { MailConfig } from '../../src/mail/smtp-post.ts';

/** What the server does with the next letter, and with all after it. */
export type Behaviour =
  | { readonly kind: 'takes' }
  /** The answer to the recipient, such as 550 or 450. */
  | { readonly kind: 'answers'; readonly code: number; readonly words: string }
  /** The answer to the whole message. */
  | { readonly kind: 'answers-data'; readonly code: number; readonly words: string }
  /** Takes it all, and the line is cut before any answer. */
  | { readonly kind: 'cuts' }
  /** Takes it all, and answers when `release` is called. */
  | { readonly kind: 'holds' };

/** A real mail server on this machine, and what came in by it. */
export interface MailServer {
  readonly config: MailConfig;
  readonly behaves: (behaviour: Behaviour) => void;
  /** Letters taken, oldest first. */
  readonly mails: () => readonly ParsedMail[];
  /** To whom letters were handed over wholly, taken or not. */
  readonly handedOver: () => readonly string[];
  /** How often somebody named a recipient. */
  readonly tries: () => number;
  /** Resolves with the next letter that is handed over. */
  readonly next: () => Promise<unknown>;
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

export const openMailServer = async (): Promise<MailServer> => {
  let behaviour: Behaviour = { kind: 'takes' };
  let tries = 0;
  let release: () => void = () => undefined;
  const [mails, handedOver, sockets] = [[] as ParsedMail[], [] as string[], new Set<Socket>()];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, callback) => {
      tries += 1;
      callback(behaviour.kind === 'answers' ? refusal(behaviour) : null);
    },
    onData: (stream, session, callback) => {
      const [to] = session.envelope.rcptTo.map(({ address }) => address);
      void simpleParser(stream).then((mail) => {
        handedOver.push(to ?? '');
        server.emit('handed-over');
        if (behaviour.kind === 'cuts') {
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (behaviour.kind === 'answers-data') return callback(refusal(behaviour));
        const take = (): void => {
          mails.push(mail);
          callback(null, 'queued as 4711');
        };
        if (behaviour.kind === 'holds') release = take;
        else take();
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    config: {
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: 'sales@mill.example',
      faxAddress: '{fax}@fax.example',
    },
    behaves: (next) => {
      behaviour = next;
    },
    mails: () => mails,
    handedOver: () => handedOver,
    tries: () => tries,
    next: () => once(server, 'handed-over'),
    release: () => release(),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};

const refusal = ({ code, words }: { readonly code: number; readonly words: string }): Error =>
  Object.assign(new Error(words), { responseCode: code });
