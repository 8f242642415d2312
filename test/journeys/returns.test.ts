import { describe, expect, it } from 'vitest';
import { actingAt, commitsOf, isDrawn, isTold, journalOf, wordsOf } from '../support/acting.ts';
import { brought, broughtOn, confirmedPast, settledPast } from '../support/brought.ts';
import { allTicked, drawn } from '../support/deeds-confirmation.ts';
import { deskForFile, mondayMorning, orderOf, textOf } from '../support/desk.ts';
import { faxed, printedDpi, usualFate } from '../support/faxed.ts';
import { sign } from '../support/given.ts';
import { keptPaper } from '../support/kept-papers.ts';
import { pagePicture } from '../support/page-picture.ts';
import { printedWith } from '../support/returned-papers.ts';
import { lianxing, stagesAt } from '../support/stages.ts';
import type { ShownMessage } from '../support/workspace.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });
const whole = { 1: '12.5', 2: '8' };

/** Up to the customer's receipt of the confirmation: its return is waited for. */
const sentPast = confirmedPast.slice(0, -2);

const fate = { ...usualFate, down: 98, skew: -2.5, noise: 0.02 };
const faxOf = async (pdf: Uint8Array, name = 'fax.png') => {
  const picture = await faxed(await pagePicture(pdf, printedDpi), fate);
  return { name, base64: picture.toString('base64') };
};
const confirmationOf = async (card: ShownMessage, name?: string) =>
  faxOf(await keptPaper(mill(), card, 'confirmation'), name);

/** The newest message in somebody's own conversation with the desk that says this, waited for. */
const toldPrivately = (handle: string, words: string): Promise<ShownMessage> =>
  mill().workspace.until(async () => {
    const own = `D${handle.replace('.', '').toUpperCase()}`;
    const direct = (await mill().workspace.channels()).filter(({ id }) => id === own);
    const all = await Promise.all(direct.map(({ id }) => mill().workspace.messages(id)));
    return all.flat().findLast((message) => message.bot_id && textOf(message).includes(words));
  }, `${handle} to be told “${words}”`);

const lineWith = async (card: ShownMessage, words: string): Promise<ShownMessage> => {
  await isTold(mill(), card, words);
  const line = (await mill().workspace.thread('orders', card.ts)).findLast((one) =>
    textOf(one).includes(words),
  );
  if (!line) throw new Error(`nothing says ${words}`);
  return line;
};

describe('a confirmation that comes back by fax', () => {
  it('is recognised in its thread, examined beside its clauses, and accepted by nobody but a person', async () => {
    const card = await brought(mill(), ...sentPast);
    const fax = await confirmationOf(card);
    const before = (await commitsOf(mill(), card)).length;
    await as('chen.yu').says('orders', '联兴传回来了', { thread: card.ts, files: [fax] });
    const offer = await lineWith(card, `销售部客户订单确认书 ${orderOf(card)} r1`);
    expect(textOf(offer)).toContain('<@UZHOUMIN>');
    expect(textOf(offer)).not.toContain('这是什么文件');
    expect(await commitsOf(mill(), card)).toHaveLength(before);

    const zhou = as('zhou.min');
    await zhou.press('open:return', offer);
    const form = await zhou.view('return');
    expect(form.values).toMatchObject({ revision: '1', cameOn: '2026-11-23' });
    expect(JSON.stringify(form.blocks)).toContain('fax.png');
    const shown = wordsOf(form);
    for (const clause of ['承诺完工', '付款方式', '包装', '双胶纸', '6,350']) expect(shown).toContain(clause);
    await zhou.fillsIn({ legible: 'yes', signature: 'stamped', content: 'unchanged', terms: 'clear' });
    expect(await zhou.submit()).toMatchObject({ outcome: 'closed' });
    await isDrawn(mill(), card, '客户回传 ✓');
    expect(await journalOf(mill(), card)).toContain('return');
  });

  it('in a revision that is void is refused by naming both, and nothing is offered', async () => {
    const card = await brought(mill(), ...sentPast);
    const fax = await confirmationOf(card);
    await broughtOn(mill(), card, drawn(), (order) => sign('confirmation-issue', 'chen', allTicked(order)));
    await as('zhou.min').says('orders', '回传', { thread: card.ts, files: [fax] });
    const line = await lineWith(card, '已作废');
    expect(textOf(line)).toContain(`${orderOf(card)} r1*`);
    expect(textOf(line)).toContain(`现行为 *${orderOf(card)} r2*`);
    expect(JSON.stringify(line.blocks)).not.toContain('action_id');
  });

  it('in the thread of another order is shown where it belongs', async () => {
    const [card, other] = [await brought(mill(), ...sentPast), await brought(mill(), ...sentPast)];
    const fax = await confirmationOf(other);
    await as('zhou.min').says('orders', '回传', { thread: card.ts, files: [fax] });
    const line = await lineWith(card, '不是本单');
    expect(textOf(line)).toMatch(new RegExp(`属于订单 <https?://[^|]+\\|${orderOf(other)}>`));
    expect(JSON.stringify(line.blocks)).not.toContain('action_id');
  });

  it('outside any thread is told to the person alone, with the form of its order', async () => {
    const card = await brought(mill(), ...sentPast);
    const zhou = as('zhou.min');
    await zhou.says('orders', '不知道是哪一单', { files: [await confirmationOf(card)] });
    const told = await toldPrivately('zhou.min', orderOf(card));
    expect(textOf(told)).toMatch(new RegExp(`属于订单 <https?://[^|]+\\|${orderOf(card)}>`));
    await zhou.press('open:return', told);
    expect((await zhou.view('return')).values).toMatchObject({ revision: '1', cameOn: '2026-11-23' });
    await zhou.closes(true);

    const again = { name: 'dm.png', base64: (await confirmationOf(card)).base64 };
    await zhou.says(told.channel, '这个呢', { files: [again] });
    expect(textOf(await toldPrivately('zhou.min', 'dm.png'))).toContain(orderOf(card));
    await zhou.says(told.channel, '这个呢', {
      files: [await faxOf((await printedWith(null)).pdf, 'no-code.png')],
    });
    expect(textOf(await toldPrivately('zhou.min', 'no-code.png'))).toContain('没有找到本厂的二维码');
  });
});

