import { describe, expect, it } from 'vitest';
import { auditAll } from '../../src/store/audit-all.ts';
import { orderByNumber } from '../../src/store/order-by-number.ts';
import { expectSigned } from '../desk/on-stores.ts';
import { agreedMemo, signedTechnical, signedTerms } from '../support/deeds-commercial.ts';
import { sign } from '../support/given.ts';
import { withSlack } from './with-slack.ts';

const splitOff = sign(
  'proposal',
  'zhou',
  { apology: ['yes'], proposal: '另立一单等新机台', outcome: 'split' },
  { part: 'l2' },
);
const refused = signedTechnical({ 'lines.2.producible': 'no', 'lines.2.reason': '白度达不到' });

describe('what an order says to another', () => {
  it('opens that one once, however often it is told, and both cards name each other', async () => {
    const slack = await withSlack();
    const { collections } = slack.stores;
    const job = slack.process();
    const { order } = expectSigned(await job.desk.act(agreedMemo('B')));
    for (const deed of [signedTerms(), refused, splitOff])
      expectSigned(await job.desk.act(deed, { orderId: order.id }));
    const number = order.number.replace(/001$/, '002');
    for (let tries = 0; tries < 2; tries += 1) {
      await job.bringOut(order.id);
      await collections.deliveries.updateMany({ kind: 'word' }, { $set: { state: 'pending' } });
      await slack.timePasses();
    }
    const opened = await orderByNumber(collections, job.desk.journal)(number);
    expect(opened).toMatchObject({ version: 1, content: { lines: [{ id: 2, quantity: 8000 }] } });
    await job.bringOut(opened?.id ?? '');
    const cards = (await slack.workspace.messages('orders')).map((message) => JSON.stringify(message));
    expect(cards.filter((card) => card.includes(`部分拆至 ${number}`))).toHaveLength(1);
    expect(cards.filter((card) => card.includes(`拆自 ${order.number}`))).toHaveLength(1);
    expect((await auditAll(collections)).breaks).toEqual([]);
    expect(job.logged()).toEqual([]);
  });
});
