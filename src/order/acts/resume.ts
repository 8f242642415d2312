import { act } from '../action.ts';
import { fell } from '../fall.ts';
import { optional, statement } from '../fields.ts';
import { label, verbatim } from '../labels.ts';

/** §1: the order goes on; production schedules it anew, since its day in the machine is gone (S7, S9.3). */
export const resume = act({
  key: 'resume',
  rule: 'A.hold',
  lane: 'commercial',
  title: label('恢复订单', 'Resume'),
  short: label('恢复', 'Resumed'),
  submit: label('恢复', 'Resume'),
  by: ['service', 'service-supervisor', 'salesperson'],
  during: ['held'],
  again: 'adds',
  aside: 3,
  offered: () => true,
  fields: {
    note: optional(
      statement(label('说明', 'Note'), {
        hint: label('已签的排产将作废，由生产部重排', 'A signed schedule is void; production schedules anew'),
      }),
    ),
  },
  evolve: (order, { at }) => ({
    ...fell(order, ({ action }) => action === 'schedule', { at, why: 'changed', facets: ['hold'] }),
    status: 'open',
  }),
  says: (_order, { answers: { note } }) => (note === null ? null : verbatim(note)),
  tells: () => ['service', 'salesperson', 'production'],
});
