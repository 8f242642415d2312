import { planApproved } from '../acts/plan-approval.ts';
import { openAnomalies } from '../goods/anomalies.ts';
import { type Order, stands } from '../order.ts';
import type { Outside } from '../outside.ts';
import { prompts } from '../papers/confirmations.ts';
import { addWorkingHours } from '../time/calendar.ts';
import { dateIn } from '../time/dates.ts';
import { promise } from '../time/promise.ts';
import type { Turn } from '../waiting.ts';
import { type Deadline, stepsOf } from './deadline.ts';
import { changedAt, hoursAfter, laterOf, nextWorkingDayAfter, startOfWorkOn } from './mill-time.ts';
import { hoursOf } from './service-level.ts';

/** S11: each monitoring prompt is asked on the morning of its day, and escalates by its service level. */
export const monitoringPrompts = (
  order: Order,
  outside: Outside,
  open: readonly Turn[],
): readonly Deadline[] =>
  open.flatMap(({ action, part, who }) => {
    const prompt = prompts(order).find(({ id }) => id === part?.id);
    if (action.key !== 'monitoring' || !prompt) return [];
    const countersigned = order.marks['production-countersign']?.at(-1)?.at ?? '';
    const reminder = laterOf(startOfWorkOn(prompt.on, outside), countersigned);
    const hours = hoursOf(action, outside);
    return stepsOf(
      {
        slot: `monitoring:${prompt.id}`,
        kind: 'monitoring',
        rule: action.rule,
        action: action.key,
        part: prompt.id,
        who: who.slice(0, 1),
      },
      {
        reminder,
        first: addWorkingHours(reminder, hours, outside),
        second: addWorkingHours(reminder, 2 * hours, outside),
      },
    );
  });

/** S10.1: production is held to the finished date of its own S7 statement, as the customer's waiting has moved it. */
export const finishes = (order: Order, outside: Outside, open: readonly Turn[]): readonly Deadline[] => {
  const turn = open.some(({ action }) => action.key === 'batch');
  const today = dateIn(outside.settings.timeZone, changedAt(order));
  const { slippedFinishedOn: on } = promise(order, today, outside.settings.timeZone);
  if (!turn || on === null) return [];
  const late = nextWorkingDayAfter(on, outside);
  return stepsOf(
    {
      slot: `finish:${on}`,
      kind: 'finish',
      rule: 'S10.1',
      action: 'batch',
      part: null,
      who: ['production'],
      escalatesTo: 'production-supervisor',
    },
    {
      reminder: startOfWorkOn(on, outside),
      first: startOfWorkOn(late, outside),
      second: startOfWorkOn(nextWorkingDayAfter(late, outside), outside),
    },
  );
};

const hoursToPlan = 2;

/** S11.1: an anomaly without an approved plan after two elapsed hours goes to the director again, at whatever hour. */
export const unplannedAnomalies = (order: Order): readonly Deadline[] =>
  order.status === 'open' || order.status === 'held'
    ? openAnomalies(order)
        .filter(({ id }) => !planApproved(order, id).met)
        .flatMap(({ id, openedAt }) =>
          stepsOf(
            {
              slot: `anomaly:${id}`,
              kind: 'anomaly',
              rule: 'S11.1',
              action: stands(order, 'emergency-plan', id) ? 'plan-approval' : 'emergency-plan',
              part: id,
              who: ['service-supervisor'],
              escalatesTo: 'director',
              urgent: true,
            },
            { first: hoursAfter(openedAt, hoursToPlan), second: hoursAfter(openedAt, 2 * hoursToPlan) },
          ),
        )
    : [];
