import type { Part } from '../../order/action.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import type { Untold } from '../own-state.ts';

/** E5.b: what the shop could not be told for three days is told again once somebody presses; each notice once. */
export const shopTellAgain = act({
  key: 'shop-tell-again',
  rule: 'E5.b',
  process: 'shop',
  lane: 'shipments',
  title: label('重新通知商城', 'Tell the shop again'),
  short: label('重新通知', 'Told again'),
  submit: label('重新发送', 'Send again'),
  press: 'do',
  by: ['service', 'admin'],
  during: ['open', 'closed', 'cancelled'],
  about: { kind: 'part', parts: (order) => (order.shop?.untold ?? []).map(partOf) },
  neverVoided: true,
  withdrawable: false,
  says: (order, { part }) => {
    const { count, why } = order.shop?.untold.find(({ id }) => id === part) ?? { count: 0, why: '' };
    return label(`${count} 次变更：${why}`, `${count} change(s): ${why}`);
  },
});

const partOf = ({ id, count }: Untold): Part => ({
  id,
  label: label(`${count} 次变更未送达`, `${count} change(s) not told`),
});
