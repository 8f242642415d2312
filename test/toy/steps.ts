import type { Action, AnyAction, Part } from '../../src/order/action.ts';
import { signedByKey } from '../../src/order/by-key.ts';
import { met, missing } from '../../src/order/decision.ts';
import { defineAction } from '../../src/order/define-action.ts';
import type { Facet } from '../../src/order/facet.ts';
import { choice, type Fields, ticks, whole } from '../../src/order/fields.ts';
import { label, verbatim } from '../../src/order/labels.ts';
import { factsOf, type Order, stands } from '../../src/order/order.ts';
import { askedFrom } from '../../src/order/time/times.ts';

const jobs = {
  brakes: label('刹车', 'brakes'),
  gears: label('变速', 'gears'),
} as const;

/** What was agreed on: who repairs signs for this, and signs again when it changes. */
const agreed: Facet = {
  name: 'agreed',
  label: label('约定', 'agreed'),
  of: ({ content }) => ({ yuan: content.yuan, jobs: content.jobs }),
  show: ({ content }) => verbatim(`${content.yuan} · ${content.jobs.join(', ')}`),
};

const partsOf = ({ content }: Order): readonly Part[] =>
  content.jobs.map((job) => ({ id: job, label: verbatim(job) }));

/** W1: the counter looks at the bicycle and says what is to be done for how much; said anew, what was signed falls. */
export const estimate = defineAction('step', 'repair', {
  key: 'estimate',
  rule: 'W1',
  lane: 'stand',
  title: label('估价', 'Estimate'),
  short: label('估价', 'Estimate'),
  by: ['counter'],
  during: ['new', 'open'],
  again: 'renews',
  fields: {
    yuan: whole(label('金额', 'Yuan'), { most: 1000 }),
    jobs: ticks(label('项目', 'Jobs'), () => [
      { value: 'brakes', label: jobs.brakes },
      { value: 'gears', label: jobs.gears },
    ]),
  },
  evolve: (order, { answers }) => ({ ...order, content: { yuan: answers.yuan, jobs: answers.jobs } }),
});

const estimated = { key: 'estimate', rule: 'W1', title: label('估价', 'Estimate'), by: ['counter'] } as const;

/** W2: each job by a mechanic, within four working hours of the estimate. */
export const repair = defineAction('step', 'repair', {
  key: 'repair',
  rule: 'W2',
  lane: 'stand',
  title: label('修理', 'Repair'),
  short: label('修理', 'Repair'),
  by: ['mechanic'],
  about: { kind: 'part', parts: partsOf },
  needs: (order) => [signedByKey(order, estimated)],
  covers: () => [agreed],
  fields: { hours: whole(label('工时', 'Hours'), { most: 8 }) },
  due: ({ since }, _order, calendar) => askedFrom(since, 4, calendar),
});

/** W3: ridden by another mechanic than the one who repaired it. */
export const testRide = defineAction('step', 'repair', {
  key: 'test-ride',
  rule: 'W3',
  lane: 'stand',
  title: label('试骑', 'Test ride'),
  short: label('试骑', 'Test ride'),
  press: 'do',
  by: ['mechanic'],
  about: { kind: 'part', parts: partsOf },
  needs: (order, part) => [
    stands(order, 'repair', part)
      ? met(factsOf(order, 'repair', part).at(-1)?.at ?? order.placedAt)
      : missing('W2', repair.title, repair.by),
  ],
  covers: (_order, part) => [
    {
      name: `repaired:${part}`,
      label: repair.title,
      of: (order) => factsOf(order, 'repair', part).at(-1)?.version ?? null,
      show: () => repair.title,
    },
  ],
});

/** W4: the owner takes it away. Its own rule asks for nothing, so that the law is what stands in the way. */
export const handOver = defineAction('act', 'repair', {
  key: 'hand-over',
  rule: 'W4',
  lane: 'stand',
  title: label('取车', 'Hand over'),
  short: label('取车', 'Hand over'),
  by: ['counter'],
  fields: { paid: choice(label('已付', 'Paid'), { yes: label('是', 'yes') }) },
  evolve: (order) => ({ ...order, status: 'closed' }),
});

const any = <F extends Fields, E extends Fields, X>(action: Action<F, E, X>): AnyAction =>
  action as unknown as AnyAction;

export const actions: readonly AnyAction[] = [any(estimate), any(repair), any(testRide), any(handOver)];
