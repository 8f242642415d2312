import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '../../src/compose.ts';
import type { Order } from '../../src/order/order.ts';
import { stands } from '../../src/order/order.ts';
import { createLog } from '../../src/running/log.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { collections } from '../../src/store/collections.ts';
import { raisedDoubt } from '../support/deeds-commercial.ts';
import { allTicked } from '../support/deeds-confirmation.ts';
import { mailed } from '../support/deeds-mail.ts';
import { confirmed, scheduled, termsSigned } from '../support/deeds-production.ts';
import { expectNoErrors, mondayMorning, openTestDesk, type TestDesk } from '../support/desk.ts';
import { sign } from '../support/given.ts';
import { type Journalled, journalled } from '../support/journalled.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';
import { memo } from '../support/memo.ts';

let server: MailServer;
let mill: TestDesk;
beforeAll(async () => {
  server = await openMailServer();
  mill = await openTestDesk({ at: mondayMorning, mail: server.config });
});
afterAll(async () => {
  expectNoErrors(mill);
  expect(mill.warnings().join()).not.toMatch(/lianxing\.example|8688/);
  await mill.close();
  await server.close();
});
beforeEach(() => server.behaves({ kind: 'takes' }));

let orders = 0;

/** Promised for the day it is finished, so that nobody consents to another. */
const drawnAsFinished = confirmed
  .filter(({ action }) => action === 'confirmation')
  .map((mark) => ({ ...mark, facts: { ...(mark.facts as object), promisedOn: '2026-12-07' } }));

/** An order whose confirmation is issued, with its card. */
const issued = async (): Promise<Journalled> => {
  orders += 1;
  const stores = { ports: mill.desk.ports, database: mill.database };
  const order = journalled(stores, `mail-${orders}`, `SO-261123-90${orders}`);
  await order.does(memo());
  const drawn = await order.bears(termsSigned, scheduled, ...drawnAsFinished);
  await order.does(sign('confirmation-issue', 'chen', allTicked(drawn)));
  await mill.desk.settle();
  return order;
};

const press = (more = {}) => mailed(more, { outside: mill.desk.ports.outside() });

const deliveries = () => collections(mill.database).deliveries;
const rowOf = async ({ id }: Journalled) => deliveries().findOne({ orderId: id, kind: 'mail' }).lean();

/** The row's time has come. */
const timePasses = (order: Journalled, more: object = {}) =>
  deliveries().updateMany({ orderId: order.id, kind: 'mail' }, { $set: { notBefore: new Date(0), ...more } });

const answered = async (order: Journalled): Promise<Order> => {
  await mill.desk.settle();
  return mill.workspace.until(async () => {
    const now = await order.order();
    return now.mailAnswers.length > 0 ? now : undefined;
  }, 'what became of the mail');
};

const threadOf = async ({ id }: Journalled): Promise<string> => {
  await mill.desk.settle();
  const { number } = await journalled({ ports: mill.desk.ports, database: mill.database }, id, '').order();
  return (await mill.thread(await mill.card('', number))).join('\n');
};

const to = (letters: readonly string[], address: string) => letters.filter((one) => one === address).length;

