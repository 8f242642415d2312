import { describe, expect, it } from 'vitest';
import { actingAt, wordsOf } from '../support/acting.ts';
import { deskForFile, mondayMorning, orderOf, textOf } from '../support/desk.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const closed = { ok: true, outcome: 'closed' };
const outside = () => mill().desk.mill.current().outside;

/** Opens a form of the settings as somebody. */
const opens = async (handle: string, form: string) => {
  const person = as(handle);
  await person.slash('/order settings');
  await person.view('settings-menu');
  await person.pressInView(`mill:${form}`);
  return person;
};

/** Hands a table in with the form that is open, and waits until its rows stand there checked. */
const uploads = async (
  person: ReturnType<typeof as>,
  name: string,
  lines: readonly string[],
): Promise<string> => {
  const before = await person.view();
  const block = before.blocks.find(({ block_id }) => /^(table|corrected)/.test(String(block_id)));
  const text = `\ufeff${lines.join('\r\n')}\r\n`;
  await person.fill({ [String(block?.block_id)]: [{ name, text }] });
  await person.submit();
  const after = await mill().workspace.until(async () => {
    const view = await person.view(before.callback_id);
    return view.hash !== before.hash && wordsOf(view).includes(name) && view;
  }, `${name} checked`);
  return wordsOf(after);
};

describe('A.master-data: the price plan comes from a table', () => {
  const heading = '产品编号,等级或客户编号,单价（元）,生效日期,截止日期';
  const good = 'HG-WF70,B,6400,2026-11-20,2027-06-30';

  it('is not imported by others, who are told who may', async () => {
    const wang = await opens('wang.li', 'price-plan');
    expect(wordsOf(await wang.view('notice'))).toContain('由 <!subteam^SADMIN> 签署');
    await wang.closes(true);
  });

  it('says what no table is, and then row by row what is wrong with one, and imports nothing', async () => {
    const admin = await opens('guan.li', 'price-plan');
    expect(await uploads(admin, '说明.csv', ['这是,说明', '没有,表头'])).toContain(
      '第一行须是表头，缺少：产品编号',
    );
    const checked = await uploads(admin, '价格.csv', [
      heading,
      good,
      'HG-WF70,C,六千四,2026-11-20,2027-06-30',
      'HG-XX,A,1,2026-11-20,2027-06-30',
    ]);
    expect(checked).toContain('3 行：合格 1，有误 2');
    expect(checked).toContain('✗ 第 3 行 HG-WF70 C：单价“六千四”：请填数字');
    expect(checked).toContain('✗ 第 4 行 HG-XX A：没有产品“HG-XX”');
    expect(JSON.stringify(await admin.submit())).toContain('2 行有误，什么也没有导入');
    expect(outside().plans).toHaveLength(1);
  });

  it('imports the good rows when the administrator chooses so, and tells of the new version', async () => {
    const admin = as('guan.li');
    await admin.fill({ bad: 'good' });
    expect(await admin.submit()).toEqual(closed);
    await admin.closes(true);
    expect(outside().plans.at(-1)).toMatchObject({
      version: 2,
      rows: 1,
      issue: { by: { name: '管理员' }, file: '价格.csv' },
    });
    await mill().desk.settle();
    const said = (await mill().workspace.messages('orders')).map(textOf).join('\n');
    expect(said).toContain('价格执行方案第 2 版');
    expect(said).not.toContain('6400');
  });

  it('shows the plan in force with the version of each row, to those who deal with prices', async () => {
    const chen = as('chen.yu');
    await chen.slash('/order prices 双胶纸 70');
    const shown = wordsOf(await chen.view('price-plan-look'));
    expect(shown).toContain('B 类  *6,400.00*  2026-11-20 至 2027-06-30（第 2 版）');
    expect(shown).toContain('A 类  *6,180.00*  2026-07-01 至 2026-12-31（第 1 版）');
    await chen.closes(true);
    const dispatch = as('ma.jun');
    await dispatch.slash('/order prices');
    expect(wordsOf(await dispatch.view('notice'))).toContain('由客服、销售、财务、总监和系统管理员查看');
    await dispatch.closes(true);
  });

  it('comes back from the table that the desk sends, with nothing new in it', async () => {
    const admin = await opens('guan.li', 'price-plan');
    await admin.pressInView('table:template');
    await admin.view('notice');
    await admin.closes();
    const sent = await mill().workspace.until(async () => {
      const direct = (await mill().workspace.channels()).filter(({ kind }) => kind === 'im');
      const all = await Promise.all(direct.map(({ id }) => mill().workspace.messages(id)));
      return all
        .flat()
        .flatMap(({ files }) => files ?? [])
        .find(({ name }) => name.startsWith('价格执行方案'));
    }, 'the table in the direct messages');
    await admin.fill({ table: [sent.id] });
    await admin.submit();
    const view = await mill().workspace.until(async () => {
      const top = await admin.view('price-plan');
      return wordsOf(top).includes('核对结果') && top;
    }, 'the table checked');
    expect(wordsOf(view)).toContain('合格 0，有误 0');
    expect(wordsOf(await admin.submit())).toContain('与现行的完全相同');
    await admin.closes(true);
  });
});

