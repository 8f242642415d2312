import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { actingAt, isDrawn, isTold, moment, wordsOf } from '../support/acting.ts';
import { deskForFile, mondayMorning, orderOf } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import { stagesAt } from '../support/stages.ts';
import type { Filling } from '../support/workspace-person.ts';

const mill = deskForFile({ at: mondayMorning, mail: 'sandbox' });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });
const whole = { 1: '12.5', 2: '8' };
const fax = {
  ...(completeMemo as Readonly<Record<string, Filling>>),
  sourceFiles: [{ name: 'fax-lianxing.png', text: 'a fax' }],
};

const page = async (path: string) => {
  const response = await fetch(`${mill().sandbox.url}${path}`);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};

describe('a confirmation by mail', () => {
  it('is issued, sent by the desk when the clerk presses, read by the customer, and its receipt recorded', async () => {
    expect(String((await page('/mail')).bytes)).toContain('还没有邮件');
    const card = await stages.takeIn(fax, 2);
    await stages.promiseReply(card);
    const chen = as('chen.yu');
    await chen.signs('terms', card);
    await stages.saysMakeable(card, whole);
    await stages.schedule(card, whole);
    await chen.signs('confirmation', card, { promisedOn: '2026-12-04' });
    await chen.signs('confirmation-issue', card, {}, { ticks: ['clauses', 'values'] });

    const form = await chen.opens('confirmation-sent', card);
    expect(wordsOf(form)).toContain('由系统发邮件');
    // What is proposed: the address of the order's contact, as master data has it.
    expect(JSON.stringify(form.blocks)).toContain('czq@lianxing.example');
    await chen.fillsIn({ email: 'a@b.example, c@d.example' });
    expect(JSON.stringify(await chen.submit())).toContain('只填一个邮箱地址');
    await chen.fillsIn({ email: 'chen@lianxing.example' });
    expect(await chen.submit()).toMatchObject({ outcome: 'closed' });
    await mill().desk.settle();
    await isTold(mill(), card, '还没有发出');
    const told = await isTold(mill(), card, '收件服务器已接受');
    expect(told).toContain('kept as letter 1 of the sandbox');
    expect(told).toContain('客户收妥确认书');
    await isDrawn(mill(), card, '等');

    const list = String((await page('/mail?lang=en')).bytes);
    expect(list).toContain('chen@lianxing.example');
    expect(list).toContain('1 attached');
    const letter = String((await page('/mail/1')).bytes);
    expect(letter).toContain('销售部客户订单确认书');
    expect(letter).toContain('签字盖章后于今日传真或扫描发回');
    const file = await page('/mail/1/1');
    expect(file).toMatchObject({ status: 200, type: 'application/pdf' });
    const { order } = await mill().desk.ports.journal.caughtUp(await idOf(orderOf(card)));
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    expect(order.keptFiles.map((kept) => kept.sha256)).toContain(sha256);
    expect(await page('/mail/7')).toMatchObject({ status: 404 });

    await chen.signs('confirmation-received', card, {
      legible: 'yes',
      confirmedBy: '陈志强',
      receivedAt: moment(`${mill().desk.ports.now().toISOString().slice(0, 19)}Z`),
      thanked: ['yes'],
    });
    await isDrawn(mill(), card, '客户回传');
  }, 120_000);
});

const idOf = async (number: string): Promise<string> => {
  const order = await mill().desk.ports.orderByNumber(number);
  if (!order) throw new Error(`there is no order ${number}`);
  return order.id;
};
