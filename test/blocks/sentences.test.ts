import { describe, expect, test } from 'vitest';
import { formView } from '../../blocks/form.ts';
import { dueText } from '../../blocks/format.ts';
import { homeView } from '../../blocks/home.ts';
import { chopped, cut, sized } from '../../blocks/measure.ts';
import { moreActs } from '../../blocks/more.ts';
import { orderCard } from '../../blocks/order-card.ts';
import { refusalText } from '../../blocks/refusal.ts';
import { threadLine } from '../../blocks/thread-line.ts';
import { blocked, sightOf } from '../../src/order/decide.ts';
import { standing } from '../../src/order/marks.ts';
import type { Order } from '../../src/order/order.ts';
import { turns } from '../../src/order/waiting.ts';
import { catalogue, find } from '../../src/procedure/catalogue.ts';
import { agreedMemo, rawMaterial, signedTechnical, signedTerms } from '../support/deeds-commercial.ts';
import {
  confirmedOrder,
  depositPaid,
  inProduction,
  inWarehouse,
  later,
} from '../support/deeds-production.ts';
import { drawingIn, everybody, markupIn } from '../support/drawing.ts';
import { type Borne, past, sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { mill, people } from '../support/mill.ts';

const zh = drawingIn('zh');
const technical = (): Order => past(agreedMemo('B'), signedTerms(), signedTechnical());
const said = (blocks: readonly unknown[]): string => markupIn(blocks).join('\n');

describe('the card', () => {
  test('names each date and by how many days the customer’s waiting moved it', () => {
    const text = said(orderCard(confirmedOrder(), zh).blocks);
    expect(text).toContain('要求 12-05（到货） · 承诺 12-10（+2 顺延） · 生产排期 12-09（+2 顺延）');
  });

  test('says which sum is to come', () => {
    const issued = (...more: readonly Borne[]) => confirmedOrder({ action: 'confirmation-issue' }, ...more);
    expect(said(orderCard(issued(), zh).blocks)).toContain('*款项* 0/1  定金 34,564.50 待到账');
    expect(said(orderCard(issued(), drawingIn('en')).blocks)).toContain('Deposit 34,564.50 to arrive');
    const inPart = issued(depositPaid(456_450));
    expect(said(orderCard(inPart, zh).blocks)).toContain('定金 30,000.00 待到账');
  });

  test('of a lane that is finished says so, though a prompt was never answered', () => {
    const lane = (order: Order) => /\*生产\*.*/.exec(said(orderCard(order, zh).blocks))?.[0];
    expect(lane(inProduction())).toContain('*生产* 2/5');
    expect(lane(inWarehouse())).toContain('抄送 …');
    expect(lane(later(inWarehouse(), sign('copy-acknowledged', 'sun')))).toContain('*生产* ✓ 6/6');
  });

  test('of a memo with gaps has no tick for it, though somebody else is asked for them', () => {
    const text = said(orderCard(past(memo({ specialTerms: null })), zh).blocks);
    expect(text).not.toContain('资料 ✓');
    expect(text).toContain('等 <@UZHOUMIN>：补齐资料');
    expect(text).toContain('⚠ 待补 1: 特殊条款');
  });

  test('says on whom it waits, for what and since when, and who signed what', () => {
    const text = said(orderCard(technical(), zh).blocks);
    expect(text).toContain('技术 ✓ 孙凯 11-23 10:00');
    expect(text).toContain('等 <!subteam^SPRODUCTION>：排产确认（自 11-23 10:00，');
    expect(text).toContain('排产 …');
  });

  test('of a held order says who put it on hold and why, and offers the way back first', () => {
    const held = past(agreedMemo('B'), sign('hold', 'wang', { reason: '客户资金周转' }));
    const { blocks } = orderCard(held, zh);
    expect(said(blocks)).toContain('*已暂停* · 王莉 11-23 10:00\n>客户资金周转');
    expect(JSON.stringify(blocks[0])).toContain('已暂停');
    const actions = blocks.at(-1);
    const [first] = actions?.type === 'actions' ? actions.elements : [];
    expect(first).toMatchObject({ action_id: 'open:resume', style: 'primary' });
  });
});

describe('a line in the thread', () => {
  test('has the title, the name, the time, the statement word for word and whose turn it is', () => {
    const order = technical();
    const mark = standing(order, catalogue.technical);
    if (!mark) throw new Error('not signed');
    const line = threadLine(
      {
        kind: 'line',
        key: 'k',
        action: catalogue.technical,
        mark,
        tells: [],
        next: turns(order),
        fallen: [],
        papers: [],
      },
      order,
      { ...zh, now: '2026-11-23T03:00:00.000Z' },
    );
    const text = said(line.blocks);
    expect(text).toMatch(/^\*技术确认\* ✓ 孙凯 · 10:00\n/);
    expect(text).toContain(rawMaterial);
    expect(text).toContain('下一步：');
    expect(text).toContain('<!subteam^SPRODUCTION> 排产确认');
  });

  test('names fallen signatures by their title and what changed', () => {
    const order = technical();
    const mark = standing(order, catalogue.technical);
    if (!mark) throw new Error('not signed');
    const fell = {
      ...mark,
      fallen: { at: zh.now, why: 'changed' as const, facets: ['quantities', 'signed:terms'] as const },
    };
    const line = threadLine(
      {
        kind: 'line',
        key: 'k',
        action: catalogue.technical,
        mark,
        tells: [],
        next: [],
        fallen: [fell],
        papers: [],
      },
      order,
      zh,
    );
    expect(said(line.blocks)).toContain('技术确认（孙凯；数量、条款核对有变）');
  });
});

test('a refusal says what, by which rule, what is missing and who can supply it', () => {
  const order = confirmedOrder();
  const action = catalogue['production-order'];
  const refusal = blocked(
    action,
    sightOf({ by: people.chen, at: zh.now, outside: mill, raw: {} }, order, null),
  );
  expect(refusal && refusalText(refusal, action, order, zh)).toBe(
    '还不能签“下达生产指令单”（S9.2）：B、C 类须先收到签回和定金。现缺：客户回传（<@UZHOUMIN>）、定金 34,564.50 元到账（<!subteam^SFINANCE>）。',
  );
});

test('the list of acts holds only what this person may sign now', () => {
  const keysFor = (by: typeof people.sun): readonly string[] =>
    [...JSON.stringify(moreActs(technical(), by, zh)).matchAll(/"(?:open|do):([\w-]+)"/g)].map(
      ([, key]) => key ?? '',
    );
  expect(keysFor(people.hu)).toContain('schedule');
  expect(keysFor(people.sun)).not.toContain('schedule');
  for (const key of keysFor(people.hu)) {
    // Looking at the papers signs nothing.
    if (key === 'papers') continue;
    const action = find(key);
    expect(action?.by.some((who) => who === 'production')).toBe(true);
  }
});

test('Home lists what waits for me by due time, the late ones first and named so', () => {
  const wait = (action: string, dueAt: string) => ({
    action,
    part: null,
    since: dueAt,
    dueAt,
    lateAt: dueAt,
    who: ['service'],
  });
  const row = (number: string, clerk: string, dueAt: string) => ({
    _id: number,
    number,
    status: 'open',
    customer: '联兴',
    clerk,
    delegates: [],
    waits: [wait('terms', dueAt)],
  });
  const home = homeView(
    {
      by: people.chen,
      waiting: [
        row('SO-2', people.chen.id, '2026-11-25T07:30:00.000Z'),
        row('SO-1', people.chen.id, '2026-11-25T05:35:00.000Z'),
        row('SO-3', people.li.id, '2026-11-26T02:00:00.000Z'),
      ],
      handled: { rows: [], total: 0 },
    },
    zh,
  );
  const text = said(home.blocks);
  expect(text.indexOf('SO-1')).toBeLessThan(text.indexOf('SO-2'));
  expect(text).toContain('已超 25 分钟');
  expect(text).toContain('今天 15:30 前');
  expect(text).toContain('*等我处理* 2');
  expect(text).toContain('我部门 1 · 我经手 0 · 延误 1');
});

test('a due time says tomorrow, or the day', () => {
  expect(dueText('2026-11-26T02:00:00.000Z', zh)).toBe('明天 10:00 前');
  expect(dueText('2026-11-28T02:00:00.000Z', drawingIn('en'))).toBe('by 11-28 10:00');
});

test('cutting breaks no character, entity or mention', () => {
  const text = `${'字'.repeat(7)}<@U123>&amp;👨 ${'👩‍👧&lt;<!date^1^{ago}|1 h>'.repeat(5)}`;
  for (let most = 1; most < sized(text); most += 1) {
    const short = cut(text, most);
    expect(sized(short)).toBeLessThanOrEqual(most);
    expect(short).not.toMatch(/[\uD800-\uDBFF]…|<[@!][^>]*…|&[a-z]*…/);
  }
  expect(chopped(text, 40).join('')).toBe(text);
});

test('a form shows in bold what made the signature fall', () => {
  const order = technical();
  const marks = (order.marks.technical ?? []).map((mark) => ({
    ...mark,
    fallen: { at: zh.now, why: 'changed' as const, facets: ['quantities'] as const },
  }));
  const changed = { ...order, marks: { ...order.marks, technical: marks } };
  const sight = sightOf({ by: everybody, at: zh.now, outside: mill, raw: {} }, changed, null);
  const text = said(formView({ action: catalogue.technical, sight, language: 'zh' }).blocks);
  expect(text).toMatch(/⚠ \*数量\* {2}\*.+\*（有变化）/);
});
