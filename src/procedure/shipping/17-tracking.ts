import type { AnswersIn, Sight } from '../../order/action.ts';
import { moment } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, optional, sometimes, statement } from '../../order/fields.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import { act } from '../define.ts';
import { checksFrom } from './check-times.ts';
import type { TrackingFacts } from './shipment-facts.ts';
import { shipmentParts } from './shipment-parts.ts';
import { type Shipment, shipmentOf } from './shipments.ts';

const states = {
  'on-its-way': label('在途正常', 'On its way'),
  delayed: label('延误', 'Delayed'),
  problem: label('有问题', 'A problem'),
} as const;

const said =
  (...wanted: readonly string[]) =>
  ({ raw }: Sight): boolean =>
    wanted.includes(String(raw.state));

const fields = {
  state: choice(label('货物在途情况', 'Where it stands'), states, { redraws: true }),
  where: optional(statement(label('位置或说明', 'Where it is'))),
  reason: sometimes(said('delayed', 'problem'), statement(label('原因', 'Why'))),
  expectedAt: sometimes(said('delayed'), moment(label('新的预计到达', 'New expected arrival'), 'to-come')),
  check1: sometimes(said('delayed'), optional(moment(label('检查时间 1', 'First check'), 'to-come'))),
  check2: sometimes(said('delayed'), optional(moment(label('检查时间 2', 'Second check'), 'to-come'))),
};

type TrackingAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** S17: where the shipment is, at each check time and whenever something is heard; a delay sets new check times. */
export const tracking = act({
  key: 'tracking',
  rule: 'S17',
  isNews: true,
  lane: 'shipments',
  title: label('在途跟踪', 'Tracking'),
  short: label('在途', 'Tracking'),
  submit: label('记录', 'Record'),
  by: ['service', 'assistant'],
  during: ['open', 'held'],
  about: { kind: 'part', parts: (order) => shipmentParts(order, isOnItsWay) },
  again: 'adds',
  offered: () => true,
  neverVoided: true,
  fields,
  shows: ({ order, part }) => {
    const expectedAt = shipmentOf(order, part)?.expectedAt;
    return expectedAt ? [{ label: label('预计到达', 'Expected'), value: shownMoment(expectedAt) }] : [];
  },
  judge: (sight, answers) => backwards(sight, answers),
  facts: ({ at }: Sight, answers): TrackingFacts => ({ delayed: delayIn(at, answers) }),
  tells: (_order, { answers }) => (answers.state === 'on-its-way' ? [] : ['salesperson', 'service']),
  says: (_order, { answers, facts }) => {
    const words = [answers.where, answers.reason].filter((word) => word !== null).join(' · ');
    const state = states[answers.state];
    const told = facts.delayed ? shownMoment(facts.delayed.expectedAt).zh : '';
    const inform = answers.state === 'on-its-way' ? '' : '；请告知客户';
    const informEn = answers.state === 'on-its-way' ? '' : '; please tell the customer';
    return label(
      `${state.zh} ${told} ${words}${inform}`.replace(/\s+/g, ' '),
      `${state.en} ${told} ${words}${informEn}`.replace(/\s+/g, ' '),
    );
  },
});

/** On the road: it left, nobody collected it, and it has not arrived. */
export const isOnItsWay = ({ departedAt, collected, arrivedAt }: Shipment): boolean =>
  departedAt !== null && !collected && arrivedAt === null;

const delayIn = (at: string, { expectedAt, check1, check2 }: TrackingAnswers): TrackingFacts['delayed'] =>
  expectedAt === null
    ? null
    : { expectedAt, checksAt: checksFrom([check1, check2], { departedAt: at, expectedAt }) };

const backwards = ({ at }: Sight, { expectedAt, check1, check2 }: TrackingAnswers): Refusal | undefined => {
  if (expectedAt === null) return undefined;
  if (expectedAt <= at) return wrong('S17', 'expectedAt', '应晚于现在', 'Later than now, please');
  const stray = Object.entries({ check1, check2 }).find(
    ([, check]) => check !== null && (check <= at || check > expectedAt),
  );
  return stray
    ? wrong('S17', stray[0], '须在现在与新的到达时间之间', 'Between now and the new arrival, please')
    : undefined;
};

const shownMoment = (instant: string): Label =>
  verbatim(`<!date^${Math.floor(Date.parse(instant) / 1000)}^{date_num} {time}|${instant}>`);
