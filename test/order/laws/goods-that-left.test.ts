import { describe, expect, it } from 'vitest';
import type { Raw } from '../../../src/order/fields.ts';
import { breaches } from '../../../src/order/law.ts';
import { laws } from '../../../src/order/laws.ts';
import type { Order } from '../../../src/order/order.ts';
import { onTheRoad, onward } from '../../support/deeds-shipments.ts';
import { givenOrder, sign } from '../../support/given.ts';
import { completeMemo } from '../../support/memo.ts';

const at = '2026-12-02T02:00:00.000Z';

/** Packaging was changed after the truck left, so the signatures on paper have fallen and the memo may be taken up again. */
const repacked = (order: Order): Order => onward(order, revised({ packaging: '木托盘' }));

const revised = (raw: Readonly<Record<string, Raw>>) =>
  sign('revise', 'chen', { ...completeMemo, reason: '客户来电', ...raw }, { at });

const intaken = (raw: Readonly<Record<string, Raw>>) =>
  sign('intake', 'chen', { ...completeMemo, ...raw }, { at });

describe('§6.8 what has left', () => {
  it.each([
    ['another customer', { customer: 'C004' }],
    ['a line of 12.5 t that is 1 t', { 'lines.1.quantity': '1' }],
    ['another width', { 'lines.1.widthMm': '880' }],
  ])('is not changed by a memo taken up again: %s', (_what, raw) => {
    givenOrder(repacked(onTheRoad())).when(intaken(raw)).refused({ code: 'forbidden', rule: '§6.8' });
  });

  it('breaks no law by itself', () => {
    expect(breaches(laws, repacked(onTheRoad()))).toEqual([]);
  });
});
