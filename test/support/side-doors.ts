import type { Order } from '../../src/order/order.ts';
import type { Raw } from '../../src/order/raw.ts';
import { answeredDoubt, raisedDoubt } from './deeds-commercial.ts';
import { confirmed, scheduled } from './deeds-production.ts';
import { onward } from './deeds-shipments.ts';
import { bearing, type Deed, sign } from './given.ts';
import { completeMemo } from './memo.ts';
import { people } from './mill.ts';

const at = '2026-12-04T06:00:00.000Z';

/** The packaging changed: production's papers, confirmation and return have fallen, whatever has left by then. */
export const repacked = (order: Order): Order => onward(order, revised({ packaging: '木托盘' }));

export const revised = (raw: Readonly<Record<string, Raw>>): Deed =>
  sign('revise', 'chen', { ...completeMemo, reason: '客户来电', ...raw }, { at });

export const intaken = (raw: Readonly<Record<string, Raw>>): Deed =>
  sign('intake', 'chen', { ...completeMemo, ...raw }, { at });

/** Technical finds that a line cannot be made, or that all can. */
export const technicalSaid = (order: Order, refused: number | null = null): Order =>
  bearing(order, {
    action: 'technical',
    answers: {
      rawMaterial: '够',
      lines: order.content.lines.map(({ id }) => ({
        id,
        producible: id === refused ? 'no' : 'yes',
        formula: 'unchanged',
        reason: null,
      })),
    },
  });

export const declined = (order: Order): Order =>
  bearing(order, { action: 'schedule-decline', by: by('hu'), answers: { reason: '机台已满', lines: [] } });

export const scheduledLate = (order: Order): Order =>
  bearing(order, {
    ...scheduled,
    answers: { productionOn: '2026-12-20', finishedOn: '2026-12-30', lines: [] },
  });

export const doubted = (order: Order, about = 'lines.1.unitPrice', more: Deed['raw'] = {}): Order =>
  onward(order, { ...raisedDoubt(about), at }, { ...answeredDoubt(more), at });

/** Confirmed anew, and the customer's return is owed again. */
export const confirmedAnew = (order: Order): Order => bearing(order, ...confirmed);

export const proposed = (outcome: string, part: string, more: Deed['raw'] = {}): Deed =>
  sign(
    'proposal',
    'zhou',
    { apology: ['yes'], proposal: '改用他种', outcome, reason: '客户同意', ...more },
    { part, at },
  );

export const settledSchedule = (outcome: string, more: Deed['raw'] = {}): Deed =>
  sign('schedule-settlement', 'zhou', { outcome, words: '陈志强来电', ...more }, { at });

/** Every form that may end in a cancelled order: the order as that form needs it, and the form as it is sent in. */
export const cancellings: Readonly<
  Record<string, { readonly open: (order: Order) => Order; readonly deed: Deed }>
> = {
  cancel: { open: (order) => order, deed: sign('cancel', 'wang', { reason: '客户撤单' }, { at }) },
  proposal: { open: (order) => technicalSaid(order, 1), deed: proposed('cancelled', 'l1') },
  'schedule-settlement': { open: declined, deed: settledSchedule('cancel') },
  'late-answer': {
    open: scheduledLate,
    deed: sign('late-answer', 'zhou', { outcome: 'cancel', whom: '陈志强', words: '等不及' }, { at }),
  },
  'doubt-acknowledge': {
    open: (order) => doubted(order),
    deed: sign('doubt-acknowledge', 'zhao', { outcome: 'cancelled', reason: '不做了' }, { part: 'd1', at }),
  },
  'return-choice': {
    open: confirmedAnew,
    deed: sign('return-choice', 'zhou', { next: 'cancel', reason: '不再回传' }, { at }),
  },
};

function by(key: 'hu') {
  return { id: people[key].id, name: people[key].name };
}
