import type { Sight } from '../../order/action.ts';
import { choice, type Option, optional, sometimes, statement, text, ticks } from '../../order/fields.ts';
import { joined, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { shopContent } from '../facets.ts';
import { lineText, paymentLabels, totalFen } from '../goods/lines.ts';
import { yuan } from '../money/money.ts';
import { confirmedCall, invalidity, unreachedCalls } from './shop.ts';
import type { CallFacts } from './shop-facts.ts';

const results = {
  valid: label('有效：确认订单', 'Valid: confirm the order'),
  invalid: label('无效', 'Invalid'),
  unreachable: label('无人接听', 'Nobody reached'),
} as const;

const onlyIf =
  (...wanted: readonly string[]) =>
  ({ raw }: Sight): boolean =>
    wanted.includes(String(raw.result));

/** E2: the clerk calls the member and records what was said; a valid call confirms the order and locks it. */
export const shopConfirm = step({
  key: 'shop-confirm',
  rule: 'E2',
  process: 'shop',
  lane: 'commercial',
  title: label('电话确认', 'Confirmation call'),
  short: label('确认', 'Confirmed'),
  submit: label('记录', 'Record'),
  by: ['service'],
  again: 'adds',
  final: (order) => confirmedCall(order) !== undefined,
  done: (order) => confirmedCall(order) !== undefined,
  // Once it counts as invalid somebody is waited for to cancel it; another call stays possible.
  waits: (order) => invalidity(order) === null,
  offered: (order) => invalidity(order) !== null,
  covers: () => shopContent,
  fields: {
    result: choice(label('通话结果', 'What came of the call'), results, { redraws: true }),
    spokeWith: sometimes(
      onlyIf('valid', 'invalid'),
      text(label('接听人', 'Spoke with'), {
        personal: true,
        initial: ({ order }) => order.content.receiver,
      }),
    ),
    checked: sometimes(
      onlyIf('valid'),
      ticks(label('逐项核对', 'Checked one by one'), ({ order }) => toCheck(order)),
    ),
    arrangements: sometimes(
      onlyIf('valid'),
      statement(label('送货安排', 'Delivery arrangements'), {
        hint: label('何时、送到哪里、谁收', 'When, where to, who takes it'),
      }),
    ),
    reason: sometimes(
      onlyIf('invalid'),
      text(label('为何无效', 'Why it is invalid'), {
        multiline: true,
        most: 500,
        hint: label('商城与会员会看到这句话', 'The shop and its member see these words'),
      }),
    ),
    note: optional(text(label('备注', 'Note'))),
  },
  shows: ({ order }) => [
    { label: label('拨打', 'Call'), value: verbatim(order.content.receiverPhone ?? '—') },
    {
      label: label('未接通', 'Nobody reached so far'),
      value: label(
        `${unreachedCalls(order)} 次（满 3 次视为无效）`,
        `${unreachedCalls(order)} (three count as invalid)`,
      ),
    },
  ],
  facts: (_sight, { result, reason }): CallFacts => ({ result, reason }),
  evolve: (order, { by }) => ({ ...order, clerk: by }),
  withdrawable: false,
  says: (order, { answers: { result, arrangements, reason } }) => {
    const words = arrangements ?? reason;
    const name = result === 'valid' ? label('有效', 'Valid') : results[result];
    const times = result === 'unreachable' ? ` ${unreachedCalls(order)}/3` : '';
    const said = words === null ? '' : `：${words}`;
    return label(`${name.zh}${times}${said}`, `${name.en}${times}${said.replace('：', ': ')}`);
  },
  dueInWorkingHours: 2,
});

/** Each value the member must hear and agree to. */
const toCheck = (order: Order): readonly Option[] => {
  const { deliveryAddress, receiver, receiverPhone, lines, paymentMethod } = order.content;
  const total = yuan(totalFen(lines) ?? 0);
  const method = paymentMethod ? paymentLabels[paymentMethod] : verbatim('—');
  return [
    {
      value: 'address',
      label: label(`地址真实有效：${deliveryAddress}`, `The address is real and valid: ${deliveryAddress}`),
    },
    {
      value: 'receiver',
      label: label(`收货人 ${receiver} ${receiverPhone}`, `Receiver ${receiver} ${receiverPhone}`),
    },
    { value: 'goods', label: joined(lines.map((line) => lineText(line, 'all'))) },
    { value: 'sum', label: label(`共 ${total} 元，${method.zh}`, `CNY ${total} in all, ${method.en}`) },
  ];
};
