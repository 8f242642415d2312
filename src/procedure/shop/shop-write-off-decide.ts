import { type Check, met, missing } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { choice, optional, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { act } from '../define.ts';
import { yuan } from '../money/money.ts';
import { endedByItself } from './shop-ending.ts';
import type { ShopMoneyFacts } from './shop-facts.ts';
import { shopMoney } from './shop-money.ts';
import { writeOffAsked } from './shop-write-offs.ts';

const verdicts = {
  approve: label('批准核销', 'Approve: write it off'),
  decline: label('不批准，继续催收', 'Decline: go on collecting'),
} as const;

/** E5.a: the director approves a write-off, which makes the order even, or has the money collected on; never one they asked for. */
export const shopWriteOffDecide = act({
  key: 'shop-write-off-decide',
  rule: 'E5.a',
  process: 'shop',
  lane: 'payment',
  title: label('审批核销', 'Decide the write-off'),
  short: label('核销', 'Write-off'),
  by: ['director'],
  again: 'adds',
  needs: (order) => [asked(order)],
  done: (order) => writeOffAsked(order) === undefined,
  waits: (order) => writeOffAsked(order) !== undefined,
  covers: () => [shopMoney],
  neverVoided: true,
  fields: {
    verdict: choice(label('意见', 'Verdict'), verdicts),
    remark: optional(statement(label('说明', 'Remark'))),
  },
  shows: ({ order }) => {
    const mark = writeOffAsked(order);
    if (!mark) return [];
    const sum = yuan(mark.facts.fen);
    return [
      { label: label('申请核销', 'To be written off'), value: label(`${sum} 元`, `CNY ${sum}`) },
      { label: label('申请人', 'Asked by'), value: verbatim(mark.by.name) },
      { label: label('理由', 'Why'), value: verbatim(mark.facts.reason) },
    ];
  },
  facts: ({ order }, { verdict }): ShopMoneyFacts => ({
    fen: verdict === 'approve' ? (writeOffAsked(order)?.facts.fen ?? 0) : 0,
  }),
  evolve: (order) => endedByItself(order),
  withdrawable: false,
  tells: () => ['finance', 'service'],
  says: (_order, { answers: { verdict, remark }, facts: { fen } }) => {
    const said = remark === null ? '' : `：${remark}`;
    const sum = fen === 0 ? ['', ''] : [` ${yuan(fen)} 元`, ` CNY ${yuan(fen)}`];
    const { zh, en } = verdicts[verdict];
    const remarked = said.replace('：', ': ');
    return discreet(
      label(`${zh}${sum[0]}${said}`, `${en}${sum[1]}${remarked}`),
      label(`${zh}${said}`, `${en}${remarked}`),
    );
  },
});

const asked = (order: Order): Check => {
  const mark = writeOffAsked(order);
  return mark
    ? met(mark.at)
    : missing('E5.a', label('财务的核销申请', 'finance’s request for a write-off'), ['finance']);
};
