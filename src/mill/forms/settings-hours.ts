import { wrong } from '../../order/decision.ts';
import { whole } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { leavesTimeToCall } from '../../order/time/quiet-hours.ts';
import { millForm } from '../form.ts';

/** The mill's working day, in full hours of its own clock: what is due is counted in these hours. */
export const settingsHours = millForm({
  key: 'settings-hours',
  rule: 'A.settings',
  title: label('工作时间', 'Working hours'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    workFrom: whole(label('上班（整点，0–23）', 'Work begins (full hour, 0–23)'), {
      most: 23,
      initial: ({ outside }) => String(outside.settings.workFrom),
    }),
    workTo: whole(label('下班（整点，1–24）', 'Work ends (full hour, 1–24)'), {
      least: 1,
      most: 24,
      initial: ({ outside }) => String(outside.settings.workTo),
    }),
  },
  reliesOn: ({ outside: { settings } }) => ({ workFrom: settings.workFrom, workTo: settings.workTo }),
  judge: ({ outside: { settings } }, { workFrom, workTo }) => {
    if (workTo <= workFrom)
      return wrong('A.settings', 'workTo', '下班须晚于上班', 'Work ends after it begins');
    return leavesTimeToCall({ ...settings, workFrom, workTo })
      ? undefined
      : wrong(
          'A.settings',
          'workFrom',
          '全在免打扰时间内，请先改免打扰',
          'All of it is quiet hours; change those first',
        );
  },
  events: (_sight, { workFrom, workTo }) => [{ type: 'SettingsChanged', settings: { workFrom, workTo } }],
});