describe('A.master-data: products and the calendar come by the same way', () => {
  it('a product is filed in a form, and found by its name from then on', async () => {
    const admin = await opens('guan.li', 'product');
    await admin.view('product');
    await admin.fillsIn({
      code: 'HG-TR90',
      name: '描图纸',
      grammage: '90',
      forms: 'roll,sheet',
      unit: 't',
      leastWidthMm: '600',
      mostWidthMm: '1600',
    });
    expect(await admin.submit()).toEqual(closed);
    await admin.closes(true);
    const again = await opens('guan.li', 'product');
    await again.view('product');
    expect(await again.suggest('product', 'miaotu')).toMatchObject([{ value: 'HG-TR90' }]);
    await again.fillsIn({ product: 'HG-TR90' });
    const shown = await mill().workspace.until(async () => {
      const view = await again.view('product');
      return Object.values(view.values).includes('描图纸') && view;
    }, 'the product as it is on file');
    expect(Object.values(shown.values)).toEqual(expect.arrayContaining(['HG-TR90', '90', 'roll,sheet']));
    await again.closes(true);
  });

  it('a calendar is checked row by row and filed with its year', async () => {
    const admin = await opens('guan.li', 'settings-calendar');
    const heading = '日期,至,休或班';
    await admin.fill({ official: '2027' });
    const lines = [heading, '2027-02-05,2027-02-11,休', '2027-02-20,,班', '春节,,休'];
    expect(await uploads(admin, '日历.csv', lines)).toContain('✗ 第 4 行 春节：日期读不懂');
    const good = await uploads(admin, '日历改.csv', lines.slice(0, 3));
    expect(good).toContain('✓ 第 2 行 2027-02-05..2027-02-11：7 天休');
    expect(await admin.submit()).toEqual(closed);
    await admin.closes(true);
    const { exceptionalDays, officialYears } = outside();
    expect([exceptionalDays['2027-02-11'], exceptionalDays['2027-02-20']]).toEqual([false, true]);
    expect(officialYears).toEqual(['2027']);
  });
});

