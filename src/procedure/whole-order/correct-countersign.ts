import type { Part, Sight } from '../../order/action.ts';
import { forbidden, type Refusal } from '../../order/decision.ts';
import { choice, sometimes, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { everyMark, factsOf, type Mark, type MarkOfKey, type Order } from '../../order/order.ts';
import { entryName } from '../../order/reversible-entries.ts';
import { type Find, fallingFrom } from '../../order/take-back.ts';
import { fell } from '../../order/void.ts';
import { act } from '../define.ts';
import { type Corrects, corrected, isCorrectable } from './corrections.ts';
import { restingOnTime } from './departure-correction.ts';
import type { CountersignedFacts } from './whole-order-facts.ts';

const verdicts = {
  agree: label('属实，更正', 'True: correct it'),
  decline: label('不同意', 'Decline'),
} as const;

/** A.correct: a second person countersigns, and only then the right value counts; what rested on the wrong one falls. */
export const countersignAct = (find: Find) =>
  act({
    ...countersigning('goods'),
    key: 'correct-countersign',
    lane: 'shipments',
    title: label('会签更正', 'Countersign correction'),
    short: label('更正会签', 'Countersign'),
    by: ['service-supervisor'],
    during: ['open', 'held'],
    facts: (sight, { verdict }) => decided(sight, verdict, { find, what: 'goods' }),
    evolve: (order, mark) => judgedAnew(order, mark, 'goods'),
  });

export const countersignMoneyAct = (find: Find) =>
  act({
    ...countersigning('money'),
    key: 'correct-money-countersign',
    lane: 'payment',
    title: label('会签金额更正', 'Countersign a sum'),
    short: label('更正会签', 'Countersign'),
    by: ['finance', 'director'],
    during: ['open', 'held', 'cancelled'],
    facts: (sight, { verdict }) => decided(sight, verdict, { find, what: 'money' }),
    evolve: (order, mark) => judgedAnew(order, mark, 'money'),
  });

const countersigning = (what: Corrects) =>
  ({
    rule: 'A.correct',
    isNews: true,
    about: { kind: 'part', parts: (order: Order) => asked(order, what) },
    waits: () => true,
    neverVoided: true,
    withdrawable: false,
    fields: {
      verdict: choice(label('意见', 'Verdict'), verdicts, { redraws: true }),
      why: sometimes(
        ({ raw }: Sight) => raw.verdict === 'decline',
        statement(label('不同意的理由', 'Why not')),
      ),
    },
    shows: ({ order, part }: Sight) => {
      const found = askedFor(order, what, part);
      if (!found) return [];
      const { title, was, becomes } = found.facts;
      return [
        { label: title, value: label(`${was.zh} → ${becomes.zh}`, `${was.en} → ${becomes.en}`) },
        { label: label('理由', 'Reason'), value: verbatim(found.answers.reason) },
      ];
    },
    judge: ({ order, part }: Sight, { verdict }: { readonly verdict: string }): Refusal | undefined => {
      const found = askedFor(order, what, part);
      return verdict === 'agree' && !(found && isCorrectable(order, what, found.facts)) ? late : undefined;
    },
    tells: () => ['service', 'salesperson'] as const,
    says: (
      _order: Order,
      {
        answers,
      }: Mark<{ readonly verdict: 'agree' | 'decline'; readonly why: string | null }, CountersignedFacts>,
    ) => {
      const said = verdicts[answers.verdict];
      return answers.why === null
        ? said
        : label(`${said.zh}：“${answers.why}”`, `${said.en}: “${answers.why}”`);
    },
    dueInWorkingHours: 4,
  }) as const;

const decided = (
  { order, part, at, outside }: Sight,
  verdict: string,
  { find, what }: { readonly find: Find; readonly what: Corrects },
): CountersignedFacts => {
  const found = askedFor(order, what, part);
  if (verdict !== 'agree' || !found) return { agreed: false, falls: [] };
  const after = corrected(order, found.facts, at);
  const { entry, departedAt } = found.facts;
  const { timeZone } = outside.settings;
  const resting = departedAt === undefined ? [] : restingOnTime(order, { entry, departedAt, timeZone });
  const without = fell(after, (mark) => resting.includes(mark), {
    at,
    why: 'changed',
    facets: ['correction'],
  });
  return { agreed: true, falls: [...resting, ...fallingFrom(order, without, find)].map(entryName) };
};

const judgedAnew = (
  order: Order,
  { part, at, facts }: Mark<unknown, CountersignedFacts>,
  what: Corrects,
): Order => {
  const found = everyMark(order, keys[what]).findLast((mark) => mark.part === part);
  if (!facts.agreed || !found) return order;
  const fall = { at, why: 'changed', facets: ['correction'] } as const;
  return fell(corrected(order, found.facts, at), (mark) => facts.falls.includes(entryName(mark)), fall);
};

const keys = { goods: 'correct', money: 'correct-money' } as const;
const decisions = { goods: 'correct-countersign', money: 'correct-money-countersign' } as const;

type Asked = MarkOfKey<'correct' | 'correct-money'>;

const pending = (order: Order, what: Corrects): readonly Asked[] =>
  factsOf(order, keys[what]).filter(({ part }) => factsOf(order, decisions[what], part).length === 0);

const askedFor = (order: Order, what: Corrects, part: string | null): Asked | undefined =>
  pending(order, what).find((mark) => mark.part === part);

function asked(order: Order, what: Corrects): readonly Part[] {
  return pending(order, what).map(({ part, facts: { title, was, becomes } }) => ({
    id: part ?? '',
    label: label(`${title.zh}：${was.zh} → ${becomes.zh}`, `${title.en}: ${was.en} → ${becomes.en}`),
  }));
}

const late: Refusal = forbidden(
  'A.correct',
  '此后已有登记以它为据（到货、回单或其他更正），不能再更正；请不同意此更正，由登记人重新提出。',
  'Something was recorded on it since (an arrival, a receipt, another correction): decline this one; who recorded the fact asks anew.',
);
