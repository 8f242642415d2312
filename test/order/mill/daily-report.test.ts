import { describe, expect, it } from 'vitest';
import { fireMatter } from '../../../src/mill/due.ts';
import { millEffects } from '../../../src/mill/effects.ts';
import type { MillSight } from '../../../src/mill/matter.ts';
import { emptyRecord, evolveRecord } from '../../../src/mill/record.ts';
import type { Order } from '../../../src/order/order.ts';
import type { Found } from '../../../src/procedure/figures.ts';
import { figuresOf } from '../../../src/procedure/figures.ts';
import { inProduction, later } from '../../support/deeds-production.ts';
import { sign } from '../../support/given.ts';
import { mill } from '../../support/mill.ts';

const opened = evolveRecord(emptyRecord, { type: 'MillOpened', at: '2026-11-23T01:00:00.000Z' });
const sight: MillSight = { record: opened, outside: mill };
const reminderAt = '2026-11-23T08:30:00.000Z';
const cutOffAt = '2026-11-23T09:30:00.000Z';

const found = (order: Order, number: string): Found => ({
  ...figuresOf(order, mill),
  orderId: number,
  number,
  customer: '联兴',
  clerk: '',
  salesperson: null,
  waits: [],
});

const fired = (step: 'reminder' | 'cut-off' | 'director', at: string, orders: readonly Found[]) =>
  fireMatter(`daily-report:2026-11-23:${step}`, at, {
    sight,
    gathered: { found: { unreported: orders }, prepared: null },
  });

const messages = (events: ReturnType<typeof fired>) =>
  millEffects({ version: 2, events }).map(({ message }) => message);

const missing = [found(inProduction(), 'SO-261123-001'), found(inProduction(), 'SO-261123-002')];

describe('S12.1 the day’s reports', () => {
  it('are asked for at 16:30 in one message that names what is missing and leads to one form', () => {
    expect(fired('reminder', '2026-11-23T08:29:59.000Z', missing)).toEqual([]);
    const [message, ...more] = messages(fired('reminder', reminderAt, missing));
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      channel: 'production',
      mentions: ['production'],
      parts: [{ text: { zh: expect.stringContaining('SO-261123-001 联兴、SO-261123-002 联兴') } }],
      opens: [{ form: 'daily-reports', part: '2026-11-23' }],
    });
  });

  it('escalate by name at 17:30 to both supervisors, in one message', () => {
    expect(messages(fired('cut-off', cutOffAt, missing))).toMatchObject([
      {
        channel: 'escalations',
        mentions: ['production-supervisor', 'service-supervisor'],
        parts: [{ text: { en: expect.stringContaining('2 daily reports are missing: SO-261123-001') } }],
      },
    ]);
  });

  it('are the director’s after the same time again, when work begins, if they are missing still (§5)', () => {
    expect(fired('director', '2026-11-23T10:30:00.000Z', missing)).toEqual([]);
    const morning = '2026-11-24T00:00:00.000Z';
    expect(messages(fired('director', morning, missing.slice(1)))).toMatchObject([
      {
        channel: 'escalations',
        mentions: ['director'],
        parts: [{ text: { zh: expect.stringContaining('催过仍缺 1 张：SO-261123-002') } }],
      },
    ]);
    expect(messages(fired('director', morning, []))).toEqual([]);
    // After an outage only what it has come to is said.
    expect(fired('cut-off', morning, missing)).toMatchObject([{ lapsed: true }]);
    expect(fired('director', '2026-11-24T09:30:00.000Z', missing)).toMatchObject([{ lapsed: true }]);
  });

  it('that are missing stand in the journal, and so does that none is', () => {
    expect(fired('cut-off', cutOffAt, missing)).toMatchObject([
      {
        type: 'MatterFired',
        rule: 'S12.1',
        facts: { lists: { missing: ['SO-261123-001', 'SO-261123-002'] } },
      },
    ]);
    const none = fired('cut-off', cutOffAt, []);
    expect(none).toMatchObject([{ facts: { lists: { missing: [] } } }]);
    expect(messages(none)).toEqual([]);
  });

  it('are not asked of an order that production took on after the reminder', () => {
    const late = { ...found(inProduction(), 'SO-261123-003'), inProductionSince: '2026-11-23T09:00:00.000Z' };
    expect(fired('cut-off', cutOffAt, [late])).toMatchObject([{ facts: { lists: { missing: [] } } }]);
  });

  it('are no longer asked for after the cut-off; kept back by an outage, they call nobody at night (§5)', () => {
    expect(fired('reminder', cutOffAt, missing)).toMatchObject([{ lapsed: true, facts: null }]);
    expect(messages(fired('cut-off', '2026-11-23T09:55:00.000Z', missing))).toHaveLength(1);
    expect(fired('cut-off', '2026-11-23T13:00:00.000Z', missing)).toEqual([]);
    const quiet = { ...mill, settings: { ...mill.settings, quiet: { from: '17:00', to: '08:00' } } };
    const sightNow = { record: opened, outside: quiet };
    const gathered = { found: { unreported: missing }, prepared: null };
    const onTime = fireMatter('daily-report:2026-11-23:cut-off', cutOffAt, { sight: sightNow, gathered });
    expect(messages(onTime)).toHaveLength(1);
  });

  it('are owed from the later of production date and countersign on, as the customer’s waiting moved it', () => {
    expect(figuresOf(inProduction(), mill).reportsFrom).toBe('2026-12-01');
    const { marks, ...order } = inProduction();
    const [countersign] = marks['production-countersign'] ?? [];
    if (!countersign) throw new Error('not countersigned');
    const late = { ...countersign, at: '2026-12-03T02:00:00.000Z' };
    const after = { ...order, marks: { ...marks, 'production-countersign': [late] } };
    expect(figuresOf(after, mill).reportsFrom).toBe('2026-12-03');
  });

  it('are owed of what is in production and not on hold', () => {
    expect(figuresOf(inProduction(), mill).figures).toContain('report-owed');
    const held = later(inProduction(), sign('hold', 'chen', { reason: '等客户' }));
    expect(figuresOf(held, mill).figures).not.toContain('report-owed');
    const report = { date: '2026-11-23', state: 'on-machine', 'lines.1.quantity': '3' };
    expect(figuresOf(later(inProduction(), sign('daily-report', 'hu', report)), mill).reportedOn).toEqual([
      '2026-11-23',
    ]);
  });
});
