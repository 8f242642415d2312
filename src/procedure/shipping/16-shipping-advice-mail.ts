import { signed } from '../../order/checks.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { toBeSent } from '../sending/mail-words.ts';
import type { MailFacts } from '../sending/mails.ts';
import { addressOf, underWay } from '../sending/way-fields.ts';
import { shipped } from './15-shipped.ts';
import { shippingAdvice } from './16-shipping-advice.ts';
import { advicePaper } from './advice-paper.ts';

const key = 'shipping-advice-mail';

/** S16: the verified advice is issued and to be sent by the desk. It counts as sent once a server accepted it (M.mail). */
export const shippingAdviceMail = act({
  key,
  rule: 'M.mail',
  lane: 'shipments',
  title: label('交系统发送告知书', 'Have advice sent'),
  short: label('交系统发送', 'To be sent'),
  by: ['service'],
  about: shippingAdvice.about,
  again: 'adds',
  needs: (order, part) => [signed(order, shipped, part)],
  final: shippingAdvice.final,
  covers: (_order, part) => [signatureOf(shipped, part)],
  neverVoided: true,
  withdrawable: false,
  fields: shippingAdvice.fields,
  judge: (sight) => underWay(sight, key, 'how'),
  facts: (_sight, answers): MailFacts => ({ ...addressOf(answers), paper: 'shipping-advice', issue: null }),
  says: (_order, { facts }) => toBeSent(facts),
  papers: (order, { part }) => [advicePaper(order, part)],
});
