import type { AnyMillForm } from '../form.ts';
import { settingsTimes } from './settings-times.ts';

/** Every form that belongs to no order, in the order in which the settings offer them. */
export const millForms: readonly AnyMillForm[] = [settingsTimes].map((one) => one as unknown as AnyMillForm);

export const findForm = (key: string): AnyMillForm | undefined =>
  millForms.find((candidate) => candidate.key === key);
