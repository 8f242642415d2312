import type { AnyMillForm } from '../form.ts';
import { archiveAcknowledged } from './archive.ts';
import { customerAddresses } from './customer-addresses.ts';
import { customerApprove } from './customer-approve.ts';
import { customerContacts } from './customer-contacts.ts';
import { customerContract } from './customer-contract.ts';
import { customerName } from './customer-name.ts';
import { customerOpen } from './customer-open.ts';
import { pricePlan } from './price-plan.ts';
import { product } from './product.ts';
import { productsTable } from './products-table.ts';
import { reassignAll } from './reassign-all.ts';
import { settingsCalendar } from './settings-calendar.ts';
import { settingsChannels } from './settings-channels.ts';
import { settingsGrades } from './settings-grades.ts';
import { settingsHours } from './settings-hours.ts';
import { settingsLetterhead } from './settings-letterhead.ts';
import { settingsPhone } from './settings-phone.ts';
import { settingsPrices } from './settings-prices.ts';
import { settingsQuiet } from './settings-quiet.ts';
import { settingsServiceLevels } from './settings-service-levels.ts';
import { settingsTimes } from './settings-times.ts';
import { settingsTitles } from './settings-titles.ts';
import { millSnooze } from './snooze.ts';
import { standIn } from './stand-in.ts';

/** Every form that belongs to no order, in the order in which the settings offer them. */
export const millForms: readonly AnyMillForm[] = [
  settingsHours,
  settingsPrices,
  settingsQuiet,
  settingsServiceLevels,
  settingsTimes,
  settingsCalendar,
  settingsChannels,
  settingsPhone,
  settingsGrades,
  settingsLetterhead,
  settingsTitles,
  pricePlan,
  product,
  productsTable,
  standIn,
  customerContract,
  reassignAll,
  customerOpen,
  customerApprove,
  customerContacts,
  customerAddresses,
  customerName,
  archiveAcknowledged,
  millSnooze,
].map((one) => one as unknown as AnyMillForm);

export const findForm = (key: string): AnyMillForm | undefined =>
  millForms.find((candidate) => candidate.key === key);