describe('a confirmation that the desk sends', () => {
  it('goes out once with the very file that was kept, and answers the step', async () => {
    const order = await issued();
    const email = 'once@lianxing.example';
    await order.does(press({ email }));
    const now = await answered(order);
    // Woken anew, made anew by a rebuild, relayed anew after something was blotted out.
    for (const state of ['sent', 'sending', 'pending'] as const) {
      await timePasses(order, { state });
      await mill.desk.settle();
      expect(await rowOf(order)).toMatchObject({ state: 'sent' });
    }
    expect((await order.order()).mailAnswers).toHaveLength(1);
    expect(to(server.handedOver(), email)).toBe(1);
    expect(stands(now, 'confirmation-sent')).toBe(true);
    const mail = server.mails().at(-1);
    expect(mail?.subject).toContain('销售部客户订单确认书 SO-261123-001 r2');
    expect(mail?.messageId).toBe(now.mailAnswers[0]?.messageId);
    const [file] = mail?.attachments ?? [];
    const kept = (await order.order()).keptFiles.find(({ fileId }) => fileId.endsWith(':confirmation'));
    expect(kept).toBeDefined();
    expect(
      createHash('sha256')
        .update(file?.content ?? '')
        .digest('hex'),
    ).toBe(kept?.sha256);
    expect(await threadOf(order)).toMatch(/收件服务器已接受.*queued as 4711/);
    expect(await threadOf(order)).toContain('目前不知有无退信');
    expect(await threadOf(order)).not.toContain(email);
  });

  it('goes to a fax number by the gateway, digits only', async () => {
    const order = await issued();
    await order.does(press({ way: 'desk-fax', faxNumber: '0769-8688 2211' }));
    await answered(order);
    expect(to(server.handedOver(), '076986882211@fax.example')).toBe(1);
  });

  it('stays to be sent where the recipient is refused', async () => {
    server.behaves({ kind: 'answers', code: 550, words: 'no such user <gone@lianxing.example>' });
    const order = await issued();
    await order.does(press({ email: 'gone@lianxing.example' }));
    const now = await answered(order);
    expect(now.mailAnswers).toMatchObject([{ outcome: 'refused' }]);
    expect(stands(now, 'confirmation-sent')).toBe(false);
    const thread = await threadOf(order);
    expect(thread).toContain('no such user');
    expect(thread).toContain('<@UCHENYU>');
    expect(JSON.stringify(now.mailAnswers)).not.toContain('lianxing');
  });

  it('is unknown where the line is cut after the message, and is sent again only when somebody says so', async () => {
    server.behaves({ kind: 'cuts' });
    const order = await issued();
    const email = 'cut@lianxing.example';
    await order.does(press({ email }));
    const unknown = await answered(order);
    expect(unknown.mailAnswers).toMatchObject([{ outcome: 'unknown' }]);
    server.behaves({ kind: 'takes' });
    await timePasses(order);
    await mill.desk.settle();
    expect(to(server.handedOver(), email)).toBe(1);
    expect(await threadOf(order)).toContain('请先问客户收到没有');
    await order.does(press({ email }));
    await mill.desk.settle();
    await mill.workspace.until(
      async () => stands(await order.order(), 'confirmation-sent'),
      'it is sent again',
    );
    expect(to(server.handedOver(), email)).toBe(2);
    expect(await threadOf(order)).not.toContain('请先问客户收到没有');
  });

  it('is tried again where the server asks for it, and is then one letter', async () => {
    server.behaves({ kind: 'answers', code: 450, words: 'greylisted, come again' });
    const order = await issued();
    const email = 'grey@lianxing.example';
    await order.does(press({ email }));
    await mill.desk.settle();
    await mill.workspace.until(async () => (await rowOf(order))?.error?.includes('greylisted'), 'one try');
    expect((await order.order()).mailAnswers).toEqual([]);
    server.behaves({ kind: 'takes' });
    await timePasses(order);
    const now = await answered(order);
    expect(now.mailAnswers).toMatchObject([{ outcome: 'accepted' }]);
    expect(to(server.handedOver(), email)).toBe(1);
  });

  it('is given up after an hour, and told', async () => {
    server.behaves({ kind: 'answers', code: 450, words: 'mailbox busy' });
    const order = await issued();
    await order.does(press({ email: 'busy@lianxing.example' }));
    await mill.desk.settle();
    await mill.workspace.until(async () => (await rowOf(order))?.error?.includes('busy'), 'one try');
    await timePasses(order, { owedSince: new Date(Date.now() - 3_600_000) });
    const now = await answered(order);
    expect(now.mailAnswers).toMatchObject([{ outcome: 'given-up', words: expect.stringContaining('busy') }]);
    expect(await threadOf(order)).toContain('一小时内没能发出');
  });

  it('is not handed over while a doubt about it is open', async () => {
    server.behaves({ kind: 'answers', code: 450, words: 'greylisted too' });
    const order = await issued();
    const email = 'doubt@lianxing.example';
    await order.does(press({ email }));
    await mill.desk.settle();
    await mill.workspace.until(async () => (await rowOf(order))?.error?.includes('too'), 'one try');
    await order.does(raisedDoubt('lines.1.unitPrice'));
    server.behaves({ kind: 'takes' });
    await timePasses(order);
    const now = await answered(order);
    expect(now.mailAnswers).toMatchObject([{ outcome: 'withheld', why: 'doubted' }]);
    expect(to(server.handedOver(), email)).toBe(0);
  });

  it('that a process began and did not answer for is unknown, never unsent', async () => {
    server.behaves({ kind: 'holds' });
    const order = await issued();
    const email = 'killed@lianxing.example';
    await order.does(press({ email }));
    const handedOver = server.next();
    void mill.desk.settle();
    await handedOver;
    // Another process finds the row once its lease is over, as after a kill.
    const other = await openDesk({
      ...mill.jobs,
      clock: { now: mill.desk.ports.now },
      log: createLog('silent'),
    });
    await timePasses(order);
    await other.settle();
    await mill.workspace.until(async () => (await order.order()).mailAnswers.length > 0, 'it is unknown');
    expect((await order.order()).mailAnswers).toMatchObject([{ outcome: 'unknown' }]);
    expect(to(server.handedOver(), email)).toBe(1);
    // The first was only slow: what it says late is known all the same.
    server.release();
    await mill.workspace.until(async () => stands(await order.order(), 'confirmation-sent'), 'it is known');
    expect((await order.order()).mailAnswers).toMatchObject([
      { outcome: 'unknown' },
      { outcome: 'accepted' },
    ]);
    await other.close();
  });

  it('leaves journals that hold', async () => {
    expect((await auditAll(collections(mill.database))).breaks).toEqual([]);
  });
});
