import type { AnyMillForm } from '../form.ts';
import { archiveAcknowledged } from './archive.ts';
import { settingsCalendar } from './settings-calendar.ts';
import { settingsTimes } from './settings-times.ts';

/** Every form that belongs to no order, in the order in which the settings offer them. */
export const millForms: readonly AnyMillForm[] = [settingsTimes, settingsCalendar, archiveAcknowledged].map(
  (one) => one as unknown as AnyMillForm,
);

export const findForm = (key: string): AnyMillForm | undefined =>
  millForms.find((candidate) => candidate.key === key);
