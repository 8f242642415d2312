import { label } from '../../order/labels.ts';
import { stands } from '../../order/order.ts';
import { step } from '../define.ts';
import { allContent } from '../facets.ts';
import { memoSaid } from './01-intake.ts';
import { isUntaken } from './written-by-sales.ts';

/** S1: a clerk takes over as it is what a salesperson wrote, and is the order's clerk from then on; what is missing stays asked for. */
export const intakeTakeover = step({
  key: 'intake-takeover',
  rule: 'S1',
  lane: 'commercial',
  title: label('接手销售单', 'Take over sales order'),
  short: label('接手', 'Takeover'),
  submit: label('接手', 'Take over'),
  by: ['service'],
  applies: (order) => isUntaken(order) || stands(order, 'intake-takeover'),
  waits: isUntaken,
  done: (order) => !isUntaken(order),
  covers: () => allContent,
  neverVoided: true,
  shows: ({ order }) => [{ label: label('资料', 'Memo'), value: memoSaid(order.content) }],
  evolve: (order, { by }) => ({ ...order, clerk: by }),
  tells: () => ['salesperson'],
  says: ({ content }) => memoSaid(content),
  dueInWorkingHours: 1,
});
