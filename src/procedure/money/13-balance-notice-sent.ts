import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { type Order, stands } from '../../order/order.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { sentByDesk } from '../sending/mail-words.ts';
import { deskWays, instead, isDeskWay, sendingShown, wayFields, waysByHand } from '../sending/way-fields.ts';
import { balanceNotice, sumsOf } from './13-balance-notice.ts';
import { bookedBatches } from './settled.ts';

const key = 'balance-notice-sent';

const { way, email, faxNumber, sentTo, sentAt } = wayFields({
  name: 'how',
  title: label('发送方式', 'Sent by'),
  key: 'balance-notice-mail',
  byHand: waysByHand,
  usual: 'fax',
});

/** Its money came, or its receipt is confirmed: then nobody is asked any more. */
const isOver = (order: Order, part: string | null): boolean =>
  sumsOf(order, part).balanceFen === 0 || stands(order, 'balance-notice-received', part);

/** S13.2: the notice goes to the customer at once. It is chased as the shipping advice is (S16), and blocks nothing. */
export const balanceNoticeSent = step({
  key,
  rule: 'S13.2',
  lane: 'payment',
  title: label('发出催收通知书', 'Balance notice sent'),
  short: label('发出', 'Sent'),
  submit: label('发出或登记', 'Send or record it'),
  by: ['service'],
  about: { kind: 'part', parts: bookedBatches },
  needs: (order, part) => [signed(order, balanceNotice, part)],
  // It is sent again where it did not come through legibly, until its receipt is confirmed.
  again: 'renews',
  final: (order, part) => stands(order, 'balance-notice-received', part),
  done: (order, part) => isOver(order, part) || stands(order, key, part),
  offered: (order, part) => stands(order, key, part) && !isOver(order, part),
  covers: (_order, part) => [signatureOf(balanceNotice, part)],
  fields: {
    how: way,
    email,
    faxNumber,
    sentTo,
    sentAt,
  },
  instead: instead('how', 'balance-notice-mail'),
  shows: (sight) => sendingShown(sight, 'balance-notice-mail'),
  judge: judged,
  says: (order, mark) => {
    const { how, sentTo } = mark.answers;
    if (isDeskWay(how)) return sentByDesk(order, mark) ?? deskWays[how];
    return label(`已${waysByHand[how].zh}发给 ${sentTo}`, `Sent to ${sentTo} (${waysByHand[how].en})`);
  },
  dueInWorkingHours: 2,
});

/** A minute is allowed for forms without seconds. */
function judged(
  { order, part, at }: Sight,
  { sentAt }: { readonly sentAt: string | null },
): Refusal | undefined {
  if (sentAt === null) return undefined;
  const issuedAt = standing(order, balanceNotice, part)?.at ?? '';
  return Date.parse(sentAt) > Date.parse(at) + 60_000 || Date.parse(sentAt) < Date.parse(issuedAt) - 60_000
    ? wrong(
        'S13.2',
        'sentAt',
        '应在通知书发出之后、现在之前',
        'After the notice was issued and not in the future',
      )
    : undefined;
}
