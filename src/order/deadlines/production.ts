import { planApproved } from '../acts/plan-approval.ts';
import { timesOf } from '../due.ts';
import { openAnomalies } from '../goods/anomalies.ts';
import { hoursToPlan } from '../goods/plan-due.ts';
import { type Order, stands } from '../order.ts';
import type { Outside } from '../outside.ts';
import { prompts } from '../papers/confirmations.ts';
import { promise } from '../time/promise.ts';
import { dayOf } from '../time/times.ts';
import type { Turn } from '../waiting.ts';
import { type Deadline, stepsOf } from './deadline.ts';
import { changedAt, hoursAfter } from './mill-time.ts';

/** S11: each monitoring prompt is asked on the morning of its day, and escalates by its service level. */
export const monitoringPrompts = (
  order: Order,
  outside: Outside,
  open: readonly Turn[],
): readonly Deadline[] =>
  open.flatMap((turn) => {
    const { action, part, who } = turn;
    const prompt = prompts(order).find(({ id }) => id === part?.id);
    if (action.key !== 'monitoring' || !prompt) return [];
    return stepsOf(
      {
        slot: `monitoring:${prompt.id}`,
        kind: 'monitoring',
        rule: action.rule,
        action: action.key,
        part: prompt.id,
        who: who.slice(0, 1),
      },
      timesOf(turn, order, outside).said,
    );
  });

/** S10.1: production is held to the finished date of its own S7 statement, as the customer's waiting has moved it. */
export const finishes = (order: Order, outside: Outside, open: readonly Turn[]): readonly Deadline[] => {
  const turn = open.find(({ action }) => action.key === 'batch');
  if (!turn) return [];
  const today = dayOf(changedAt(order), outside);
  return stepsOf(
    {
      slot: `finish:${promise(order, today, outside.settings.timeZone).slippedFinishedOn}`,
      kind: 'finish',
      rule: 'S10.1',
      action: 'batch',
      part: null,
      who: ['production'],
      escalatesTo: 'production-supervisor',
    },
    timesOf(turn, order, outside).said,
  );
};

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
