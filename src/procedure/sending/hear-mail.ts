import { missingFor } from '../../order/decide.ts';
import type { OrderEvent, Signed } from '../../order/events.ts';
import { isRecord } from '../../order/json.ts';
import { everyMark, type Order } from '../../order/order.ts';
import { procedureOf } from '../../order/procedure.ts';
import { seenHash } from '../../order/seen.ts';
import { dateIn } from '../../order/time/dates.ts';
import { turns } from '../../order/waiting.ts';
import type { HearMail } from '../own-commands.ts';
import type { MailAnswered, Withheld } from '../own-events.ts';
import {
  allMails,
  type HeardMail,
  hasChanged,
  isDealtWith,
  isSentSince,
  type Mail,
  sentBy,
} from './mails.ts';

/**
 * What an answer brings: written down once, and of an accepted mail the signature of the step "sent" in the name of who
 * pressed, at the instant of acceptance. Nothing where the mail's end is known by now.
 */
export const mailHeard = (order: Order, { type: _, outside, ...heard }: HearMail): readonly OrderEvent[] => {
  const mail = allMails(order).find(({ id }) => id === heard.mail);
  if (!mail || isOver(mail) || mail.answer?.outcome === heard.outcome) return [];
  const answered: MailAnswered = { type: 'MailAnswered', ...heard };
  const sent =
    heard.outcome === 'accepted' ? signatureFor(order, mail, { at: heard.at, outside }) : undefined;
  return sent ? [answered, sent] : [answered];
};

/** What is not known may still become known. */
const isOver = ({ answer }: Mail): boolean => answer !== null && answer.outcome !== 'unknown';

/** A mail that was accepted is a fact: it answers the step whatever doubt or hold came meanwhile, but for content that changed. */
const signatureFor = (
  order: Order,
  mail: Mail,
  { at, outside }: Pick<HearMail, 'at' | 'outside'>,
): Signed | undefined => {
  const { part, clerk, mark } = mail;
  const step = procedureOf(order).find(sentBy[mail.key]);
  if (!step || hasChanged(order, mail) || isSentSince(order, mail) || step.final(order, part))
    return undefined;
  // What the form asked is the step's own; when it was out is known by now.
  const answers = { lines: [], ...(isRecord(mark.answers) ? mark.answers : {}), sentAt: at };
  const today = dateIn(outside.settings.timeZone, at);
  const sight = { order, part, by: { ...clerk, roles: [] }, at, today, outside, raw: {} };
  const turn = turns(order).find((open) => open.action === step && (open.part?.id ?? null) === part);
  return {
    type: 'Signed',
    action: step.key,
    part,
    by: clerk,
    for: mark.for,
    at,
    answers,
    facts: step.facts(sight, answers),
    seen: seenHash(step, order, part),
    ...(turn ? { since: turn.since } : {}),
  };
};

/**
 * Why a paper must not be handed over now; null where nothing is in the way. Asked again at the last moment, since a doubt
 * may have been raised, the order held or the paper issued anew since the press (process §6.10).
 */
export const withheldFor = (order: Order, mail: Mail): Withheld | null => {
  const action = procedureOf(order).find(mail.key);
  if (order.status !== 'open') return 'not-open';
  if (!action || hasChanged(order, mail)) return 'changed';
  if (isSentSince(order, mail)) return 'sent-otherwise';
  return missingFor(action, order, mail.part).length > 0 ? 'doubted' : null;
};

/** Whether the step was signed by this very commit. */
export const isSaidByStep = (after: Order, version: number): boolean =>
  Object.values(sentBy).some((step) => everyMark(after, step).some((mark) => mark.version === version));

/** Answers that called somebody, and that somebody has dealt with by this commit. */
export const mailsDealtWith = (before: Order, after: Order): readonly HeardMail[] => {
  if (before.mailAnswers.length === 0) return [];
  return allMails(before).flatMap((mail) =>
    mail.answer &&
    mail.answer.outcome !== 'accepted' &&
    !isDealtWith(before, mail) &&
    isDealtWith(after, mail)
      ? [mail.answer]
      : [],
  );
};
