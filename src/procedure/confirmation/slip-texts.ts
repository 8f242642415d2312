import type { ActionKey } from '../../order/keys.ts';
import { type Label, label } from '../../order/labels.ts';
import type { ReminderAbout } from '../../order/reminder.ts';
import { shortDate } from '../../order/time/dates.ts';

/** Which days the customer's waiting moved the dates by, and where they stand now. */
export const slipText = ({ slip, at }: ReminderAbout['fired']): Label => {
  const days = daysIn(slip, at);
  const dates = datesOf(slip);
  const cause = slip?.cause === 'deposit' ? causes.deposit : causes.return;
  return label(`${cause.zh}，${days} 顺延${dates.zh}`, `${cause.en}: late by ${days}${dates.en}`);
};

/** Which days count no longer. */
export const slipTakenBackText = ({ slip, at }: ReminderAbout['fired']): Label => {
  const days = daysIn(slip, at);
  const dates = datesOf(slip);
  return label(`${days} 不再顺延${dates.zh}`, `${days} no longer counted as late${dates.en}`);
};

/** What was waited for on a day, in two words. */
export const causeText = (cause: ActionKey): Label =>
  cause === 'deposit' ? label('定金未到齐', 'deposit open') : label('未签回', 'return out');

const causes = {
  return: label('客户未签回', 'The confirmation has not come back'),
  deposit: label('定金未到齐', 'The deposit is not there in full'),
} as const;

type Slip = ReminderAbout['fired']['slip'];

const daysIn = (slip: Slip, at: string): string =>
  (slip?.days ?? []).map((day) => shortDate(day, at)).join('、');

const datesOf = (slip: Slip): Label => {
  const { promisedOn, finishedOn } = slip ?? { promisedOn: null, finishedOn: null };
  const parts = [
    ...(promisedOn ? [label(`承诺日 ${promisedOn}`, `promised ${promisedOn}`)] : []),
    ...(finishedOn ? [label(`完工日 ${finishedOn}`, `finished ${finishedOn}`)] : []),
  ];
  if (parts.length === 0) return label('', '');
  return label(`：${parts.map(({ zh }) => zh).join('，')}`, `: ${parts.map(({ en }) => en).join(', ')}`);
};
