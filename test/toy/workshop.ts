import { reminderOf } from '../../src/order/deadline.ts';
import { accept, refuse } from '../../src/order/decision.ts';
import { label } from '../../src/order/labels.ts';
import type { Law } from '../../src/order/law.ts';
import { factsOf, type Order, stands } from '../../src/order/order.ts';
import { beginning, type Procedure } from '../../src/order/procedure.ts';
import type { Reminder } from '../../src/order/reminder.ts';
import { serviceLevels } from '../../src/order/service-level.ts';
import { hoursAfter } from '../../src/order/time/working-days.ts';
import './declared.ts';
import { actions } from './steps.ts';

const ridden = (order: Order): boolean => order.content.jobs.every((job) => stands(order, 'test-ride', job));

/** No bicycle leaves with a job that nobody rode. */
const safe: Law = {
  rule: 'safe',
  broken: (after) =>
    after.status === 'closed' && !ridden(after)
      ? [
          {
            of: 'bicycle',
            by: 1,
            say: label('还有项目没有试骑，不能取车', 'A job was not ridden: it stays here'),
          },
        ]
      : [],
};

/** Ready and not fetched: the counter is asked a day after the last ride. */
const pickUp: Reminder<'pick-up'> = {
  kind: 'pick-up',
  rule: 'W4',
  of: ({ order }) => {
    const last = (order.marks['test-ride'] ?? []).at(-1);
    if (order.status !== 'open' || !last || !ridden(order)) return [];
    return [
      reminderOf(
        { slot: 'pick-up', action: 'hand-over', part: null, who: ['counter'] },
        hoursAfter(last.at, 24),
      ),
    ];
  },
  settled: ({ status }) => status === 'closed',
  says: () => label('车已修好，请通知车主', 'It is ready: please call its owner'),
};

/** The workshop's procedure, whole. */
export const workshop: Procedure = {
  actions,
  find: (key) => actions.find((action) => action.key === key),
  ruleOfForms: 'W1',
  laws: [safe],
  reminders: [serviceLevels, pickUp],
  escalation: { first: () => 'counter', second: 'owner' },
  endings: ['hand-over'],
  maySign: (_order, { roles }, asked) => asked.some((who) => roles.includes(who)),
  signsFor: () => null,
  twoPeople: ({ key, rule }, { order, part, by }) => {
    const first = key === 'test-ride' ? factsOf(order, 'repair', part).at(-1) : undefined;
    return first && first.by.id === by.id
      ? { code: 'two-people', rule, other: first.by, as: label('修理', 'Repair') }
      : undefined;
  },
  beyondLimits: () => undefined,
  timesAlike: (left, right) => left === right,
  snoozes: () => [],
  receive: () => refuse({ code: 'unknown', rule: 'W1' }),
  decide: () => accept(),
  placed: (order) => order,
  evolve: (order) => order,
  committed: (_before, after) => after,
  isEscalated: () => false,
  tells: () => [],
  tellsAfter: () => [],
};

/** A bicycle before anybody looked at it. */
export const noBicycle: Order = beginning(workshop, { kind: 'repair', content: { yuan: 0, jobs: [] } });
