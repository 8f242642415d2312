import { same } from '../../order/json.ts';
import { type Label, label } from '../../order/labels.ts';
import { everyMark, type Mark, type Order } from '../../order/order.ts';
import { procedureOf } from '../../order/procedure.ts';
import type { Person } from '../../order/roles.ts';
import { coveredValues } from '../../order/seen.ts';
import type { MailAnswered } from '../own-events.ts';
import type { PaperName } from '../papers.ts';

/** The acts by which the desk is told to send a paper, and the step "sent" that each answers once it was accepted. */
export const sentBy = {
  'confirmation-mail': 'confirmation-sent',
  'balance-notice-mail': 'balance-notice-sent',
  'shipping-advice-mail': 'shipping-advice',
} as const;

export type MailKey = keyof typeof sentBy;
export const mailKeys = Object.keys(sentBy) as readonly MailKey[];
export const isMailKey = (key: string): key is MailKey => Object.hasOwn(sentBy, key);

/** What an act stores that has a paper sent. */
export interface MailFacts {
  readonly by: 'email' | 'fax';
  /** The address or the fax number, as it was typed. */
  readonly to: string;
  readonly paper: PaperName;
  /** The commit that issued the paper; null where this very act does. */
  readonly issue: number | null;
}

/** A paper that the desk was told to send, and what became of it. */
export interface Mail extends MailFacts {
  /** The commit that told it so. */
  readonly id: number;
  readonly key: MailKey;
  readonly part: string | null;
  readonly clerk: Person;
  /** ISO instant of the press. */
  readonly at: string;
  /** What is known of it by now; null while it is under way. */
  readonly answer: HeardMail | null;
  readonly mark: Mark;
}

/** What became of a mail, with the commit that wrote it down. */
export interface HeardMail extends MailAnswered {
  readonly version: number;
}

/** All that the desk was told to send of one paper, oldest first; of all parts where none is named. */
export const mailsOf = (order: Order, key: MailKey, part?: string | null): readonly Mail[] =>
  everyMark(order, key)
    .filter((mark) => part === undefined || mark.part === part)
    .map((mark) => ({
      ...mark.facts,
      id: mark.version,
      key,
      part: mark.part,
      clerk: mark.by,
      at: mark.at,
      answer: order.mailAnswers.findLast(({ mail }) => mail === mark.version) ?? null,
      mark,
    }));

export const allMails = (order: Order): readonly Mail[] => mailKeys.flatMap((key) => mailsOf(order, key));

/** What became of the last one sent of a paper, as it is now, is for the clerk to find out: nothing says whether it arrived. */
export const unknownMail = (order: Order, key: MailKey, part: string | null): Mail | undefined => {
  const last = mailsOf(order, key, part).at(-1);
  const isOpen = last?.answer?.outcome === 'unknown' && !isDealtWith(order, last) && !hasChanged(order, last);
  return isOpen ? last : undefined;
};

/** Whether the paper was issued anew, or what it tells of was, since somebody pressed. */
export const hasChanged = (order: Order, { key, part, mark }: Mail): boolean => {
  const action = procedureOf(order).find(key);
  return !action || !same(coveredValues(action, order, part), mark.covered);
};

/** Whether the step "sent" was signed since, by whichever way. */
export const isSentSince = (order: Order, { key, part, id }: Mail): boolean =>
  everyMark(order, sentBy[key]).some((mark) => mark.part === part && mark.version > id);

/** Whether the paper was sent, or is being sent again since: then nobody is asked about this mail. */
export const isDealtWith = (order: Order, mail: Mail): boolean =>
  mailsOf(order, mail.key, mail.part).some((later) => later.id > mail.id) || isSentSince(order, mail);

/** The mail that this signature of a step "sent" rests on: it was accepted in the same commit. */
export const acceptedIn = (order: Order, version: number): Mail | undefined =>
  allMails(order).find(({ answer }) => answer?.outcome === 'accepted' && answer.version === version);

const ways = {
  email: label('邮件', 'e-mail'),
  fax: label('传真', 'fax'),
} as const;

/** "邮件 czq@…": how and to whom, and in the open only how. */
export const toWhom = ({ by, to }: Pick<MailFacts, 'by' | 'to'>): Label => ({
  ...label(`${ways[by].zh} ${to}`, `${ways[by].en} ${to}`),
  open: ways[by],
});
