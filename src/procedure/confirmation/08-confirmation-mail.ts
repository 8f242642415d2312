import { signed } from '../../order/checks.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { act } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { toBeSent } from '../sending/mail-words.ts';
import type { MailFacts } from '../sending/mails.ts';
import { addressOf, underWay } from '../sending/way-fields.ts';
import { confirmationIssue } from './08-confirmation-issue.ts';
import { confirmationSent } from './08-confirmation-sent.ts';

const key = 'confirmation-mail';

/** S8: the issued confirmation is to be sent by the desk. It counts as sent once a server accepted it (M.mail). */
export const confirmationMail = act({
  key,
  rule: 'M.mail',
  lane: 'commercial',
  title: label('交系统发送确认书', 'Have confirmation sent'),
  short: label('交系统发送', 'To be sent'),
  by: ['service'],
  again: 'adds',
  needs: (order) => [signed(order, confirmationIssue)],
  final: confirmationSent.final,
  covers: () => [signatureOf(confirmationIssue)],
  neverVoided: true,
  withdrawable: false,
  fields: confirmationSent.fields,
  judge: (sight) => underWay(sight, key, 'way'),
  facts: ({ order }, answers): MailFacts => ({
    ...addressOf(answers),
    paper: 'confirmation',
    issue: standing(order, confirmationIssue)?.version ?? null,
  }),
  says: (_order, { facts }) => toBeSent(facts),
});
