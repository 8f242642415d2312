import { createHash } from 'node:crypto';
import { type Label, type Language, label } from '../order/labels.ts';
import type { Order } from '../order/order.ts';
import type { Letterhead } from '../procedure/letterhead.ts';
import type { MailAnswered, Withheld } from '../procedure/own-events.ts';
import type { PaperName } from '../procedure/papers.ts';
import { faxDigits, isOneAddress } from '../procedure/sending/addresses.ts';
import { withheldFor } from '../procedure/sending/hear-mail.ts';
import { allMails, type Mail } from '../procedure/sending/mails.ts';
import { handle } from './handle.ts';
import type { HandedOver, Letter, MailServer } from './letter.ts';
import type { DeskPorts } from './ports.ts';
import type { FoundPaper, Printing } from './printing.ts';
import { theDesk } from './the-desk.ts';

export interface MailingDeps {
  readonly ports: DeskPorts;
  readonly printing: Pick<Printing, 'paperAt' | 'file'>;
  readonly post: MailServer;
  readonly millLanguage: Language;
  readonly letterheadAt: (instant: string) => Promise<Letterhead>;
}

/** A paper that is owed to a customer: the commit that had it sent, and the effect's key. */
export interface OwedMail {
  readonly orderId: string;
  readonly version: number;
  readonly key: string;
}

export type Prepared =
  | { readonly kind: 'letter'; readonly letter: Letter }
  /** What became of it is known by now. */
  | { readonly kind: 'over' }
  | { readonly kind: 'withheld'; readonly why: Withheld };

/** What is written down of a mail. */
export type Answer = Pick<MailAnswered, 'outcome' | 'words' | 'why'>;

const mostWords = 300;

/** Papers that the desk sends by mail: what goes out, whether it still may, and what is written down of it. */
export const openMailing = (deps: MailingDeps) => {
  const mailAt = async ({ orderId, version }: OwedMail) => {
    const { order } = await deps.ports.journal.caughtUp(orderId);
    return { order, mail: allMails(order).find(({ id }) => id === version) };
  };
  return {
    /** Whether it is known what became of it, so that nothing more is done. */
    isOver: async (owed: OwedMail): Promise<boolean> => {
      const { mail } = await mailAt(owed);
      return !mail || mail.answer !== null;
    },
    /** The letter with the very file that was kept. Whether it may go is asked after all that takes time. */
    prepare: async (owed: OwedMail): Promise<Prepared> => {
      const { mail } = await mailAt(owed);
      if (!mail || mail.answer) return { kind: 'over' };
      const found = await deps.printing.paperAt({
        orderId: owed.orderId,
        version: mail.issue ?? mail.id,
        kind: mail.paper,
      });
      const to = addressOf(deps.post, mail);
      if (!found || to === null) return { kind: 'withheld', why: found ? 'not-set' : 'changed' };
      const attachment = await deps.printing.file(found);
      const letter = letterOf(deps, found, { mail, owed, letterhead: await deps.letterheadAt(found.at) });
      const { order } = await mailAt(owed);
      const why = withheldFor(order, mail);
      return why === null
        ? { kind: 'letter', letter: { ...letter, to, attachment } }
        : { kind: 'withheld', why };
    },
    send: deps.post.send,
    tell: (owed: OwedMail, answer: Answer) => writeDown(deps, owed, answer),
  };
};

/** Writes down what became of a mail; the same said twice is written once. */
const writeDown = async (
  deps: MailingDeps,
  owed: OwedMail,
  { outcome, words, why }: Answer,
): Promise<void> => {
  await handle(deps.ports)({
    orderId: owed.orderId,
    via: `mail:${owed.key}:${outcome}`,
    submitted: { outcome },
    by: theDesk,
    for: null,
    command: () => ({
      type: 'HearMail',
      mail: owed.version,
      outcome,
      messageId: messageIdOf(deps.post, owed),
      words: words.slice(0, mostWords),
      why,
      at: deps.ports.now().toISOString(),
      outside: deps.ports.outside(),
    }),
  });
};

export type Mailing = ReturnType<typeof openMailing>;

/** What a try comes to once it is not made again. */
export const answerAfter = ({ kind, words }: HandedOver): Answer => ({
  outcome: kind === 'later' ? 'given-up' : kind,
  words,
  why: null,
});

/** What was blotted out since is no address any more. */
const addressOf = (post: MailServer, { by, to }: Mail): string | null => {
  if (by === 'email') return isOneAddress(to) ? to : null;
  const digits = faxDigits(to);
  return digits === null ? null : post.faxAddress(digits);
};

/** Told from the key alone, so that whoever sends it again sends the same. */
const messageIdOf = ({ domain }: MailServer, { key }: OwedMail): string =>
  `<${createHash('sha256').update(`mail:${key}`).digest('hex').slice(0, 32)}@${domain}>`;

interface Written {
  readonly mail: Mail;
  readonly owed: OwedMail;
  readonly letterhead: Letterhead;
}

const letterOf = (
  deps: MailingDeps,
  { paper, then }: FoundPaper,
  { mail, owed, letterhead }: Written,
): Pick<Letter, 'messageId' | 'fromName' | 'subject' | 'text'> => {
  const language = then.content.customer?.language ?? deps.millLanguage;
  const title = letterhead.titles[mail.paper] ?? paper.title;
  const name = letterhead.name[language];
  return {
    messageId: messageIdOf(deps.post, owed),
    fromName: name,
    subject: [`${title[language]} ${paper.number}`, name].filter((part) => part !== '').join(' · '),
    text: textOf({ title, number: paper.number, mail, then, letterhead })[language],
  };
};

interface Said extends Pick<Written, 'mail' | 'letterhead'> {
  readonly title: Label;
  readonly number: string;
  readonly then: Order;
}

const textOf = ({ title, number, mail, then, letterhead }: Said): Label => {
  const { customer, contact } = then.content;
  const whom = [customer?.name, contact].filter((part) => part).join(' ');
  const asks = askedOf[mail.paper] ?? label('', '');
  const closing = (name: string): string => [name, letterhead.phone].filter((part) => part !== '').join('\n');
  return label(
    `${whom}：\n\n您好！附上${title.zh} ${number}（PDF）。${asks.zh}\n\n${closing(letterhead.name.zh)}\n`,
    `${whom},\n\nPlease find attached: ${title.en} ${number} (PDF). ${asks.en}\n\n${closing(letterhead.name.en)}\n`,
  );
};

const askedOf: Readonly<Partial<Record<PaperName, Label>>> = {
  confirmation: label(
    '请核对，签字盖章后于今日传真或扫描发回。',
    'Please check it, sign and stamp it, and return it today by fax or as a scan.',
  ),
  'balance-notice': label('请按通知书安排付款。', 'Please arrange the payment as it says.'),
  'shipping-advice': label(
    '货已发出，请注意查收；收妥请回复确认。谢谢！',
    'Your goods are on their way. Please confirm that you received this; thank you.',
  ),
};
