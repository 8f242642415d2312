import { describe, expect, it } from 'vitest';
import type { Mill } from '../../../src/desk/master-data.ts';
import { millEffects } from '../../../src/mill/effects.ts';
import { addressesOf, contactsOf } from '../../../src/mill/master-data/customer-contacts.ts';
import { sightOf } from '../../../src/order/decide.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import type { Customer } from '../../../src/procedure/outside.ts';
import { people } from '../../support/mill.ts';
import { type Handing, handedIn, handIn, millBefore, shownBy } from '../../support/mill-forms.ts';

const part = 'C001';
const by = people.chen;
const of = ({ outside }: Mill): Customer => {
  const customer = outside.customers.find(({ code }) => code === part);
  if (!customer) throw new Error('C001 is on file');
  return customer;
};

const first = {
  'lines.1.name': '陈志强',
  'lines.1.phone': '13809281177',
  'lines.1.fax': '0769-86882211',
  'lines.1.email': 'czq@lianxing.example',
  'lines.1.maySign': 'yes',
};
const second = {
  'lines.2.name': '李敏',
  'lines.2.phone': '13922554810',
  'lines.2.fax': null,
  'lines.2.email': null,
  'lines.2.maySign': 'no',
};
const contacts = (raw: Handing['raw'], more: Partial<Handing> = {}, mill = millBefore) =>
  handIn('customer-contacts', { by, part, raw, ...more }, mill);

describe('A.customer: the contacts of a customer', () => {
  it('are the one on file and all who may sign, until others are filed', () => {
    expect(contactsOf(of(millBefore)).map(({ name, maySign }) => [name, maySign])).toEqual([
      ['陈志强', true],
    ]);
    expect(contactsOf({ ...of(millBefore), signers: ['陈志强', '王总'] })).toMatchObject([
      { name: '陈志强', phone: '13809281177' },
      { name: '王总', phone: '', maySign: true },
    ]);
  });

  it('are added, changed and removed by service; the first is proposed, and who may sign are the signers', () => {
    const both = handedIn('customer-contacts', { by, part, raw: { ...first, ...second } }, millBefore);
    expect(of(both)).toMatchObject({ contact: '陈志强', signers: ['陈志强'] });
    expect(contactsOf(of(both))).toHaveLength(2);
    const raw = { ...second, 'lines.2.maySign': 'yes' };
    const after = handedIn('customer-contacts', { by, part, raw }, both);
    expect(of(after)).toMatchObject({ contact: '李敏', phone: '13922554810', fax: '', signers: ['李敏'] });
    expect(contactsOf(of(after))).toHaveLength(1);
  });

  it('change places: another is made the main contact, which is told to nobody', () => {
    const both = handedIn('customer-contacts', { by, part, raw: { ...first, ...second } }, millBefore);
    const raw = { ...first, ...second, first: '2' };
    expect(of(handedIn('customer-contacts', { by, part, raw }, both))).toMatchObject({
      contact: '李敏',
      signers: ['陈志强'],
    });
    const removed = handedIn('customer-contacts', { by, part, raw: { ...first, first: '2' } }, both);
    expect(of(removed)).toMatchObject({ contact: '陈志强' });
    expect(contacts({ ...first, ...second }, {}, both)).toMatchObject({ refusal: { code: 'forbidden' } });
  });

  it('are told in the orders’ channel only where others may sign now', () => {
    const said = (raw: Handing['raw']) => {
      const decision = contacts(raw);
      return decision.ok
        ? millEffects({ version: 5, events: decision.events }).map(({ message }) => message.parts[0]?.text.zh)
        : [];
    };
    expect(said({ ...first, ...second })).toEqual([]);
    expect(said({ ...first, ...second, 'lines.2.maySign': 'yes' })).toEqual([
      '现为 陈志强、李敏（陈宇 更改）',
    ]);
    expect(said({ ...first, 'lines.1.maySign': 'no' })).toEqual(['现为 无人（陈宇 更改）']);
  });

  it('are refused without a name, twice, with an address that is none, unchanged, and to others', () => {
    const fields = (raw: Handing['raw']) => {
      const decision = contacts(raw);
      return decision.ok || decision.refusal.code !== 'answers' ? decision : decision.refusal.fields;
    };
    expect(fields({ ...first, ...second, 'lines.2.name': '' })).toHaveProperty(['lines.2.name']);
    expect(fields({ ...first, ...second, 'lines.2.name': '陈 志强' })).toMatchObject({
      'lines.2.name': { zh: '此人已在上面' },
    });
    expect(fields({ ...first, 'lines.1.email': '无' })).toHaveProperty(['lines.1.email']);
    expect(contacts(first)).toMatchObject({ refusal: { code: 'forbidden', rule: 'A.customer' } });
    expect(contacts(first, { part: 'C999' })).toMatchObject({ refusal: { say: { en: /no such customer/ } } });
    expect(contacts(second, { by: people.zhou })).toMatchObject({
      refusal: { code: 'not-yours', may: ['service'] },
    });
  });

  it('M.seen are looked at again where a colleague changed them meanwhile', () => {
    const other = handedIn('customer-contacts', { by, part, raw: { ...first, ...second } }, millBefore);
    const late = contacts({ ...first, 'lines.1.phone': '1' }, { shown: millBefore }, other);
    expect(late).toMatchObject({ refusal: { code: 'changed' } });
  });
});

