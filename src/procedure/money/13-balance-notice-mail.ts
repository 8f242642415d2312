import { signed } from '../../order/checks.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { act } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { toBeSent } from '../sending/mail-words.ts';
import type { MailFacts } from '../sending/mails.ts';
import { addressOf, underWay } from '../sending/way-fields.ts';
import { balanceNotice } from './13-balance-notice.ts';
import { balanceNoticeSent } from './13-balance-notice-sent.ts';

const key = 'balance-notice-mail';

/** S13.2: the balance notice is to be sent by the desk. It counts as sent once a server accepted it (M.mail). */
export const balanceNoticeMail = act({
  key,
  rule: 'M.mail',
  lane: 'payment',
  title: label('交系统发送催收通知书', 'Have notice sent'),
  short: label('交系统发送', 'To be sent'),
  by: ['service'],
  about: balanceNoticeSent.about,
  again: 'adds',
  needs: (order, part) => [signed(order, balanceNotice, part)],
  final: balanceNoticeSent.final,
  covers: (_order, part) => [signatureOf(balanceNotice, part)],
  neverVoided: true,
  withdrawable: false,
  fields: balanceNoticeSent.fields,
  judge: (sight) => underWay(sight, key, 'how'),
  facts: ({ order, part }, answers): MailFacts => ({
    ...addressOf(answers),
    paper: 'balance-notice',
    issue: standing(order, balanceNotice, part)?.version ?? null,
  }),
  says: (_order, { facts }) => toBeSent(facts),
});
