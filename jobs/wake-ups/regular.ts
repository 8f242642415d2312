import type { Settings } from '../../src/procedure/outside.ts';
import type { Regular } from './queues.ts';

/** The hours at which the mill's own matters may fall due. On a day on which nothing does, the look finds nothing. */
export const regularWakes = ({
  times,
  workFrom,
}: Pick<Settings, 'times' | 'workFrom'>): readonly Regular[] => [
  { id: 'daily-report', name: 'daily-report', pattern: daily(times.reportReminder) },
  { id: 'daily-report-cut-off', name: 'daily-report', pattern: daily(times.reportCutOff) },
  { id: 'digest', name: 'digest', pattern: daily(times.digest) },
  { id: 'weekly', name: 'weekly', pattern: `0 ${workFrom} * * 1` },
  // The first working day of a month, behind the longest holiday.
  { id: 'archive', name: 'archive', pattern: `0 ${workFrom} 1-10 * *` },
  { id: 'reconcile', name: 'reconcile', pattern: nightly },
];

/** Past midnight's slips, before anybody works. */
const nightly = '20 3 * * *';

/** `18:05` → every day at that time. */
const daily = (time: string): string => {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute ?? 0} ${hour ?? 0} * * *`;
};
