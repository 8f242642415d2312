import { wrong } from '../../order/decision.ts';
import { person, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { known, named } from '../people.ts';

/**
 * Process §1: one exception for one order: the service supervisor lets one person sign both halves of one two-person act, once;
 * never themselves, and never a second time on the same order.
 */
export const exception = act({
  key: 'exception',
  rule: 'A.exception',
  lane: 'commercial',
  title: label('双签破例一次', 'One exception'),
  short: label('破例', 'Exception'),
  submit: label('准许一次', 'Allow it once'),
  by: ['service-supervisor'],
  during: ['open', 'held'],
  fields: {
    whom: person(label('准许谁', 'Whom it is for'), {
      hint: label(
        '不能是自己；每张订单只一次，只管一个签署',
        'Not yourself; once per order, for one signature',
      ),
    }),
    reason: statement(label('理由', 'Reason')),
  },
  judge: (sight, { whom }) => {
    if (whom === sight.by.id) {
      return wrong('A.exception', 'whom', '不能准许自己', 'Nobody allows it to themselves');
    }
    return known(sight, whom)
      ? undefined
      : wrong('A.exception', 'whom', '没有这个人', 'Nobody known by that name');
  },
  facts: (sight, { whom }) => ({ to: named(sight, whom) }),
  says: (_order, { answers: { reason }, facts: { to } }) =>
    label(`准许 ${to.name} 一次：${reason}`, `Allowed once to ${to.name}: ${reason}`),
  tells: () => ['director'],
});