describe('A.customer: what is on file of a customer', () => {
  it('is found by /order customer, and a clerk adds a contact and takes another address in', async () => {
    const chen = as('chen.yu');
    await chen.slash('/order customer lianxing');
    expect(wordsOf(await chen.view('customers'))).toContain('陈志强 · 13809281177');
    await chen.pressInView('mill:customer-contacts');
    await chen.view('customer-contacts');
    await chen.pressInView('form:add-line');
    await chen.fillsIn({ 'lines.2.name': '李敏', 'lines.2.maySign': 'yes', 'lines.2.email': '无' });
    expect(JSON.stringify(await chen.submit())).toContain('邮箱格式不对');
    await chen.fillsIn({ 'lines.2.email': 'lm@lianxing.example' });
    expect(await chen.submit()).toEqual(closed);
    await mill().workspace.until(
      async () => wordsOf(await chen.view('customers')).includes('李敏 · lm@lianxing.example · 可签回'),
      'the page with the new contact',
    );
    await chen.pressInView('mill:customer-addresses');
    await chen.view('customer-addresses');
    await chen.fillsIn({ 'lines.1.receiver': '老陈' });
    expect(await chen.submit()).toEqual(closed);
    await chen.closes(true);
    expect(outside().customers.find(({ code }) => code === 'C001')).toMatchObject({
      signers: ['陈志强', '李敏'],
      receiver: '老陈',
    });
    await mill().desk.settle();
    const said = (await mill().workspace.messages('orders')).map(textOf).join('\n');
    expect(said).toContain('现为 陈志强、李敏（陈宇 更改）');
  });

  it('is listed where several are found, changed only by whom may, and closed to those who deal with none', async () => {
    const zhou = as('zhou.min');
    await zhou.slash('/order customer 有限公司');
    await zhou.pressInView('customer:look', { value: 'C001' });
    const page = await mill().workspace.until(async () => {
      const top = await zhou.view('customers');
      return wordsOf(top).includes('等级与合同') && top;
    }, 'the page of 联兴');
    expect(JSON.stringify(page.blocks)).not.toContain('mill:');
    await zhou.closes(true);
    const hu = as('hu.qiang');
    await hu.slash('/order customer 联兴');
    expect(wordsOf(await hu.view('notice'))).toContain('客户资料由客服、销售、财务');
    await hu.closes(true);
  });
});

describe('A form whose lines go on beyond its first page', () => {
  it('keeps the contacts on pages that nobody turned to', async () => {
    const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
    const customer = outside().customers.find(({ code }) => code === 'C002');
    if (!customer) throw new Error('C002 is on file');
    const contacts = names.map((name) => ({ name, phone: '1', fax: '', email: '', maySign: false }));
    await mill().desk.mill.append(
      'mill',
      [{ type: 'CustomersFiled', customers: [{ ...customer, contacts }] }],
      {
        by: { id: 'UGUANLI', name: '管理员' },
        via: 'seven-contacts',
        at: mondayMorning.toISOString(),
      },
    );
    const chen = as('chen.yu');
    await chen.slash('/order customer C002');
    await chen.pressInView('mill:customer-contacts');
    await chen.view('customer-contacts');
    await chen.fillsIn({ 'lines.1.phone': '2' });
    expect(await chen.submit()).toEqual(closed);
    await chen.closes(true);
    const after = outside().customers.find(({ code }) => code === 'C002');
    expect(after?.contacts?.map(({ name, phone }) => name + phone)).toEqual([
      '甲2',
      ...names.slice(1).map((name) => `${name}1`),
    ]);
  });

  it('keeps the order lines there too when the memo is taken up again', async () => {
    const chen = as('chen.yu');
    await chen.slash('/order new');
    await chen.view('intake');
    await chen.fillsIn({ customer: 'C001', channel: 'phone' });
    for (let id = 1; id <= 6; id += 1) {
      await chen.fillsIn({ [`lines.${id}.product`]: 'HG-WF70', [`lines.${id}.quantity`]: String(id) });
      const { hash } = await chen.view('intake');
      if (id < 6) await chen.pressInView('form:add-line');
      if (id < 6)
        await mill().workspace.until(async () => (await chen.view('intake')).hash !== hash, 'one more line');
    }
    expect(await chen.readsBack()).toEqual(closed);
    const card = await mill().card('联兴');
    await chen.opens('intake', card);
    await chen.fillsIn({ packaging: '防潮膜' });
    expect(await chen.readsBack()).toEqual(closed);
    const orderId = await mill().desk.ports.orderByNumber(orderOf(card));
    const { order } = await mill().desk.ports.journal.caughtUp(orderId?.id ?? '');
    expect(order.content).toMatchObject({ packaging: '防潮膜' });
    expect(order.content.lines.map(({ quantity }) => quantity)).toEqual(
      [1, 2, 3, 4, 5, 6].map((t) => t * 1000),
    );
  });
});
