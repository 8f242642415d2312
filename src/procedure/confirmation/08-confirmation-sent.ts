import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { files, optional, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { stands } from '../../order/order.ts';
import { dateIn } from '../../order/time/dates.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { sentByDesk } from '../sending/mail-words.ts';
import { instead, sendingShown, wayFields } from '../sending/way-fields.ts';
import { confirmationIssue } from './08-confirmation-issue.ts';
import { inForce } from './confirmations.ts';
import type { SentFacts } from './paper-facts.ts';

const key = 'confirmation-sent';

const { way, email, faxNumber, byHand, sentAt } = wayFields({
  name: 'way',
  title: label('发送方式', 'How'),
  key: 'confirmation-mail',
  byHand: { fax: label('传真', 'Fax'), email: label('电子邮件', 'E-mail') },
  usual: 'fax',
});

/** S8: the issued confirmation went out; the days of S9.3 are counted from the first sending. */
export const confirmationSent = step({
  key,
  rule: 'S8',
  lane: 'commercial',
  title: label('发出确认书', 'Confirmation sent'),
  short: label('发出', 'Sent'),
  submit: label('发出或登记', 'Send or record it'),
  by: ['service'],
  again: 'renews',
  needs: (order) => [signed(order, confirmationIssue)],
  offered: (order) => stands(order, key) && !stands(order, 'confirmation-received'),
  covers: () => [signatureOf(confirmationIssue)],
  fields: {
    way,
    email,
    faxNumber,
    to: byHand(
      text(label('收件人及传真号或邮箱', 'To whom, at which fax or address'), {
        personal: true,
        initial: ({ order, outside }) => {
          const code = order.content.customer?.code;
          const known = outside.customers.find((customer) => customer.code === code);
          return known ? `${known.contact} ${known.fax}` : null;
        },
      }),
    ),
    sentAt,
    copy: optional(byHand(files(label('发出的文件', 'What was sent')))),
  },
  instead: instead('way', 'confirmation-mail'),
  shows: (sight) => sendingShown(sight, 'confirmation-mail'),
  judge: judged,
  facts: ({ order, outside, at }, { sentAt }): SentFacts => ({
    revision: inForce(order)?.revision ?? 0,
    sentOn: dateIn(outside.settings.timeZone, sentAt ?? at),
  }),
  says: sentByDesk,
  dueInWorkingHours: 1,
});

/** It cannot have been sent before it was issued, nor in the future. A minute is allowed for forms without seconds. */
function judged({ order, at }: Sight, { sentAt }: { readonly sentAt: string | null }): Refusal | undefined {
  if (sentAt === null) return undefined;
  if (Date.parse(sentAt) > Date.parse(at) + 60_000) {
    return wrong('S8', 'sentAt', '发出时间不能晚于现在', 'It cannot have been sent in the future');
  }
  const issuedAt = standing(order, confirmationIssue)?.at ?? '';
  return Date.parse(sentAt) < Date.parse(issuedAt) - 60_000
    ? wrong('S8', 'sentAt', '不能早于签发时间', 'It cannot have been sent before it was issued')
    : undefined;
}
