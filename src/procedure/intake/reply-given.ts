import type { AnswersIn } from '../../order/action.ts';
import { moment, rightNow } from '../../order/date-fields.ts';
import { met, missing, wrong } from '../../order/decision.ts';
import { statement, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { addWorkingHours, type WorkingTime } from '../../order/time/calendar.ts';
import { hoursAfter, laterOf, workBefore } from '../../order/time/working-days.ts';
import { act } from '../define.ts';
import { owedReply } from './reply.ts';

const fields = {
  toWhom: text(label('答复了谁', 'Who was answered'), {
    personal: true,
    initial: ({ order }) => owedReply(order)?.toldWhom,
  }),
  answeredAt: moment(label('何时', 'When'), 'happened', {
    initial: rightNow,
  }),
  what: statement(label('答复内容', 'What was answered')),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S4: the promised answer was given before the confirmation goes out, to whom and in which words. */
export const replyGiven = act({
  key: 'reply-given',
  rule: 'S4',
  lane: 'commercial',
  title: label('答复客户', 'Answer the customer'),
  short: label('答复客户', 'Answer'),
  submit: label('记录答复', 'Record'),
  by: ['service'],
  needs: (order) => {
    const owed = owedReply(order);
    return [
      owed
        ? met(owed.promisedAt)
        : missing('S4', label('待兑现的答复承诺', 'a reply that is owed'), ['service']),
    ];
  },
  again: 'adds',
  waits: (order) => owedReply(order) !== undefined,
  done: (order) => owedReply(order) === undefined,
  fields,
  judge: ({ at }, { answeredAt }: Answers) =>
    answeredAt > at ? wrong('S4', 'answeredAt', '不能晚于现在', 'Not later than now') : undefined,
  says: (_order, { answers: { toWhom, what } }) =>
    label(`已答复 ${toWhom}：“${what}”`, `Told ${toWhom}: “${what}”`),
  due: ({ since }, order, calendar) => {
    const by = owedReply(order)?.by ?? since;
    const said = {
      reminder: remindedAt(by, since, calendar),
      first: by,
      second: addWorkingHours(by, leadHours, calendar),
    };
    return { since, dueAt: by, lateAt: by, said };
  },
});

const leadHours = 0.5;

/** Half an hour before, while somebody still works: what is promised for eight in the morning is no news at eight. */
const remindedAt = (by: string, since: string, calendar: WorkingTime): string =>
  laterOf(since, workBefore(hoursAfter(by, -leadHours), leadHours, calendar));
