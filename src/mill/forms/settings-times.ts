import { clockTime } from '../../order/date-fields.ts';
import { wrong } from '../../order/decision.ts';
import { label } from '../../order/labels.ts';
import { millForm } from '../form.ts';

/** When the mill's daily matters are due. Whoever changes one changes it from its next period on. */
export const settingsTimes = millForm({
  key: 'settings-times',
  rule: 'A.settings',
  title: label('日报与汇总时间', 'Report and digest times'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    reportReminder: clockTime(label('提醒填生产日报', 'Reminder of the daily report'), {
      initial: ({ outside }) => outside.settings.times.reportReminder,
    }),
    reportCutOff: clockTime(label('生产日报截止', 'Cut-off of the daily report'), {
      initial: ({ outside }) => outside.settings.times.reportCutOff,
    }),
    digest: clockTime(label('每日汇总', 'Daily digest'), {
      initial: ({ outside }) => outside.settings.times.digest,
    }),
  },
  reliesOn: ({ outside }) => ({ ...outside.settings.times }),
  judge: (_sight, { reportReminder, reportCutOff, digest }) => {
    if (reportCutOff <= reportReminder)
      return wrong('A.settings', 'reportCutOff', '截止须晚于提醒', 'The cut-off comes after the reminder');
    return digest < reportCutOff
      ? wrong('A.settings', 'digest', '汇总不能早于日报截止', 'The digest comes after the cut-off')
      : undefined;
  },
  events: (_sight, { reportReminder, reportCutOff, digest }) => [
    { type: 'SettingsChanged', settings: { times: { reportReminder, reportCutOff, digest } } },
  ],
});
