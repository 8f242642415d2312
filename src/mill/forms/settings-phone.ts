import { statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { millForm } from '../form.ts';

/** What the clerk says on the phone (《华广电话接听标准用语》), shown while an order is taken. */
export const settingsPhone = millForm({
  key: 'settings-phone',
  rule: 'A.settings',
  title: label('电话接听用语', 'Wording on the phone'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    zh: statement(label('中文', 'Chinese'), {
      initial: ({ outside }) => outside.settings.phoneWording.zh,
    }),
    en: statement(label('英文', 'English'), {
      initial: ({ outside }) => outside.settings.phoneWording.en,
    }),
  },
  reliesOn: ({ outside }) => ({ ...outside.settings.phoneWording }),
  events: (_sight, { zh, en }) => [{ type: 'SettingsChanged', settings: { phoneWording: { zh, en } } }],
});
