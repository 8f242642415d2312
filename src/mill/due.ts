import { mayCall, nextCallingTime } from '../order/time/quiet-hours.ts';
import type { MatterFired } from './events.ts';
import type { AnyMatter, Gathered, MatterDue, MillSight } from './matter.ts';
import { matters } from './matters/index.ts';
import { trackOf } from './record.ts';
import { heldBack, remindedAgain } from './snoozes.ts';

export interface DueMatter {
  readonly matter: AnyMatter;
  readonly due: MatterDue;
}

/** All that falls due at the mill beside its orders, as things stand: what has fired is not there. */
export const millDeadlines = (sight: MillSight): readonly DueMatter[] =>
  matters.flatMap((matter) =>
    matter
      .due(sight)
      .filter(({ period, step }) => {
        const last = sight.record.fired[trackOf({ kind: matter.kind, step })];
        return last === undefined || last.period < period;
      })
      .map((due) => heldBack(due, matter, sight))
      .concat(remindedAgain(matter, sight))
      .map((due) => ({ matter, due: inWorkingTime(due, sight) })),
  );

export const dueMatter = (sight: MillSight, slot: string): DueMatter | undefined =>
  millDeadlines(sight).find(({ due }) => due.slot === slot);

/** What it comes to that a slot is looked at: nothing where it has fired, is settled, or is not due yet. */
export const fireMatter = (
  slot: string,
  at: string,
  { sight, gathered }: { readonly sight: MillSight; readonly gathered: Gathered },
): readonly MatterFired[] => {
  const found = dueMatter(sight, slot);
  if (!found || found.due.dueAt > at || !mayBeSaid(found.due, at, sight)) return [];
  const { matter, due } = found;
  const { period, step, degree, who, dueAt } = due;
  const lapsed = due.lapsesAt !== null && due.lapsesAt <= at;
  const facts = lapsed ? null : matter.facts(due, gathered, sight);
  const { kind, rule } = matter;
  const again = due.again ? { again: due.again } : {};
  return [
    { type: 'MatterFired', kind, slot, period, step, rule, degree, who, dueAt, at, lapsed, facts, ...again },
  ];
};

const inWorkingTime = (due: MatterDue, { outside }: MillSight): MatterDue =>
  due.urgent ? due : { ...due, dueAt: nextCallingTime(due.dueAt, outside) };

const mayBeSaid = (due: MatterDue, at: string, { outside }: MillSight): boolean =>
  isUrgent(due, at) || mayCall(at, outside);

/** What has its own time goes out then; kept back by an outage, it calls nobody at night (process §5). */
export const isUrgent = ({ urgent, who, dueAt }: MatterDue, at: string): boolean =>
  urgent && (who.length === 0 || Date.parse(at) - Date.parse(dueAt) < halfAnHour);

const halfAnHour = 1_800_000;
