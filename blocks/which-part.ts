import type { ModalView } from '@slack/types';
import type { AnyAction, Part } from '../src/order/action.ts';
import type { Language } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { seenHash } from '../src/order/seen.ts';
import { plain } from './kit.ts';

/** Several batches, shipments … qualify: which is meant? */
export const whichPart = ({
  action,
  order,
  parts,
  language,
}: {
  action: AnyAction;
  order: Order;
  parts: readonly Part[];
  language: Language;
}): ModalView => {
  const options = parts.slice(0, 10).map(({ id, label }) => ({
    text: plain(
      id === '' ? (language === 'zh' ? `新的：${label.zh}` : `A new one: ${label.en}`) : label[language],
      75,
    ),
    value: id === '' ? '-' : id,
  }));
  return {
    type: 'modal',
    callback_id: `which:${action.key}`,
    private_metadata: JSON.stringify({
      orderId: order.id,
      revision: order.revision,
      seen: seenHash(action, order, null),
    }),
    title: plain(action.title[language], 24),
    submit: plain(language === 'zh' ? '继续' : 'Go on', 24),
    close: plain(language === 'zh' ? '先不签' : 'Not now', 24),
    blocks: [
      {
        type: 'input',
        block_id: 'part',
        label: plain(language === 'zh' ? '是哪一个？' : 'Which one?', 2000),
        element: { type: 'radio_buttons', action_id: 'value', options },
      },
    ],
  };
};
