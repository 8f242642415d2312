import { wrong } from '../../order/decision.ts';
import { nobodyWaits } from '../../order/define-action.ts';
import { chosen, optional, whole } from '../../order/fields.ts';
import type { ActionKey } from '../../order/keys.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import { actions } from '../../procedure/catalogue.ts';
import type { Settings } from '../../procedure/outside.ts';
import { usualHours } from '../../procedure/usual-hours.ts';
import { millForm } from '../form.ts';

/** How long one matter may wait before it counts as late; without a figure it is the usual time again. */
export const settingsServiceLevels = millForm({
  key: 'settings-service-levels',
  rule: 'A.settings',
  title: label('办理时限', 'Service levels'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    matter: chosen(label('事项', 'Matter'), ({ outside }) =>
      matters.map((matter) => ({ value: matter.key, label: nowFor(matter, outside.settings) })),
    ),
    hours: optional(
      whole(label('时限（工作小时）', 'Working hours it may wait'), {
        most: 999,
        hint: label('留空或填 0 即恢复默认', 'Blank or 0 returns to the usual time'),
      }),
    ),
  },
  shows: ({ outside: { settings } }) => {
    const changed = matters.filter(({ key }) => settings.serviceLevelHours[key] !== undefined);
    return [
      {
        label: label('已调整', 'Set otherwise'),
        value:
          changed.length === 0
            ? verbatim('—')
            : joined(
                changed.map((matter) => nowFor(matter, settings)),
                label('；', '; '),
              ),
      },
    ];
  },
  reliesOn: ({ outside }) => ({ ...outside.settings.serviceLevelHours }),
  judge: (_sight, { matter }) =>
    matters.some(({ key }) => key === matter)
      ? undefined
      : wrong('A.settings', 'matter', '请从列表中选择', 'Please choose one of the list'),
  events: ({ outside }, { matter, hours }) => {
    const { [matter]: _before, ...others } = outside.settings.serviceLevelHours;
    return [
      {
        type: 'SettingsChanged',
        settings: { serviceLevelHours: hours ? { ...others, [matter]: hours } : others },
      },
    ];
  },
});

interface Timed {
  readonly key: ActionKey | keyof typeof usualHours;
  readonly title: Label;
  readonly usual: number;
}

/** All that somebody is waited for within working hours, steps and acts in their order; not what a rule of its own times. */
const matters: readonly Timed[] = [
  ...actions
    .filter(({ waits, hasServiceLevel }) => waits !== nobodyWaits && hasServiceLevel)
    .map(({ key, title, dueInWorkingHours }) => ({ key, title, usual: dueInWorkingHours })),
  { key: 'check', title: label('在途核查未答复', 'Unanswered check on the way'), usual: usualHours.check },
  {
    key: 'arrival-overdue',
    title: label('应到未到', 'Goods that should be there'),
    usual: usualHours['arrival-overdue'],
  },
];

const nowFor = ({ key, title, usual }: Timed, { serviceLevelHours }: Settings): Label => {
  const hours = serviceLevelHours[key];
  return hours === undefined
    ? label(`${title.zh}：${usual} 小时`, `${title.en}: ${usual} h`)
    : label(`${title.zh}：${hours} 小时（默认 ${usual}）`, `${title.en}: ${hours} h (usually ${usual})`);
};
