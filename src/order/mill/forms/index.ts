import type { AnyMillForm } from '../form.ts';
import { archiveAcknowledged } from './archive.ts';
import { customerApprove } from './customer-approve.ts';
import { customerContract } from './customer-contract.ts';
import { customerOpen } from './customer-open.ts';
import { pricePlan } from './price-plan.ts';
import { product } from './product.ts';
import { productsTable } from './products-table.ts';
import { reassignAll } from './reassign-all.ts';
import { settingsCalendar } from './settings-calendar.ts';
import { settingsChannels } from './settings-channels.ts';
import { settingsHours } from './settings-hours.ts';
import { settingsPhone } from './settings-phone.ts';
import { settingsQuiet } from './settings-quiet.ts';
import { settingsServiceLevels } from './settings-service-levels.ts';
import { settingsTimes } from './settings-times.ts';
import { millSnooze } from './snooze.ts';
import { standIn } from './stand-in.ts';

/** Every form that belongs to no order, in the order in which the settings offer them. */
export const millForms: readonly AnyMillForm[] = [
  settingsHours,
  settingsQuiet,
  settingsServiceLevels,
  settingsTimes,
  settingsCalendar,
  settingsChannels,
  settingsPhone,
  pricePlan,
  product,
  productsTable,
  standIn,
  customerContract,
  reassignAll,
  customerOpen,
  customerApprove,
  archiveAcknowledged,
  millSnooze,
].map((one) => one as unknown as AnyMillForm);

export const findForm = (key: string): AnyMillForm | undefined =>
  millForms.find((candidate) => candidate.key === key);
