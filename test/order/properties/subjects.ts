import { same } from '../../../src/order/json.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import { everyMark, stands } from '../../../src/order/order.ts';
import { gradeOf } from '../../../src/procedure/order-people.ts';
import { hasLeft } from '../../../src/procedure/shipping/shipments.ts';
import { doubts } from '../../../src/procedure/terms/doubts.ts';
import type { Move } from './story.ts';

/** What a law is about, or a trouble that is to be reached: whether one command met it. */
type Subject = (move: Move) => boolean;

const accepted =
  (...keys: readonly ActionKey[]): Subject =>
  ({ command, decision }) =>
    decision.ok && keys.includes(command.action as ActionKey);

const afterLeaving =
  (subject: Subject): Subject =>
  (move) =>
    hasLeft(move.before) && subject(move);

const refusedBy =
  (rule: string): Subject =>
  ({ decision }) =>
    !decision.ok && decision.refusal.rule === rule;

const isUnpaidGrade: Subject = ({ before }) => gradeOf(before) !== 'A';
const both =
  (...subjects: readonly Subject[]): Subject =>
  (move) =>
    subjects.every((subject) => subject(move));

/** By what each law of process §6 is put to the test, and the troubles that the lives must reach. */
export const subjects: Readonly<Record<string, Subject>> = {
  '§6.1 production ordered for grade B or C': both(isUnpaidGrade, accepted('production-order')),
  '§6.1 grade B or C leaves': both(isUnpaidGrade, accepted('shipped')),
  '§6.2 goods leave': accepted('shipped'),
  '§6.2 goods leave again': afterLeaving(accepted('shipped')),
  '§6.2 goods arrive': accepted('arrival'),
  '§6.2 goods come back': ({ command, decision, after }) =>
    decision.ok &&
    command.action === 'goods-outcome' &&
    ['returned', 'redelivered'].includes(everyMark(after, 'goods-outcome').at(-1)?.facts.outcome ?? ''),
  '§6.2 refuses': refusedBy('§6.2'),
  '§6.3 somebody without the right': ({ decision }) => !decision.ok && decision.refusal.code === 'not-yours',
  '§6.3 a form on content that changed': ({ decision }) =>
    !decision.ok && decision.refusal.code === 'changed',
  '§6.6 a signature falls': ({ before, after }) =>
    Object.entries(after.marks).some(([key, marks]) =>
      marks.some(({ fallen }, index) => fallen && !before.marks[key as ActionKey]?.[index]?.fallen),
    ),
  '§6.8 content changes after leaving': afterLeaving(
    ({ before, decision, after }) => decision.ok && !same(before.content, after.content),
  ),
  '§6.8 other goods or another customer refused': afterLeaving(
    ({ command, decision }) =>
      !decision.ok &&
      (decision.refusal.rule === '§6.8' ||
        (command.action === 'revise' &&
          decision.refusal.code === 'answers' &&
          Object.keys(decision.refusal.fields).some((field) => /customer|product|quantity/.test(field)))),
  ),
  '§6.9 money comes in': accepted('deposit', 'payment'),
  '§6.9 money is moved or paid back': accepted('payment-allot', 'reverse-payment', 'deposit-settlement'),
  '§6.10 an act under an open doubt': ({ before, decision }) =>
    decision.ok && doubts(before).some(({ state }) => state !== 'settled'),
  '§6.10 holds back what is doubted': ({ decision }) =>
    !decision.ok &&
    decision.refusal.code === 'not-yet' &&
    decision.refusal.missing.some(({ rule }) => rule === 'S5.a'),
  '§6.11 one person tries both': ({ decision }) => !decision.ok && decision.refusal.code === 'two-people',
  '§6.12 an answer is accepted': ({ decision }) => decision.ok,
  'a change after leaving': afterLeaving(accepted('revise')),
  'a hold after leaving': afterLeaving(accepted('hold')),
  'going on after that': afterLeaving(accepted('resume')),
  'a reversal after leaving': afterLeaving(accepted('reverse')),
  'a withdrawal after leaving': afterLeaving(accepted('withdraw')),
  'money recalled after leaving': afterLeaving(accepted('reverse-payment')),
  'a regrade after leaving': afterLeaving(accepted('regrade')),
  'a correction asked for': accepted('correct'),
  'a correction countersigned': accepted('correct-countersign'),
  'goods that came back inspected': accepted('inspection-returned'),
  'a departure that was none': ({ before, after }) => stands(before, 'shipped') && !stands(after, 'shipped'),
  'an anomaly after leaving': afterLeaving(accepted('anomaly')),
  'a doubt after leaving': afterLeaving(accepted('doubt')),
  'a cancellation tried after leaving': afterLeaving(
    ({ command, decision }) => command.action === 'cancel' && !decision.ok,
  ),
};

/** How often each subject was met. */
export type Met = Map<string, number>;

export const counted = (met: Met, move: Move): void => {
  for (const [name, subject] of Object.entries(subjects)) {
    if (subject(move)) met.set(name, (met.get(name) ?? 0) + 1);
  }
};

/** The laws none of whose subjects was met, and the troubles that were not. */
export const neverMet = (met: Met): readonly string[] => {
  const reached = new Set([...met.keys()].map(lawOrTrouble));
  return [...new Set(Object.keys(subjects).map(lawOrTrouble))].filter((name) => !reached.has(name));
};

const lawOrTrouble = (name: string): string => /^§6\.\d+/.exec(name)?.[0] ?? name;