describe('A.customer: the delivery addresses of a customer', () => {
  const usual = {
    'lines.1.address': '广东省东莞市虎门镇怀德大道118号B栋',
    'lines.1.receiver': '李敏',
    'lines.1.phone': '13922554810',
  };
  const depot = { 'lines.2.address': '东莞市厚街镇仓库', 'lines.2.receiver': '老陈', 'lines.2.phone': '138' };
  const addresses = (raw: Handing['raw']) => handIn('customer-addresses', { by, part, raw }, millBefore);

  it('are filed beside the usual one, and shown to the clerk who takes an order in', () => {
    const after = handedIn('customer-addresses', { by, part, raw: { ...usual, ...depot } }, millBefore);
    expect(addressesOf(of(after)).map(({ receiver }) => receiver)).toEqual(['李敏', '老陈']);
    expect(of(after)).toMatchObject({ receiver: '李敏' });
    const moved = { by, part, raw: { ...usual, ...depot, first: '2' } };
    expect(of(handedIn('customer-addresses', moved, after))).toMatchObject({ receiver: '老陈' });
    const at = '2026-11-23T02:00:00.000Z';
    const sight = sightOf({ by, at, outside: after.outside, raw: { customer: part } }, emptyOrder, null);
    const shown = find('intake')?.shows(sight) ?? [];
    expect(shown.map(({ value }) => value.zh).join()).toContain('东莞市厚街镇仓库 · 老陈 · 138');
  });

  it('are refused twice, without a receiver, and unchanged', () => {
    const same = {
      'lines.2.address': usual['lines.1.address'],
      'lines.2.receiver': '李敏',
      'lines.2.phone': '13922554810',
    };
    expect(addresses({ ...usual, ...same })).toMatchObject({
      refusal: { fields: { 'lines.2.address': {} } },
    });
    expect(addresses({ ...usual, ...depot, 'lines.2.receiver': '' })).toMatchObject({
      refusal: { fields: { 'lines.2.receiver': {} } },
    });
    expect(addresses(usual)).toMatchObject({ refusal: { code: 'forbidden' } });
  });
});

describe('A.customer: a customer’s names and salesperson', () => {
  const named = {
    language: 'mill',
    name: '东莞市联兴印刷有限公司',
    shortName: '联兴',
    salesperson: people.zhou.id,
  };
  const names = (raw: Handing['raw'], actor = by) =>
    handIn('customer-name', { by: actor, part, raw: { ...named, ...raw } }, millBefore);

  it('are changed by service, but for a name that another has', () => {
    const after = handedIn(
      'customer-name',
      { by, part, raw: { ...named, shortName: '联兴印刷' } },
      millBefore,
    );
    expect(of(after)).toMatchObject({ shortName: '联兴印刷', salesperson: { id: people.zhou.id } });
    expect(names({ shortName: '新 翰' })).toMatchObject({ refusal: { fields: { shortName: {} } } });
    expect(names({})).toMatchObject({ refusal: { code: 'forbidden' } });
  });

  it('say in which language their papers are drawn, and nothing where it is the mill’s own', () => {
    const english = handedIn('customer-name', { by, part, raw: { ...named, language: 'en' } }, millBefore);
    expect(of(english)).toMatchObject({ language: 'en' });
    const back = handedIn('customer-name', { by, part, raw: named }, english);
    expect(of(back)).not.toHaveProperty('language');
  });

  it('the salesperson is changed by the supervisor alone, to a salesperson, and told', () => {
    expect(names({ salesperson: people.he.id })).toMatchObject({
      refusal: { fields: { salesperson: { zh: '责任销售员由客服主管更换' } } },
    });
    expect(names({ salesperson: people.lin.id }, people.wang)).toMatchObject({
      refusal: { fields: { salesperson: { zh: '林霞 不是销售员' } } },
    });
    const decision = names({ salesperson: people.he.id }, people.wang);
    const said = decision.ok ? JSON.stringify(millEffects({ version: 5, events: decision.events })) : '';
    expect(said).toContain('周敏 → 何军（王莉）');
  });
});

describe('A.customer: a grade is set with reason and date, by the standard', () => {
  const contract = {
    customer: part,
    grade: 'A',
    paymentMethod: 'prepaid',
    depositPercent: '30',
    restDue: 'before-leaving',
    deliveryCondition: 'delivered',
    creditLimit: '0',
    reason: '三年无拖欠',
  };
  const grades = (raw: Handing['raw'] = {}) => ({ by: people.wang, raw: { ...contract, ...raw } });

  it('keeps by whom, from which day and why, and shows it when it is set anew', () => {
    const after = handedIn('customer-contract', grades({ gradedOn: '2026-11-20' }), millBefore);
    expect(of(after)).toMatchObject({
      grade: 'A',
      graded: { by: { name: '王莉' }, on: '2026-11-20', reason: '三年无拖欠' },
    });
    expect(of(handedIn('customer-contract', grades(), millBefore)).graded?.on).toBe('2026-11-23');
    expect(handIn('customer-contract', grades({ gradedOn: '2026-11-24' }), millBefore)).toMatchObject({
      refusal: { fields: { gradedOn: {} } },
    });
    const shown = shownBy('customer-contract', grades(), after);
    expect(shown).toContain('A 类、2026-11-20 王莉：三年无拖欠');
  });

  it('A.settings shows the standard as an administrator set it', () => {
    const words = { zh: 'A 类：三年无拖欠。', en: 'Grade A: three years without delay.' };
    const after = handedIn('settings-grades', { by: people.guan, raw: words }, millBefore);
    expect(shownBy('customer-contract', grades(), after, 'en')).toContain(words.en);
    expect(handIn('settings-grades', { by: people.wang, raw: words }, millBefore)).toMatchObject({
      refusal: { code: 'not-yours', may: ['admin'] },
    });
  });
});
