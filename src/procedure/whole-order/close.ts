import { discreet } from '../../order/discreet.ts';
import { optional, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { yuan } from '../money/money.ts';
import { ledger } from '../money/money-ledger.ts';
import { readyToClose } from './closing.ts';

/** S18: the clerk closes the order once all that was accepted is shipped and received and nothing is open. */
export const close = act({
  key: 'close',
  rule: 'S18',
  lane: 'shipments',
  title: label('关闭订单', 'Close the order'),
  short: label('关闭', 'Closed'),
  submit: label('关闭', 'Close'),
  by: ['service'],
  needs: readyToClose,
  waits: () => true,
  fields: { remark: optional(statement(label('备注', 'Remark'))) },
  evolve: (order) => ({ ...order, status: 'closed' }),
  tells: () => ['salesperson'],
  says: (order) => {
    const { receivableFen } = ledger(order);
    const [zh, en] =
      receivableFen === 0
        ? ['', '']
        : [
            `；应收 ${yuan(receivableFen)} 元留财务跟进`,
            `; CNY ${yuan(receivableFen)} stays on finance’s list`,
          ];
    const [handed, said] = [
      '移交产品使用服务，7 天后回访',
      'Handed to product usage service; follow-up in 7 days',
    ];
    const all = label(`${handed}${zh}`, `${said}${en}`);
    if (receivableFen === 0) return all;
    return discreet(
      all,
      label(`${handed}；应收留财务跟进`, `${said}; the receivable stays on finance’s list`),
    );
  },
  dueInWorkingHours: 8,
});
