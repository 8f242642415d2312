import { decide } from '../../src/order/decide.ts';
import type { OrderEvent } from '../../src/order/events.ts';
import { evolveCommit } from '../../src/order/evolve.ts';
import type { Order } from '../../src/order/order.ts';
import type { MailAnswered } from '../../src/procedure/own-events.ts';
import { allMails } from '../../src/procedure/sending/mails.ts';
import { drawn, issued, makeable, noon, scheduledAt } from './deeds-confirmation.ts';
import { type Deed, past, sign } from './given.ts';
import { mill } from './mill.ts';

/** The mill with a mail server and a fax gateway. */
export const mailingMill = { ...mill, mail: { fax: true } };

/** A confirmation that is issued and not sent yet. */
export const issuedConfirmation = (): Order => {
  const before = [...makeable(), scheduledAt(), drawn()];
  return past(...before, issued(before));
};

/** The clerk has the desk send the confirmation. */
export const mailed = (more: Deed['raw'] = {}, deed: Partial<Deed> = {}): Deed =>
  sign(
    'confirmation-sent',
    'chen',
    { way: 'desk-email', email: 'czq@lianxing.example', ...more },
    { at: noon('2026-11-23'), outside: mailingMill, ...deed },
  );

/** What the mail server made of the newest mail: the events, and the order after them. */
export const heardMail = (
  order: Order,
  outcome: MailAnswered['outcome'],
  more: Partial<Pick<MailAnswered, 'words' | 'why' | 'at' | 'mail'>> = {},
): { readonly events: readonly OrderEvent[]; readonly after: Order } => {
  const decision = decide(
    {
      type: 'HearMail',
      mail: Math.max(...allMails(order).map(({ id }) => id)),
      outcome,
      messageId: '<m@mill.example>',
      words: '',
      why: null,
      at: noon('2026-11-23'),
      outside: mailingMill,
      ...more,
    },
    order,
  );
  const events = decision.ok ? decision.events : [];
  const after = events.length > 0 ? evolveCommit(order, { version: order.version + 1, events }) : order;
  return { events, after };
};
