import type { AnswersIn, Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { choice, optional, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { schedule } from '../schedule/07-schedule.ts';
import { lastDrawn } from './confirmations.ts';
import { type PromisedDates, promise } from './promise.ts';

export const relaxReasons = {
  payment: label('付款方式', 'Payment method'),
  urgency: label('订单缓急', 'Urgency'),
  other: label('其他', 'Other'),
} as const;

/** The order's dates on the day the form is filled in. */
export const datesNow = ({ order, today, outside }: Sight): PromisedDates =>
  promise(order, today, outside.settings.timeZone);

/** A new revision is prefilled with the prompts of the last one, a first one with the two that every order wants. */
const suggested = (
  { order }: Sight,
  position: number,
): { readonly what: string; readonly on: string | null } | undefined => {
  const last = lastDrawn(order)?.prompts ?? [];
  if (last.length > 0) return last[position];
  const scheduled = standing(order, schedule)?.answers;
  if (!scheduled || scheduled.productionOn === null) return undefined;
  return [
    { what: '开机后进度与质量', on: scheduled.productionOn },
    { what: '完工数量与时间', on: scheduled.finishedOn },
  ][position];
};

const promptWhat = (number: number) =>
  optional(
    text(label(`监督提示 ${number}：查什么`, `Monitoring ${number}: what`), {
      initial: (sight) => suggested(sight, number - 1)?.what,
    }),
  );

const promptOn = (number: number) =>
  optional(
    date(label(`监督提示 ${number}：哪天查`, `Monitoring ${number}: which day`), 'to-come', {
      initial: (sight) => suggested(sight, number - 1)?.on,
    }),
  );

/** What the clerk adds to the order's content when the confirmation is drawn (S8). */
export const confirmationFields = {
  promisedOn: date(label('承诺完工日期', 'Promised finished date'), 'to-come', {
    hint: label(
      '货物完工日，不是发货日；不早于排产完工（S8.1）',
      'The date the goods are finished, not shipped; not before production’s (S8.1)',
    ),
    initial: (sight) => datesNow(sight).slippedFinishedOn,
  }),
  relaxReason: optional(
    choice(label('晚于排产的理由', 'Why later than production’s'), relaxReasons, {
      hint: label('晚于排产时必填，并须责任销售员同意', 'Needed when later, with the salesperson’s consent'),
    }),
  ),
  relaxWords: optional(text(label('理由说明', 'The reason in words'))),
  arrivalOn: optional(
    date(label('要求到货日期', 'To arrive by'), 'to-come', {
      initial: ({ order: { content } }) => (content.wantedKind === 'arrived' ? content.wantedOn : null),
    }),
  ),
  arrivalCondition: optional(text(label('到货条件', 'Arrival condition'))),
  prompt1: promptWhat(1),
  prompt1On: promptOn(1),
  prompt2: promptWhat(2),
  prompt2On: promptOn(2),
  prompt3: promptWhat(3),
  prompt3On: promptOn(3),
};

export type ConfirmationAnswers = AnswersIn<typeof confirmationFields, Record<never, never>>;

/** The monitoring prompts as typed, by the block their question stands in. */
export const promptPairs = (answers: ConfirmationAnswers) =>
  [
    { block: 'prompt1', what: answers.prompt1, on: answers.prompt1On },
    { block: 'prompt2', what: answers.prompt2, on: answers.prompt2On },
    { block: 'prompt3', what: answers.prompt3, on: answers.prompt3On },
  ] as const;
