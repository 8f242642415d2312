import { type Connection, mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { auditAll } from '../../src/store/audit-all.ts';
import { collections } from '../../src/store/collections.ts';
import { actingAt, isDrawn, isTold, journalOf, wordsOf } from '../support/acting.ts';
import { deskForFile, mondayMorning, orderOf, textOf } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import { pdfText } from '../support/pdf-text.ts';
import { lianxing, monday, stagesAt } from '../support/stages.ts';
import type { Place } from '../support/workspace-find.ts';
import type { Filling } from '../support/workspace-person.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });

/** The fax as it came: everything but the special terms. */
const { specialTerms: _, ...onTheFax } = completeMemo as Readonly<Record<string, Filling>>;
const fax = { ...onTheFax, sourceFiles: [{ name: 'fax-lianxing.png', text: 'a fax' }] };
const whole = { 1: '12.5', 2: '8' };

describe('an order by fax of a grade B customer', () => {
  it('goes from the fax to the receipt, deposit and return before production, balance before shipping', async () => {
    const [chen, zhou, xu] = [as('chen.yu'), as('zhou.min'), as('xu.jing')];
    const card = await stages.takeIn(fax, 2);
    expect(await isDrawn(mill(), card, '联兴 · B 类')).toMatch(/待补 1: 特殊条款/);
    expect(await isTold(mill(), card, '客户信息备忘录')).toContain('<@UZHOUMIN> 补齐资料');
    await chen.isNotOffered('terms', card);
    const call = { spokeWith: '陈志强', spokenAt: monday, words: '没有特殊条款' };
    await zhou.signs('memo-answer', card, { ...call, specialTerms: '无' });
    await stages.promiseReply(card);

    await chen.signs('terms', card);
    await stages.saysMakeable(card, whole);
    expect(await isTold(mill(), card, '*技术确认* ✓ 孙凯')).toContain('木浆库存 86 吨，可满足本单。');
    await as('hu.qiang').opens('schedule', card);
    expect(JSON.stringify(await as('hu.qiang').view('schedule'))).toContain('木浆库存 86 吨，可满足本单。');
    await as('hu.qiang').closes();
    await stages.schedule(card, whole);
    await stages.confirm(card);
    expect(await isDrawn(mill(), card, '承诺 12-04')).toContain('要求 12-05');

    await chen.isNotOffered('production-order', card);
    expect(await chen.asksWhy(card)).toMatch(/客户回传\* — <@UZHOUMIN>/);
    await stages.bringReturn(card, { by: 'zhou.min', signedBy: '陈志强' });
    await chen.isNotOffered('production-order', card);
    expect(await chen.asksWhy(card)).toMatch(/登记定金\* — <!subteam\^SFINANCE>/);
    await stages.takeDeposit(card, '34,564.50');
    await stages.orderProduction(card);
    await stages.finish(card, whole);

    await stages.review(card);
    await chen.signs('balance-notice', card);
    // The channel reads what the matter is; the sum is for who may see prices (process §1).
    await isTold(mill(), card, '余款未付清，请催收');
    const paper = (await mill().workspace.thread('orders', card.ts)).findLast((one) =>
      textOf(one).includes('余款未付清，请催收'),
    );
    await xu.press('open:whole', paper);
    expect(wordsOf(await xu.view('whole'))).toContain('80,650.50');
    await as('hu.qiang').press('open:whole', paper);
    expect(wordsOf(await as('hu.qiang').view('notice'))).toContain('不对技术部和生产部显示');
    await printsTheNotice(paper, orderOf(card));
    const inChannel = (await mill().workspace.thread('orders', card.ts)).map(textOf).join('\n');
    expect(inChannel).not.toMatch(/34,564\.50|80,650\.50|6,350|115,215/);
    await xu.isNotOffered('settlement', card);
    await chen.isNotOffered('dispatch-notice', card);
    await stages.pay(card, '80,650.50');
    await xu.signs('settlement', card);
    await stages.notice(card, whole);
    const wrong = { ...lianxing, phone: '13900000000', ...stages.amounts(whole) };
    const ticks = ['goods', 'advice'];
    expect(await as('ma.jun').isRefused('briefing', card, wrong, { ticks })).toContain('通知单');
    await stages.ship(card, { ...lianxing, ...stages.amounts(whole) });
    await stages.arrive(card);
    await chen.signs('close', card);

    await isDrawn(mill(), card, '已关闭');
    expect(await journalOf(mill(), card)).toEqual([
      'intake',
      'memo-answer',
      'reply-promise',
      'terms',
      'technical',
      'schedule',
      'confirmation',
      'confirmation-issue',
      'confirmation-sent',
      'confirmation-received',
      'return',
      'deposit',
      'production-order',
      'production-countersign',
      'copy-acknowledged',
      'batch b1',
      'inspection b1',
      'inspection-quality b1',
      'warehouse-in b1',
      'contract-review b1',
      'balance-notice b1',
      'payment',
      'settlement b1',
      'dispatch-notice s1',
      'briefing s1',
      'shipped s1',
      'shipping-advice s1',
      'advice-confirmed s1',
      'arrival s1',
      'receipt s1',
      'close',
    ]);
    expect((await auditAll(collections(mill().database))).breaks).toEqual([]);
    const lines = (await mill().thread(card)).filter((text) => / ✓ .* · \d\d:\d\d/.test(text));
    expect(lines).toHaveLength(31);
  }, 120_000);
});

/** The notice as a file: kept as it was issued, sent to who may see sums, refused to production. */
const printsTheNotice = async (line: Place | undefined, number: string): Promise<void> => {
  const sent = async (times: number, title = '余款催收通知书') =>
    mill().workspace.until(async () => {
      const direct = (await mill().workspace.channels()).filter(({ kind }) => kind === 'im');
      const all = await Promise.all(direct.map(({ id }) => mill().workspace.messages(id)));
      const files = all.flat().flatMap((message) => message.files ?? []);
      const papers = files.filter(({ name }) => name.startsWith(title));
      return papers.length >= times ? papers : undefined;
    }, `${title} sent ${times} times`);
  await as('hu.qiang').press('print:balance-notice', line);
  await mill().workspace.until(
    async () =>
      JSON.stringify(await as('hu.qiang').ephemerals()).includes('不对技术部和生产部显示') || undefined,
    'a private no',
  );
  await as('xu.jing').press('print:balance-notice', line);
  const [first] = await sent(1);
  expect(first?.name).toMatch(/^余款催收通知书 SO-\d{6}-\d{3} b1\.pdf$/);
  await as('chen.yu').press('print:balance-notice', line);
  expect(await sent(2)).toHaveLength(2);

  // All papers of the order, and its dossier, from its page; drafts and void ones are named so.
  await as('chen.yu').slash(`/order show ${number}`);
  await as('chen.yu').pressInView('open:papers');
  const list = wordsOf(await as('chen.yu').view('papers'));
  for (const title of ['订单资料包', '余款催收通知书', '生产指令单', '（草稿）', '原材料储备情况书面说明'])
    expect(list).toContain(title);
  await as('chen.yu').pressInView('print:dossier');
  expect((await sent(1, '订单资料包'))[0]?.name).toBe(`订单资料包 ${number}.pdf`);
  await as('chen.yu').closes(true);

  const kept = await mill()
    .database.collection('kept.files')
    .find({ filename: /:balance-notice$/ })
    .toArray();
  expect(kept).toHaveLength(1);
  const [commit] = await mill()
    .database.collection('commits')
    .find({ 'events.fileId': /:balance-notice$/ })
    .toArray();
  expect(commit?.events).toMatchObject([{ type: 'FileKept', sha256: kept[0]?.metadata?.sha256 }]);
  const [page = ''] = await pdfText(await bytesOf(kept[0]?._id));
  for (const said of [
    '华广纸业有限公司',
    '余款催收通知书',
    '80,650.50',
    '人民币捌万零陆佰伍拾元伍角',
    'CS1/SO-',
    '第 1 页 共 1 页',
  ])
    expect(page).toContain(said);
};

const bytesOf = async (id: unknown): Promise<Uint8Array> => {
  const bucket = new mongo.GridFSBucket(databaseOf(mill().database), { bucketName: 'kept' });
  const pieces: Buffer[] = [];
  for await (const piece of bucket.openDownloadStream(id as mongo.ObjectId)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

const databaseOf = ({ db }: Connection): mongo.Db => {
  if (!db) throw new Error('no database');
  return db;
};
