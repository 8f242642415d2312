import type { AnswersIn, Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { chosen, person, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { act } from '../define.ts';
import { wasExcepted } from '../exceptions.ts';
import { known, mustHold, named } from '../people.ts';
import { holds } from '../roles.ts';
import { pairOf, pairs } from '../two-people.ts';

const fields = {
  pair: chosen(
    label('哪一项双签', 'Which two signatures'),
    ({ order }) =>
      pairs
        .filter((one) => one.mayBeExcepted && !wasExcepted(order, one))
        .map(({ key, title }) => ({ value: key, label: title })),
    {
      hint: label('每张订单每项只一次，准许即用掉', 'Once per order for each; it is spent when it is given'),
    },
  ),
  whom: person(label('准许谁', 'Whom it is for'), {
    hint: label('不能是自己；只管一个签署', 'Not yourself; for one signature'),
  }),
  reason: statement(label('理由', 'Reason')),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/**
 * Process §1: one exception for each pair of signatures of an order: the service supervisor lets one person give both, once; the
 * director where the supervisor is that person. It is spent when it is given, whatever becomes of it.
 */
export const exception = act({
  key: 'exception',
  rule: 'A.exception',
  lane: 'commercial',
  title: label('双签破例一次', 'One exception'),
  short: label('破例', 'Exception'),
  submit: label('准许一次', 'Allow it once'),
  by: ['service-supervisor', 'director'],
  during: ['open', 'held'],
  again: 'adds',
  withdrawable: false,
  fields,
  judge: (sight, { whom }) => notTheirs(sight, whom),
  facts: (sight, { whom, pair }: Answers) => ({ to: named(sight, whom), pair }),
  says: (_order, { answers: { reason }, facts: { to, pair } }) => {
    const title = pairOf(pair)?.title ?? verbatim('');
    return label(
      `准许 ${to.name} 一次 ${title.zh}：${reason}`,
      `Allowed once to ${to.name}, ${title.en}: ${reason}`,
    );
  },
  tells: () => ['director'],
});

const notTheirs = (sight: Sight, whom: string): Refusal | undefined => {
  if (whom === sight.by.id) {
    return wrong('A.exception', 'whom', '不能准许自己', 'Nobody allows it to themselves');
  }
  if (!known(sight, whom)) {
    return wrong('A.exception', 'whom', '没有这个人', 'Nobody known by that name');
  }
  return holds(sight.by.roles, 'service-supervisor')
    ? undefined
    : mustHold(sight, { id: whom, role: 'service-supervisor', rule: 'A.exception', blockId: 'whom' });
};
