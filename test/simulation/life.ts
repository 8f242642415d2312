import { returned, scheduled, termsSigned } from '../support/deeds-production.ts';
import { left, wholeOrder } from '../support/deeds-shipments.ts';
import type { Borne } from '../support/given.ts';
import { sign } from '../support/given.ts';
import type { Journalled } from '../support/journalled.ts';
import { memo } from '../support/memo.ts';

/** One thing that people do on an order, at an instant of the desk's clock. */
export type Move = (order: Journalled, at: Date) => Promise<unknown>;

const dayOf = (at: Date, days = 0): string =>
  new Date(at.getTime() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10);
const seconds = (at: Date, hours: number): string => String(Math.floor(at.getTime() / 1000) + hours * 3600);

/** What is told of a file that is kept: nothing in the thread, but the order is looked at anew. */
const looksAgain = async (order: Journalled, at: Date): Promise<void> => {
  await order.keeps(`F${at.getTime()}`);
};

const bears =
  (...marks: readonly Borne[]): Move =>
  async (order, at) => {
    await order.bears(...marks);
    await looksAgain(order, at);
  };

/** Of grades B, A and C, in turn. */
const customers = [
  {},
  { customer: 'C004', paymentMethod: 'monthly' },
  { customer: 'C003', paymentMethod: 'prepaid' },
];

/** From the fax to the receipt. Between two moves as much time passes as the people of the mill let pass. */
export const life: readonly Move[] = [
  (order) => order.does(memo(customers[Number(order.id.split('-').at(-1)) % customers.length])),
  (order, at) =>
    order.does(
      sign('reply-promise', 'chen', {
        replyBy: seconds(at, 5),
        toldWhom: '陈志强',
        toldAt: seconds(at, 0),
        thanks: ['yes'],
      }),
    ),
  bears(termsSigned),
  async (order, at) =>
    bears(
      {
        ...scheduled,
        answers: { productionOn: dayOf(at, 3), finishedOn: dayOf(at, 9), lines: [] },
      },
      {
        action: 'confirmation',
        answers: { promisedOn: dayOf(at, 10), lines: [] },
        facts: {
          revision: 1,
          number: 'r1',
          drawnOn: dayOf(at),
          promisedOn: dayOf(at, 10),
          finishedOn: dayOf(at, 9),
          arrival: null,
          prompts: [{ id: 'm1', what: '上机前查边料', on: dayOf(at, 4) }],
        },
      },
      { action: 'confirmation-issue' },
    )(order, at),
  async (order, at) => bears({ action: 'confirmation-sent', facts: { sentOn: dayOf(at) } })(order, at),
  bears({ action: 'confirmation-received' }),
  async (order, at) => bears({ ...returned, answers: { cameOn: dayOf(at), lines: [] } })(order, at),
  bears({
    action: 'deposit',
    answers: { amount: 3_456_450, lines: [] },
    facts: { money: { kind: 'deposit', fen: 3_456_450 } },
  }),
  bears({ action: 'production-order' }),
  bears({ action: 'production-countersign', answers: { clauses: [], lines: [] } }),
  bears(
    { action: 'copy-acknowledged' },
    { action: 'batch', part: 'b1', facts: { finished: wholeOrder, final: true } },
    { action: 'warehouse-in', part: 'b1', facts: { booked: wholeOrder } },
    // Finance signed for it: nothing of grade B or C leaves without (process §6.1).
    { action: 'settlement', part: 'b1' },
    { action: 'dispatch-notice', part: 's1', facts: { quantities: wholeOrder } },
    { action: 'briefing', part: 's1' },
  ),
  (order, at) =>
    order.does(
      left({
        departedAt: seconds(at, 0),
        expectedAt: seconds(at, 30),
        check1: seconds(at, 4),
        check2: seconds(at, 20),
      }),
    ),
  (order) => order.does(sign('tracking', 'liu', { state: 'on-its-way' }, { part: 's1' })),
  (order, at) =>
    order.does(sign('arrival', 'liu', { arrivedAt: seconds(at, 0), condition: 'ok' }, { part: 's1' })),
];
