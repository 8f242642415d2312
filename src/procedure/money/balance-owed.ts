import { standingByKey } from '../../order/by-key.ts';
import { discreet } from '../../order/discreet.ts';
import { label } from '../../order/labels.ts';
import type { Reminder, Said } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { dateIn } from '../../order/time/dates.ts';
import { askedEachMorning, wasChased } from '../asked-each-morning.ts';
import { yuan } from './money.ts';
import { batchMoney, ledger } from './money-ledger.ts';

/** S13.2: for each batch whose balance was asked for and has not come, each working morning. */
export const balanceOwed: Reminder<'balance-owed'> = {
  kind: 'balance-owed',
  rule: 'S13.2',
  of: (situation) => {
    const { order, outside } = situation;
    if (order.status !== 'open') return [];
    return ledger(order).batches.flatMap(({ id, balanceFen }) => {
      const notice = standingByKey(order, 'balance-notice', id);
      if (balanceFen === 0 || !notice) return [];
      const since = dateIn(outside.settings.timeZone, notice.at);
      const asked = {
        slot: slotOf('balance-owed', id),
        action: 'chase',
        who: 'salesperson',
        chased: 'balance',
        since,
      } as const;
      return [askedEachMorning(asked, situation)];
    });
  },
  settled: (order, said) =>
    batchMoney(order, batchIn(said))?.balanceFen === 0 || wasChased(order, said, 'balance'),
  settledBy: ['payment', 'payment-allot'],
  says: ({ order }) => {
    const sum = yuan(ledger(order).receivableFen);
    return discreet(
      label(`余款 ${sum} 元未到，请催收`, `The balance of CNY ${sum} is open; please collect it`),
      label('余款未到，请催收', 'The balance is open; please collect it'),
    );
  },
};

/** The batch whose balance is owed: `balance-owed:b1:2026-12-04`. */
const batchIn = ({ slot }: Said): string | null => slot.split(':')[1] ?? null;
