import { type Deadline, stepsOf } from '../../order/deadline.ts';
import { timesOf } from '../../order/due.ts';
import { type Order, stands } from '../../order/order.ts';
import { dayOf } from '../../order/time/times.ts';
import { changedAt, hoursAfter } from '../../order/time/working-days.ts';
import type { Turn } from '../../order/waiting.ts';
import { prompts } from '../confirmation/confirmations.ts';
import { promise } from '../confirmation/promise.ts';
import type { Outside } from '../outside.ts';
import { openAnomalies } from './anomalies.ts';
import { planApproved } from './plan-approval.ts';
import { hoursToPlan } from './plan-due.ts';

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
