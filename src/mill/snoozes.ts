import type { PutOff } from '../order/procedure.ts';
import type { AnyMatter, MatterDue, MillSight } from './matter.ts';
import type { MillRecord } from './record.ts';

/** The form that puts a reminder of the mill's own matters off; its part is the slot of the reminder as it came first. */
export const snoozeForm = 'mill-snooze';

/** Reminders that were put off and have not come again yet. */
const waiting = (record: MillRecord, kind: string): readonly PutOff[] =>
  Object.values(record.signed)
    .filter(({ form }) => form === snoozeForm)
    // Only the form of this name writes such facts.
    .map(({ facts }) => facts as PutOff)
    .filter(({ slot, until }) => slot.split(':')[0] === kind && until > (record.again[slot] ?? ''));

/** N.snooze: a reminder that was put off comes once more at the time chosen; what is settled by then says nothing. */
export const remindedAgain = ({ kind, reminds }: AnyMatter, { record }: MillSight): readonly MatterDue[] =>
  reminds === null
    ? []
    : waiting(record, kind).map(({ slot, until }) => {
        const [, period = '', step = null] = slot.split(':');
        return {
          slot: `${slot}:again:${until}`,
          period,
          step,
          dueAt: until,
          degree: 'reminder',
          who: reminds.who,
          lapsesAt: null,
          urgent: false,
          again: { of: slot, until },
        };
      });

/** What is one matter through all its periods is not asked for anew while it is put off: that period lapses. */
export const heldBack = (due: MatterDue, { kind, reminds }: AnyMatter, { record }: MillSight): MatterDue => {
  if (reminds?.period !== 'none' || due.degree !== 'reminder') return due;
  const until = waiting(record, kind).find((snooze) => snooze.until > due.dueAt)?.until;
  return until === undefined ? due : { ...due, dueAt: until, lapsesAt: until };
};