describe('a delivery receipt that comes back', () => {
  it('opens the receipt of its shipment with the file in it', async () => {
    const card = await brought(mill(), ...settledPast);
    await stages.notice(card, whole);
    await stages.ship(card, { ...lianxing, ...stages.amounts(whole) });
    const fax = await faxOf(await keptPaper(mill(), card, 'delivery-receipt'), 'receipt.png');
    const liu = as('liu.fang');
    await liu.says('orders', '回单', { thread: card.ts, files: [fax] });
    expect(textOf(await lineWith(card, '现在不能登记'))).toContain('到货回单');
    const now = Math.floor(mill().desk.ports.now().getTime() / 1000);
    await liu.signs('arrival', card, { arrivedAt: now, condition: 'ok' }, { part: 's1' });
    await liu.says('orders', '回单', { thread: card.ts, files: [fax] });
    await liu.press('open:receipt', await lineWith(card, '登记“到货回单”'));
    expect(JSON.stringify((await liu.view('receipt')).blocks)).toContain('receipt.png');
    await liu.fillsIn({ signedBy: '李敏', signedOn: '2026-11-23' });
    expect(await liu.submit()).toMatchObject({ outcome: 'closed' });
    await isDrawn(mill(), card, '到货回单 ✓');
    expect(await journalOf(mill(), card)).toContain('receipt s1');
  });
});

describe('a file that is no paper of the mill’s', () => {
  it('with a forged code is told privately, and asked about as any other', async () => {
    const card = await brought(mill(), ...sentPast);
    const { pdf } = await printedWith(`CS1/${orderOf(card)}/C/9/AAAAAAAAAA`);
    await as('zhou.min').says('orders', '回传', { thread: card.ts, files: [await faxOf(pdf, 'forged.png')] });
    expect(textOf(await lineWith(card, 'forged.png'))).toContain('这是什么文件');
    expect(textOf(await toldPrivately('zhou.min', 'forged.png'))).toContain('校验码不对');
  });

  it('that cannot be read is told privately, and asked about as any other', async () => {
    const card = await brought(mill(), ...sentPast);
    const files = [{ name: 'broken.pdf', text: '%PDF-1.7 cut off' }];
    await as('zhou.min').says('orders', '回传', { thread: card.ts, files });
    expect(textOf(await lineWith(card, 'broken.pdf'))).toContain('这是什么文件');
    expect(textOf(await toldPrivately('zhou.min', 'broken.pdf'))).toContain('已损坏');
  });
});
