import { describe, expect, it } from 'vitest';
import { snoozeMenu } from '../../../blocks/snooze-menu.ts';
import type { Deadline, Degree } from '../../../src/order/deadline.ts';
import type { DeadlineFired } from '../../../src/order/events.ts';
import { evolveCommit } from '../../../src/order/evolve.ts';
import type { Order } from '../../../src/order/order.ts';
import { reminders } from '../../../src/procedure/reminders.ts';
import { snoozePart } from '../../../src/procedure/whole-order/snooze.ts';
import { past } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const order = past(memo());
const at = '2026-11-24T02:00:00.000Z';

/** What only informs of days counted; nobody is asked for anything by it. */
const informs: readonly Deadline['kind'][] = ['slip', 'slip-told', 'slip-taken-back'];

const firedAs = (kind: Deadline['kind'], degree: Degree): { order: Order; slot: string } => {
  const slip = informs.includes(kind)
    ? { days: ['2026-11-23'], cause: 'return' as const, promisedOn: null, finishedOn: null }
    : null;
  const event: DeadlineFired = {
    type: 'DeadlineFired',
    slot: `${kind}:${degree}`,
    kind,
    rule: 'S9.3',
    dueAt: at,
    who: ['service'],
    degree,
    action: 'terms',
    part: null,
    slip,
    at,
  };
  return { order: evolveCommit(order, { version: order.version + 1, events: [event] }), slot: event.slot };
};

describe.each(reminders.map(({ kind }) => kind))('what falls due as %s', (kind) => {
  it(`${informs.includes(kind) ? 'only informs and is not' : 'is'} put off as a reminder, and never as an escalation`, () => {
    const reminded = firedAs(kind, 'reminder');
    expect(snoozePart(reminded.order, reminded.slot) !== undefined).toBe(!informs.includes(kind));
    for (const degree of ['first', 'second'] as const) {
      const escalated = firedAs(kind, degree);
      expect(snoozePart(escalated.order, escalated.slot)).toBeUndefined();
    }
  });
});

it('the menu offers an hour, tomorrow morning and a date', () => {
  const { options } = snoozeMenu({ order: { id: 'o', revision: 0 }, part: 'n1', language: 'en' });
  expect(options.map(({ value }) => JSON.parse(value).act)).toEqual(['hour', 'morning', 'date']);
});
