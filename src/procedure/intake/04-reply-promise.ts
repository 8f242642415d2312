import type { AnswersIn, Sight } from '../../order/action.ts';
import { moment, rightNow } from '../../order/date-fields.ts';
import type { Refusal } from '../../order/decision.ts';
import { text, tick } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { stands } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import { dateIn, timeIn } from '../../order/time/dates.ts';
import { step } from '../define.ts';
import { isUntaken } from './written-by-sales.ts';

const fields = {
  replyBy: moment(label('最迟何时答复', 'The reply comes by'), 'to-come', {
    redraws: true,
    hint: label('确认书，或未决问题的答复', 'The confirmation, or the answer to what is open'),
  }),
  toldWhom: text(label('告知了谁', 'Whom you told'), {
    personal: true,
    initial: ({ order }) => order.content.contact,
  }),
  toldAt: moment(label('何时告知', 'When you told them'), 'happened', {
    initial: rightNow,
  }),
  thanks: tick(label('致谢', 'Thanks'), label('已致谢', 'Thanks were given')),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S4: the customer or salesperson is told by when the answer comes, with thanks; asked for at once, blocking nothing. */
export const replyPromise = step({
  key: 'reply-promise',
  rule: 'S4',
  lane: 'commercial',
  title: label('答复时间承诺', 'Reply promise'),
  short: label('答复时间', 'Reply time'),
  submit: label('记录', 'Record'),
  by: ['service'],
  again: 'renews',
  waits: (order) => !stands(order, 'confirmation-sent') && !isUntaken(order),
  fields,
  shows: (sight) => readyText(sight),
  judge: ({ at }, { replyBy, toldAt }: Answers): Refusal | undefined => {
    const past = label('须晚于现在', 'Must lie ahead');
    const ahead = label('不能晚于现在', 'Not later than now');
    const wrong = [
      ...(replyBy <= at ? [['replyBy', past] as const] : []),
      ...(toldAt > at ? [['toldAt', ahead] as const] : []),
    ];
    return wrong.length === 0
      ? undefined
      : { code: 'answers', rule: 'S4', fields: Object.fromEntries(wrong) };
  },
  says: (_order, { answers: { replyBy, toldWhom } }) => {
    const until = fields.replyBy.show(replyBy);
    return label(
      `${until.zh} 前答复，已告知 ${toldWhom} 并致谢`,
      `Reply by ${until.en}; ${toldWhom} was told, with thanks`,
    );
  },
  dueInWorkingHours: 1,
});

/** Words to copy, in the customer's language: one fact in each, the same for every reader. */
const readyText = ({ order, outside, raw }: Sight): readonly Fact[] => {
  const { contact, customer } = order.content;
  const { timeZone } = outside.settings;
  const seconds =
    typeof raw.replyBy === 'string' && /^\d{10}$/.test(raw.replyBy) ? Number(raw.replyBy) : null;
  const instant = seconds === null ? null : new Date(seconds * 1000).toISOString();
  const by = instant === null ? '____' : `${dateIn(timeZone, instant)} ${timeIn(timeZone, instant)}`;
  const name = contact ?? customer?.shortName ?? '';
  return [
    {
      label: label('可复制（中文）', 'To copy (Chinese)'),
      value: verbatim(
        `${name}您好：贵方订单 ${order.number} 已收到，我们将在 ${by} 前给您答复。感谢您的信任，祝好！`,
      ),
    },
    {
      label: label('可复制（英文）', 'To copy (English)'),
      value: verbatim(
        `Dear ${name}, we have received your order ${order.number} and will come back to you by ${by}. Thank you for your trust.`,
      ),
    },
  ];
};
