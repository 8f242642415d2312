import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { moment, rightNow } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, sometimes, text, tick } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { fell } from '../../order/void.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { confirmationSent } from './08-confirmation-sent.ts';

const legibility = {
  yes: label('清晰', 'Legible'),
  no: label('不清晰，须重发', 'Not legible: send it again'),
} as const;

/** S8: the customer confirms by phone that the confirmation is there and can be read, and is thanked. */
export const confirmationReceived = step({
  key: 'confirmation-received',
  rule: 'S8',
  lane: 'commercial',
  title: label('客户收妥确认书', 'Receipt by the customer'),
  short: label('收妥', 'Received'),
  submit: label('登记收妥', 'Record it'),
  by: ['service'],
  needs: (order) => [signed(order, confirmationSent)],
  covers: () => [signatureOf(confirmationSent)],
  fields: {
    legible: choice(label('客户收到的是否清晰', 'Is it legible'), legibility, {
      initial: () => 'yes',
      redraws: true,
    }),
    confirmedBy: text(label('谁确认的', 'Who confirmed it'), {
      personal: true,
      initial: ({ order }) => order.content.contact,
    }),
    receivedAt: moment(label('确认时间', 'Confirmed at'), 'happened', { initial: rightNow }),
    thanked: sometimes(
      ({ raw }) => raw.legible !== 'no',
      tick(
        label('致谢', 'Thanks'),
        label('已致谢，并请当日签字回传', 'Thanked, and asked to return it signed today'),
      ),
    ),
  },
  judge: judged,
  withdrawable: true,
  evolve: (order, { answers, at }) =>
    answers.legible === 'no'
      ? fell(order, ({ action }) => action === confirmationSent.key, {
          at,
          why: 'changed',
          facets: ['legible'],
        })
      : order,
  dueInWorkingHours: 2,
});

function judged({ order, at }: Sight, { receivedAt }: { readonly receivedAt: string }): Refusal | undefined {
  if (Date.parse(receivedAt) > Date.parse(at) + 60_000) {
    return wrong('S8', 'receivedAt', '确认时间不能晚于现在', 'It cannot have been confirmed in the future');
  }
  const sentAt = standing(order, confirmationSent)?.answers.sentAt ?? '';
  return Date.parse(receivedAt) < Date.parse(sentAt) - 60_000
    ? wrong('S8', 'receivedAt', '不能早于发出时间', 'It cannot have been confirmed before it was sent')
    : undefined;
}
