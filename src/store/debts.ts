import type { DeskPorts } from '../desk/ports.ts';
import type { Debts } from '../procedure/money/money-facts.ts';
import type { Collections } from './collections.ts';

/** Summed from the board, by an index of its own: an order or two that were not relayed yet may be missing for a moment. */
export const debtsOf =
  ({ board }: Pick<Collections, 'board'>): DeskPorts['debtsOf'] =>
  async ({ customer, besides, today }) => {
    const [sum] = await board.aggregate<Debts>([
      {
        $match: {
          customerCode: customer,
          balanceOwedFen: { $gt: 0 },
          _id: { $ne: besides },
          status: { $ne: 'cancelled' },
        },
      },
      {
        $group: {
          _id: null,
          owedFen: { $sum: '$balanceOwedFen' },
          overdueFen: {
            $sum: { $cond: [{ $lt: [{ $ifNull: ['$balanceDueOn', today] }, today] }, '$balanceOwedFen', 0] },
          },
        },
      },
      { $project: { _id: 0 } },
    ]);
    return sum ?? { owedFen: 0, overdueFen: 0 };
  };
