import { answersText } from '../../blocks/answers.ts';
import type { DrawingContext } from '../../blocks/kit.ts';
import { escaped } from '../../blocks/kit.ts';
import { millEventsOf } from '../desk/handle-mill.ts';
import type { AnyForm } from '../order/action.ts';
import type { Commit } from '../order/commit.ts';
import { timeIn } from '../order/time/dates.ts';

/** Told to somebody who corrected a figure after a lost answer: what is already signed, when, with which values. */
export const signedOtherwise = (commit: Commit, action: AnyForm, drawing: DrawingContext): string => {
  const { language, outside } = drawing;
  const signed =
    commit.events.find((event) => event.type === 'Signed') ??
    millEventsOf(commit).find((event) => event.type === 'MillSigned');
  const values = signed && 'answers' in signed ? answersText(action, signed.answers, drawing) : '';
  const time = timeIn(outside.settings.timeZone, commit.at);
  return language === 'zh'
    ? `这一步已由 ${escaped(commit.by.name)} 在 ${time} 签署，刚才改动的内容没有生效。已签内容：\n${values}`
    : `${escaped(commit.by.name)} signed this at ${time}; what was just changed has no effect. As signed:\n${values}`;
};
