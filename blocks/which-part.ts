import type { ModalView } from '@slack/types';
import type { AnyAction, Part } from '../src/order/action.ts';
import { type Language, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { seenHash } from '../src/order/seen.ts';
import { buyerOf } from '../src/procedure/shop/buyer.ts';
import { optionOf } from './form-choices.ts';
import { context, inline, plain } from './kit.ts';

interface Which {
  readonly action: AnyAction;
  readonly order: Order;
  readonly parts: readonly Part[];
  readonly language: Language;
}

/** Beyond so many a list to choose from takes the place of radio buttons. */
const mostRadios = 10;

/** Several batches, shipments … qualify: which is meant? */
export const whichPart = ({ action, order, parts, language }: Which): ModalView => {
  const options = parts.slice(0, 100).map(({ id, label: name }) =>
    // A new part has no id yet, and Slack refuses an empty value.
    optionOf(
      id === ''
        ? { value: '-', label: label(`新的：${name.zh}`, `A new one: ${name.en}`) }
        : { value: id, label: name },
      language,
    ),
  );
  return {
    type: 'modal',
    callback_id: `which:${action.key}`,
    private_metadata: JSON.stringify({
      orderId: order.id,
      revision: order.revision,
      seen: seenHash(action, order, null),
    }),
    title: plain(action.title[language], 24),
    submit: plain(label('继续', 'Go on')[language], 24),
    close: plain(label('先不签', 'Not now')[language], 24),
    blocks: [
      context(`*${inline(`${order.number} · ${buyerOf(order) ?? '—'}`)}*`),
      {
        type: 'input',
        block_id: 'part',
        label: plain(label('是哪一个？', 'Which one?')[language], 2000),
        element:
          options.length <= mostRadios
            ? { type: 'radio_buttons', action_id: 'value', options }
            : { type: 'static_select', action_id: 'value', options },
      },
    ],
  };
};
