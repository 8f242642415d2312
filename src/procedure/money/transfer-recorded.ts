import type { Part } from '../../order/action.ts';
import { wrong } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { text } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { type MarkOf, standingMarks } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import { act } from '../define.ts';
import { mustBeTheirs } from '../other-order.ts';
import { depositSettlement } from './deposit-settlement.ts';
import { yuan } from './money.ts';
import { isRecorded, transferPart } from './money-entries.ts';

/**
 * S13.2: what was transferred before the other order counted it by itself is finance's to record there, and here under
 * which reference it stands there.
 */
export const transferRecorded = act({
  key: 'transfer-recorded',
  rule: 'S13.2',
  lane: 'payment',
  title: label('转入款登记', 'Record the transfer'),
  short: label('转款登记', 'Transfer recorded'),
  submit: label('登记', 'Record'),
  by: ['finance'],
  during: ['cancelled'],
  about: { kind: 'part', parts: (order) => transfers(order).map(partOf) },
  waits: () => true,
  asks: (order, part) => ({ otherOrder: transferOf(order, part)?.facts.to ?? null }),
  fields: {
    reference: text(label('在转入订单登记的凭证号', 'The reference recorded there'), {
      hint: label(
        '先在转入订单“登记收款”或“登记定金”，再填那里的凭证号',
        'Record it there first as a payment or deposit, then name that reference',
      ),
    }),
  },
  shows: ({ order, part }) =>
    transfers(order)
      .map(partOf)
      .filter(({ id }) => id === part)
      .map(({ label: value }) => ({ label: label('转入', 'Transferred to'), value })),
  judge: (sight, { reference }) => {
    const where = { rule: 'S13.2', blockId: 'reference' } as const;
    const refusal = mustBeTheirs(sight, where);
    if (refusal) return refusal;
    return sight.other && isRecorded(sight.other, reference)
      ? undefined
      : wrong('S13.2', 'reference', '那张订单上没有这笔款', 'That order has no such money');
  },
  message: (order, { part }) => {
    const to = transferOf(order, part)?.facts.to;
    return typeof to === 'string' && part !== null
      ? { about: 'transfer-recorded', part, to, fen: null, opens: null }
      : null;
  },
  tells: () => ['salesperson'],
  says: (order, { part, answers: { reference } }) => {
    const to = transferOf(order, part)?.facts.to ?? '';
    return label(`已记入 ${to}：${reference}`, `Recorded on ${to}: ${reference}`);
  },
  dueInWorkingHours: 8,
});

type Transfer = MarkOf<typeof depositSettlement>;

const transfers = (order: Order): readonly Transfer[] =>
  standingMarks(order, depositSettlement).filter(
    ({ facts }) => typeof facts.to === 'string' && facts.counts !== true,
  );

/** By its commit: an order's money may be moved in parts. */
const partOf = ({ version, answers: { amount }, facts: { to } }: Transfer): Part => ({
  id: transferPart(version),
  label: discreet(label(`${to} · ${yuan(amount)} 元`, `${to} · CNY ${yuan(amount)}`), verbatim(to ?? '—')),
});

const transferOf = (order: Order, part: string | null): Transfer | undefined =>
  transfers(order).find((transfer) => partOf(transfer).id === part);
