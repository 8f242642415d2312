import { Readable } from 'node:stream';
import type { HandedOver, Letter, MailServer } from '../desk/letter.ts';
import { readSmtpUrl, type SmtpAddress } from './smtp-address.ts';

export interface MailConfig {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly smtpUrl: string;
  /** The mill's own address. */
  readonly from: string;
  /** Such as `{fax}@fax.example`; undefined: no fax goes out. */
  readonly faxAddress: string | undefined;
}

/** How long each part of a talk with the server is waited for; the end of the data longest, since servers check there. */
const waits = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  dnsTimeout: 10_000,
  socketTimeout: 120_000,
} as const;

/**
 * Letters by SMTP, one connection a letter. What a try comes to is told by what was handed over: until the server asked for
 * the message nothing was; from then on only its own answer says what became of it (decision 012).
 *
 * @throws where the address cannot be read, which the settings were asked before
 */
export const openSmtpPost = ({ smtpUrl, from, faxAddress }: MailConfig): MailServer => {
  const server = readSmtpUrl(smtpUrl);
  if (!server) throw new Error('SMTP_URL is not an address');
  return {
    domain: from.slice(from.indexOf('@') + 1),
    faxAddress: (digits) => faxAddress?.replace('{fax}', digits) ?? null,
    send: async (letter) => {
      const loaded = await library();
      const message = await composed(loaded, letter, from);
      return handedIn(loaded, server, { from, to: letter.to, message });
    },
  };
};

/** Loaded with the first letter: a start need not wait for it. */
const library = async () => {
  const [{ default: MailComposer }, { default: SMTPConnection }] = await Promise.all([
    import('nodemailer/lib/mail-composer'),
    import('nodemailer/lib/smtp-connection'),
  ]);
  return { MailComposer, SMTPConnection };
};
type Library = Awaited<ReturnType<typeof library>>;

const composed = (
  { MailComposer }: Library,
  { messageId, fromName, to, subject, text, attachment }: Letter,
  from: string,
): Promise<Buffer> =>
  new MailComposer({
    messageId,
    from: { name: fromName, address: from },
    to: { name: '', address: to },
    subject,
    text,
    attachments: [
      { filename: attachment.name, content: Buffer.from(attachment.bytes), contentType: 'application/pdf' },
    ],
    // Nothing of the message is read from a disk or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

interface Handed {
  readonly from: string;
  readonly to: string;
  readonly message: Buffer;
}

const handedIn = (
  { SMTPConnection }: Library,
  server: SmtpAddress,
  { from, to, message }: Handed,
): Promise<HandedOver> =>
  new Promise((resolve) => {
    const { host, port, secure, auth, requireTLS } = server;
    const connection = new SMTPConnection({ host, port, secure, requireTLS, ...waits });
    let isHandedOver = false;
    const settle = (posted: HandedOver): void => {
      connection.close();
      resolve({ ...posted, words: withoutSecrets(posted.words, [to, auth?.pass, auth?.user]) });
    };
    const failed = (error: Failure): void => settle(outcomeOf(error, isHandedOver));
    const send = (): void => {
      const body = inOnePiece(message, () => {
        isHandedOver = true;
      });
      connection.send({ from, to, size: message.length }, body, (error, info) =>
        error ? failed(error) : settle({ kind: 'accepted', words: info.response }),
      );
    };
    connection.on('error', failed);
    connection.connect((error) => {
      if (error) failed(error);
      else if (auth) connection.login(auth, (refused) => (refused ? failed(refused) : send()));
      else send();
    });
  });

/** Told when it is first read, which is once the server asked for it. */
const inOnePiece = (message: Buffer, begun: () => void): Readable =>
  new Readable({
    read() {
      begun();
      this.push(message);
      this.push(null);
    },
  });

interface Failure extends Error {
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
}

/** An answer of the server's is one, whenever it comes; without any it counts what it was given. */
const outcomeOf = ({ message, response, responseCode }: Failure, isHandedOver: boolean): HandedOver => {
  const words = response ?? message;
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', words };
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'later', words };
  return { kind: isHandedOver ? 'unknown' : 'later', words };
};

/** What is said in a thread and in logs names neither whom it goes to nor who sends it. */
const withoutSecrets = (words: string, secrets: readonly (string | undefined)[]): string =>
  secrets
    .filter((secret): secret is string => secret !== undefined && secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '…'), words.replace(/\s+/g, ' ').trim())
    .replace(/[^\s<>]+@[^\s<>]+/g, '…');
