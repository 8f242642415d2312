import { describe, expect, it } from 'vitest';
import { homeView } from '../../../blocks/home.ts';
import { emptyMill, evolveMill, type Mill, millStream } from '../../../src/desk/master-data.ts';
import { findForm } from '../../../src/mill/forms/index.ts';
import { formSeen, formSight, signForm } from '../../../src/mill/sign-form.ts';
import { decide } from '../../../src/order/decide.ts';
import type { Signed } from '../../../src/order/events.ts';
import type { Order } from '../../../src/order/order.ts';
import type { Actor } from '../../../src/order/roles.ts';
import { signsFor } from '../../../src/procedure/access.ts';
import { standInsFor, standingIn } from '../../../src/procedure/stand-ins.ts';
import { answeredDoubt, raisedDoubt } from '../../support/deeds-commercial.ts';
import { makeable } from '../../support/deeds-confirmation.ts';
import { drawingIn } from '../../support/drawing.ts';
import { commandOf, type Deed, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { people, mill as world } from '../../support/mill.ts';

const at = '2026-11-23T02:00:00.000Z';
const before: Mill = { ...emptyMill('Asia/Shanghai'), outside: world };
type Raw = Readonly<Record<string, string | null>>;

const handIn = (by: Actor, raw: Raw, mill: Mill = before) => {
  const form = findForm('stand-in');
  if (!form) throw new Error('there is no form for stand-ins');
  const side = { record: mill.record, desk: mill.desk, found: {} };
  const signing = { part: null, raw, by, at, outside: mill.outside };
  return signForm({ ...signing, form, seen: formSeen(form, formSight(signing, side)) }, side);
};
const named = (by: Actor, raw: Raw, mill: Mill = before): Mill => {
  const decision = handIn(by, raw, mill);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return evolveMill(mill, millStream, 1, decision.events);
};
const week = { from: '2026-11-23', until: '2026-11-27' };
const heForZhou = named(people.zhou, { to: people.he.id, ...week });

describe('A.stand-in: for whom a signature counts', () => {
  it('is the absent colleague of the role that signs, and nobody of another role', () => {
    const asked = { asked: ['technical', 'production'] as const, people: Object.values(people) };
    const standingFor = ({ id, name }: Actor) =>
      signsFor(past(memo()), { ...people.hu, standsInFor: [{ id, name }] }, asked);
    expect(standingFor(people.sun)).toBeNull();
    const colleague: Actor = { ...people.guo, roles: ['production'] };
    const among = { ...asked, people: [...asked.people.filter(({ id }) => id !== colleague.id), colleague] };
    const by = { ...people.hu, standsInFor: [{ id: colleague.id, name: colleague.name }] };
    expect(signsFor(past(memo()), by, among)).toMatchObject({ id: colleague.id });
  });
});

describe('A.stand-in: whoever is away', () => {
  it('names somebody of the same role until a date, anew or not at all', () => {
    const { standIns } = heForZhou.outside;
    expect(standIns).toMatchObject([{ absent: { name: '周敏' }, standIn: { name: '何军' }, ...week }]);
    const anew = named(people.zhou, { to: people.ma.id, ...week }, heForZhou);
    expect(anew.outside.standIns).toMatchObject([{ standIn: { name: '马琳' } }]);
    expect(named(people.zhou, { to: null, ...week }, heForZhou).outside.standIns).toEqual([]);
  });

  it('A.delegate: a salesperson may name a clerk for all their orders; nobody else may', () => {
    expect(handIn(people.zhou, { to: people.li.id, ...week })).toMatchObject({ ok: true });
    expect(handIn(people.sun, { to: people.li.id, ...week })).toMatchObject({
      refusal: { rule: 'A.stand-in', fields: { to: { zh: '李娜 与您没有同一岗位' } } },
    });
  });

  it('is refused for oneself, for days gone by, and where there is nothing to take back', () => {
    expect(handIn(people.zhou, { to: people.zhou.id, ...week })).toMatchObject({
      refusal: { fields: { to: { zh: '不能是自己' } } },
    });
    expect(handIn(people.zhou, { to: people.he.id, from: '2026-11-01', until: '2026-11-22' })).toMatchObject({
      refusal: { fields: { until: expect.anything() } },
    });
    expect(handIn(people.zhou, { to: null, ...week })).toMatchObject({ refusal: { code: 'forbidden' } });
  });

  it('is stood in for on those days alone', () => {
    const on = (date: string) => standingIn(people.he, heForZhou.outside, date).standsInFor;
    expect(on('2026-11-22')).toBeUndefined();
    expect(on('2026-11-23')).toEqual([{ id: people.zhou.id, name: '周敏' }]);
    expect(on('2026-11-27')).toHaveLength(1);
    expect(on('2026-11-28')).toBeUndefined();
    expect(standInsFor([people.zhou], heForZhou.outside, '2026-11-23')).toMatchObject([{ name: '何军' }]);
  });
});

describe('A.stand-in: what a stand-in signs', () => {
  const doubted = past(memo(), raisedDoubt());
  const answer = answeredDoubt();
  const decided = (by: Actor) => decide({ ...commandOf(answer, doubted), by }, doubted);
  const he = standingIn(people.he, heForZhou.outside, '2026-11-23');
  const signedBy = (by: Actor): Signed | undefined => {
    const decision = decided(by);
    const events = decision.ok ? decision.events : [];
    return events.find((event): event is Signed => event.type === 'Signed');
  };

  it('is recorded for whom, and refused to whoever does not stand in', () => {
    expect(signedBy(he)).toMatchObject({ by: { name: '何军' }, for: { name: '周敏' } });
    expect(decided(people.he)).toMatchObject({ refusal: { code: 'not-yours' } });
  });

  it('in one’s own right is one’s own', () => {
    expect(signedBy({ ...people.zhou, standsInFor: [people.he] })).toMatchObject({ for: null });
  });

  it('of a role is signed for whoever of that role is away, and of a clerk’s order for its clerk', () => {
    const technician: Actor = { id: 'UOTHER', name: '孔明', roles: ['technical'] };
    const signedFor = (by: Actor, order: Order, deed: Deed) => {
      const outside = { ...world, people: [...world.people, technician] };
      const decision = decide({ ...commandOf(deed, order), by, outside }, order);
      const events = decision.ok ? decision.events : [];
      return events.find((event): event is Signed => event.type === 'Signed')?.for;
    };
    const makes = makeable().at(-1) ?? raisedDoubt();
    const inForSun = { ...technician, standsInFor: [people.sun] };
    expect(signedFor(inForSun, past(...makeable().slice(0, -1)), makes)).toMatchObject({ name: '孙凯' });
    expect(signedFor(technician, past(...makeable().slice(0, -1)), makes)).toBeNull();
    const hold = sign('hold', 'li', { reason: '等客户' });
    expect(signedFor({ ...people.li, standsInFor: [people.chen] }, past(memo()), hold)).toMatchObject({
      name: '陈宇',
    });
    expect(signedFor({ ...people.chen, standsInFor: [people.li] }, past(memo()), hold)).toBeNull();
  });

  it('does not reach to lending on what was lent (A.delegate)', () => {
    const lend = sign('delegate', 'he', { to: people.li.id });
    expect(decide({ ...commandOf(lend, doubted), by: he }, doubted)).toMatchObject({
      refusal: { rule: 'A.delegate' },
    });
  });

  it('stands on the Home of who stands in', () => {
    const wait = { action: 'doubt-answer', since: at, dueAt: at, lateAt: at, who: ['salesperson'] };
    const row = {
      _id: 'o1',
      number: 'SO-261123-001',
      status: 'open' as const,
      customer: '联兴',
      clerk: people.chen.id,
      delegates: [people.zhou.id],
      waits: [wait],
    };
    const homeOf = (by: Actor) =>
      JSON.stringify(homeView({ by, waiting: [row], handled: { rows: [], total: 0 } }, drawingIn('zh')));
    expect(homeOf(he)).toContain('*等我处理* 1');
    expect(homeOf(people.he)).toContain('*等我处理* 0');
  });
});
