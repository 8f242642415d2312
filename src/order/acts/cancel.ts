import { act, type Sight } from '../action.ts';
import { forbidden, type Refusal } from '../decision.ts';
import { cancelled } from '../endings.ts';
import { statement } from '../fields.ts';
import { label, verbatim } from '../labels.ts';
import { stands } from '../order.ts';
import { holds } from '../roles.ts';

/** §1: the clerk cancels before production has its order, the supervisor afterwards; never what has left the mill. */
export const cancel = act({
  key: 'cancel',
  rule: 'A.cancel',
  lane: 'commercial',
  title: label('取消订单', 'Cancel the order'),
  short: label('取消', 'Cancelled'),
  submit: label('取消订单', 'Cancel it'),
  by: ['service', 'service-supervisor'],
  during: ['open', 'held'],
  aside: 4,
  offered: () => true,
  fields: {
    reason: statement(label('取消的理由', 'Why'), {
      hint: label('下达生产后由客服主管取消', 'Once production has its order the supervisor cancels'),
    }),
  },
  judge: allowed,
  evolve: (order) => cancelled(order),
  says: (_order, { answers: { reason } }) => verbatim(reason),
  tells: (order) => [
    'salesperson',
    'service-supervisor',
    'finance',
    ...(stands(order, 'schedule') ? (['production'] as const) : []),
  ],
});

function allowed({ order, by }: Sight): Refusal | undefined {
  if (stands(order, 'shipped')) {
    return forbidden(
      'A.cancel',
      '已有货物发出，不能取消；余量可说明理由后关闭。',
      'Goods have left the mill: it cannot be cancelled; close the remainder with a reason.',
    );
  }
  return stands(order, 'production-order') && !holds(by.roles, 'service-supervisor')
    ? forbidden(
        'A.cancel',
        '生产指令已下达，请客服主管取消。',
        'Production has its order: only the service supervisor may cancel.',
      )
    : undefined;
}
