import { clockTime } from '../../order/date-fields.ts';
import { wrong } from '../../order/decision.ts';
import { label } from '../../order/labels.ts';
import { leavesTimeToCall } from '../../order/time/quiet-hours.ts';
import { millForm } from '../form.ts';

/** Hours in which nobody is reminded, apart from the hours in which work is counted (process §5). */
export const settingsQuiet = millForm({
  key: 'settings-quiet',
  rule: 'A.settings',
  title: label('免打扰时间', 'Quiet hours'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    from: clockTime(label('开始', 'From'), { initial: ({ outside }) => outside.settings.quiet.from }),
    to: clockTime(label('结束', 'Until'), {
      initial: ({ outside }) => outside.settings.quiet.to,
      hint: label('与开始相同即不设免打扰', 'The same time as “from” means none'),
    }),
  },
  shows: () => [
    {
      label: label('说明', 'What it does'),
      value: label(
        '提醒等到上班且不在免打扰时间；异常及其升级不等',
        'Reminders wait until it is working time and not quiet; anomalies and their escalations do not',
      ),
    },
  ],
  reliesOn: ({ outside }) => ({ ...outside.settings.quiet }),
  judge: ({ outside: { settings } }, quiet) =>
    leavesTimeToCall({ ...settings, quiet })
      ? undefined
      : wrong('A.settings', 'to', '工作时间须留出可提醒的时段', 'Leave some working time in which to remind'),
  events: (_sight, { from, to }) => [{ type: 'SettingsChanged', settings: { quiet: { from, to } } }],
});
