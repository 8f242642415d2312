import { statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { millForm } from '../form.ts';

/** Process §2: the standard by which customers are graded (客户等级划分标准), shown wherever a grade is set. */
export const settingsGrades = millForm({
  key: 'settings-grades',
  rule: 'A.settings',
  title: label('客户等级划分标准', 'Standard for grades'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    zh: statement(label('中文', 'Chinese'), {
      initial: ({ outside }) => outside.settings.gradeStandard.zh,
    }),
    en: statement(label('英文', 'English'), {
      initial: ({ outside }) => outside.settings.gradeStandard.en,
    }),
  },
  reliesOn: ({ outside }) => ({ ...outside.settings.gradeStandard }),
  events: (_sight, { zh, en }) => [{ type: 'SettingsChanged', settings: { gradeStandard: { zh, en } } }],
});
