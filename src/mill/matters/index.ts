import type { AnyMatter } from '../matter.ts';
import { archive } from './archive.ts';
import { calendarNotice } from './calendar-notice.ts';
import { creditLimits } from './credit-limits.ts';
import { dailyDigest } from './daily-digest.ts';
import { dailyReportMatter } from './daily-report.ts';
import { newCustomers } from './new-customers.ts';
import { seal } from './seal.ts';
import { weeklyDigest } from './weekly-digest.ts';

/** Everything that falls due beside the orders; what is told first stands first. */
export const matters: readonly AnyMatter[] = [
  seal,
  archive,
  calendarNotice,
  newCustomers,
  creditLimits,
  weeklyDigest,
  dailyReportMatter,
  dailyDigest,
].map((one) => one as unknown as AnyMatter);

export const findMatter = (kind: string): AnyMatter | undefined =>
  matters.find((candidate) => candidate.kind === kind);
