import { describe, expect, it } from 'vitest';
import { homeView } from '../../../blocks/home.ts';
import { calendarStamp } from '../../../src/desk/calendar-stamp.ts';
import type { Mill } from '../../../src/desk/master-data.ts';
import { fireMatter, millDeadlines } from '../../../src/mill/due.ts';
import { millEffects } from '../../../src/mill/effects.ts';
import type { MillEvent } from '../../../src/mill/events.ts';
import { evolveRecord } from '../../../src/mill/record.ts';
import { deadlines } from '../../../src/order/deadlines.ts';
import type { Actor } from '../../../src/order/roles.ts';
import { boardRow } from '../../../src/store/board.ts';
import { drawingIn } from '../../support/drawing.ts';
import { given, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { people } from '../../support/mill.ts';
import { type Handing, handedIn, handIn, millBefore } from '../../support/mill-forms.ts';

const monday = '2026-11-23T02:00:00.000Z';
const before = millBefore;
type Raw = Handing['raw'];
const then = handedIn;

const asked: Raw = {
  name: '深圳市华强印刷有限公司',
  shortName: '华强',
  salesperson: people.zhou.id,
  contact: '林工',
  phone: '0755-8800000',
  signers: '林工、 王总',
  deliveryAddress: '深圳市龙岗区宝龙大道1号',
  receiver: '林工',
  receiverPhone: '13800000000',
  deliveryCondition: 'delivered',
};
const opened = then('customer-open', { by: people.chen, raw: asked }, before);
const approves = { by: people.wang, raw: { verdict: 'approve' }, part: 'C006' };
const approved = then('customer-approve', approves, opened);
const declines = { by: people.wang, raw: { verdict: 'decline', reason: '有旧欠款' }, part: 'C006' };
const declined = then('customer-approve', declines, opened);

const saying = (events: readonly MillEvent[]) => JSON.stringify(millEffects({ version: 7, events }));

describe('A.customer: a new customer', () => {
  it('is opened by a clerk as C with full deposit, under the next code, and told to the supervisor', () => {
    expect(opened.outside.customers.at(-1)).toMatchObject({
      code: 'C006',
      grade: 'C',
      salesperson: { id: people.zhou.id, name: '周敏' },
      signers: ['林工', '王总'],
      contract: {
        paymentMethod: 'prepaid',
        depositPercent: 100,
        restDue: 'before-leaving',
        creditLimitFen: 0,
      },
    });
    expect(opened.outside.unapproved).toEqual([
      { code: 'C006', by: { id: people.chen.id, name: '陈宇' }, at: monday, declined: null },
    ]);
    const decision = handIn('customer-open', { by: people.chen, raw: asked }, before);
    const said = decision.ok ? saying(decision.events) : '';
    expect(said).toContain('新客户待批准：C006 华强');
    expect(said).toContain('"mentions":["service-supervisor"]');
    expect(said).toContain('"form":"customer-approve"');
  });

  it('is refused to a salesperson, under a name that is known, and with a salesperson who is none', () => {
    const refusalOf = (by: Actor, raw: Raw, mill = before) =>
      handIn('customer-open', { by, raw: { ...asked, ...raw } }, mill);
    expect(refusalOf(people.zhou, {})).toMatchObject({ refusal: { code: 'not-yours', may: ['service'] } });
    expect(refusalOf(people.chen, { shortName: '联 兴' })).toMatchObject({
      refusal: { rule: 'A.customer', fields: { shortName: { zh: '已有此客户：C001 联兴' } } },
    });
    expect(refusalOf(people.chen, {}, opened)).toMatchObject({ refusal: { code: 'answers' } });
    expect(refusalOf(people.chen, { salesperson: people.lin.id })).toMatchObject({
      refusal: { fields: { salesperson: { zh: '林霞 不是销售员' } } },
    });
  });

  it('is approved by the supervisor, once', () => {
    expect(approved.outside.unapproved).toEqual([]);
    expect(handIn('customer-approve', approves, approved)).toMatchObject({
      refusal: { code: 'already', by: { id: people.wang.id } },
    });
    expect(handIn('customer-approve', { ...approves, part: 'C999' }, opened)).toMatchObject({
      refusal: { code: 'no-such-part' },
    });
  });

  it('M.two is not approved by whoever opened it, nor by a clerk', () => {
    const own = then('customer-open', { by: people.wang, raw: asked }, before);
    expect(handIn('customer-approve', approves, own)).toMatchObject({
      refusal: { code: 'two-people', rule: 'M.two', other: { id: people.wang.id } },
    });
    expect(handIn('customer-approve', { ...approves, by: people.li }, opened)).toMatchObject({
      refusal: { code: 'not-yours', may: ['service-supervisor'] },
    });
  });

  it('is declined with a reason, and may be opened anew', () => {
    expect(declined.outside.unapproved).toMatchObject([{ code: 'C006', declined: '有旧欠款' }]);
    expect(handIn('customer-approve', { ...declines, raw: { verdict: 'decline' } }, opened)).toMatchObject({
      refusal: { code: 'answers' },
    });
    const anew = then('customer-open', { by: people.chen, raw: asked }, declined);
    expect(anew.outside.customers.at(-1)?.code).toBe('C007');
  });
});

describe('A.customer: the order of a customer who is not approved', () => {
  const gradeC = {
    customer: 'C006',
    'lines.1.unitPrice': '6480',
    'lines.2.product': 'HG-LWC60',
    'lines.2.unitPrice': '5990',
  };
  const takenIn = (mill: Mill) => ({ ...memo(gradeC), outside: mill.outside });
  const terms = (mill: Mill) => sign('terms', 'chen', {}, { outside: mill.outside });

  it('is taken in, but its terms wait for the approval (S5)', () => {
    const order = past(takenIn(opened));
    expect(order.content.customer).toMatchObject({ code: 'C006', grade: 'C' });
    given(takenIn(opened)).when(terms(opened)).refused({ code: 'forbidden', rule: 'A.customer' });
    const signed = given(takenIn(opened)).when(terms(approved)).accepted();
    expect(signed.content.customer?.contract.depositPercent).toBe(100);
  });

  it('waits for the supervisor, and the clerk is called only for what comes after their decision', () => {
    const order = past(takenIn(opened));
    const waited = (mill: Mill) =>
      boardRow(order, mill.outside).waits.find(({ action }) => action === 'terms');
    expect(waited(opened)).toMatchObject({
      who: ['service-supervisor'],
      first: { zh: '批准新客户' },
    });
    const called = (mill: Mill) => deadlines(order, mill.outside).filter(({ action }) => action === 'terms');
    expect(called(opened)).toEqual([]);
    const later = '2026-11-25T02:00:00.000Z';
    const lateApproval = then('customer-approve', { ...approves, at: later }, opened);
    expect(waited(lateApproval)).toMatchObject({
      who: ['service'],
      first: null,
      since: later,
    });
    const [reminder] = called(lateApproval);
    expect(reminder).toMatchObject({ degree: 'reminder', dueAt: '2026-11-25T06:00:00.000Z' });
    expect(calendarStamp(lateApproval.outside)).not.toBe(calendarStamp(opened.outside));
  });

  it('is not taken in for one who was declined, and goes no further where it was', () => {
    given().when(takenIn(declined)).refused({ code: 'answers', rule: 'S3' });
    given(takenIn(opened))
      .when(terms(declined))
      .refused({ say: { zh: '新客户未获批准：有旧欠款', en: 'The new customer was declined: 有旧欠款' } });
  });
});

describe('A.customer: grade and contract', () => {
  const contract: Raw = {
    customer: 'C006',
    grade: 'B',
    paymentMethod: 'prepaid',
    depositPercent: '30',
    restDue: 'before-leaving',
    deliveryCondition: 'delivered',
    creditLimit: '0',
    reason: '合同 HG-2026-118',
  };

  it.each([
    [null, { creditLimitFen: 0, creditLimitAgreed: false }],
    ['0', { creditLimitFen: 0, creditLimitAgreed: true }],
    ['5,000.00', { creditLimitFen: 500_000 }],
  ])('A.customer tell a limit that was not agreed from one of 0: %s', (creditLimit, limit) => {
    const raw = { ...contract, creditLimit };
    const filed = then('customer-contract', { by: people.wang, raw }, approved);
    expect(filed.outside.customers.find(({ code }) => code === 'C006')?.contract).toEqual({
      paymentMethod: contract.paymentMethod,
      depositPercent: 30,
      restDue: 'before-leaving',
      deliveryCondition: 'delivered',
      ...limit,
    });
  });

  it('are filed by the supervisor with a reason, and count for orders from then on', () => {
    const filed = then('customer-contract', { by: people.wang, raw: contract }, approved);
    expect(filed.outside.customers.find(({ code }) => code === 'C006')).toMatchObject({
      grade: 'B',
      shortName: '华强',
      contract: { depositPercent: 30 },
    });
    expect(handIn('customer-contract', { by: people.wang, raw: contract }, filed)).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });

  it('are refused to a clerk, without a reason, and before the approval', () => {
    const refusalOf = (by: Actor, raw: Raw, mill: Mill) =>
      handIn('customer-contract', { by, raw: { ...contract, ...raw } }, mill);
    expect(refusalOf(people.chen, {}, approved)).toMatchObject({ refusal: { code: 'not-yours' } });
    expect(refusalOf(people.wang, { reason: null }, approved)).toMatchObject({
      refusal: { code: 'answers' },
    });
    expect(refusalOf(people.wang, {}, opened)).toMatchObject({
      refusal: { fields: { customer: { zh: '请先批准该客户' } } },
    });
  });
});

describe('A.customer: the supervisor who has not decided', () => {
  const sightOf = ({ outside, record }: Mill) => ({ outside, record });
  const record = evolveRecord(opened.record, { type: 'MillOpened', at: '2026-11-20T02:00:00.000Z' });
  const waiting = { ...opened, record };
  const gathered = { found: {}, prepared: null };
  const due = (mill: Mill) =>
    millDeadlines(sightOf(mill)).flatMap(({ due: { slot, dueAt } }) =>
      slot.startsWith('new-customers') ? [`${slot} ${dueAt}`] : [],
    );

  it('is reminded the next working morning; after that it is the director’s too', () => {
    expect(due(waiting)).toEqual(['new-customers:2026-11-24 2026-11-24T00:00:00.000Z']);
    const first = fireMatter('new-customers:2026-11-24', '2026-11-24T00:00:00.000Z', {
      sight: sightOf(waiting),
      gathered,
    });
    expect(saying(first)).toContain('• C006 华强（陈宇 开立）');
    expect(saying(first)).not.toContain('director');
    const told = { ...waiting, record: first.reduce(evolveRecord, record) };
    expect(due(told)).toEqual(['new-customers:2026-11-25 2026-11-25T00:00:00.000Z']);
    const second = fireMatter('new-customers:2026-11-25', '2026-11-25T00:00:00.000Z', {
      sight: sightOf(told),
      gathered,
    });
    expect(saying(second)).toContain('"channel":"escalations","mentions":["director"]');
  });

  it('is reminded of nothing once it is decided, nor while nobody waits', () => {
    expect(due({ ...approved, record })).toEqual([]);
    expect(due({ ...declined, record })).toEqual([]);
    expect(due({ ...before, record })).toEqual([]);
  });

  it('sees who waits on their Home, where others do not', () => {
    const drawing = { ...drawingIn('en'), outside: opened.outside };
    const homeOf = (by: Actor) =>
      JSON.stringify(homeView({ by, waiting: [], handled: { rows: [], total: 0 } }, drawing));
    expect(homeOf(people.wang)).toContain('*New customers to approve* 1');
    expect(homeOf(people.wang)).toContain('mill:customer-approve');
    expect(homeOf(people.chen)).not.toContain('customer-approve');
  });
});
