import { describe, expect, it } from 'vitest';
import { overdueEntry } from '../../../blocks/reminder.ts';
import { threadLine } from '../../../blocks/thread-line.ts';
import { effects } from '../../../src/order/effects.ts';
import type { OrderEvent } from '../../../src/order/events.ts';
import type { Order } from '../../../src/order/order.ts';
import { remindPart } from '../../../src/procedure/whole-order/remind.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { later } from '../../support/deeds-production.ts';
import { drawingIn, markupIn } from '../../support/drawing.ts';
import { givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import type { PersonKey } from '../../support/mill.ts';
import { at, play } from '../deadlines/played.ts';

const late = play(past(memo()), at('2026-11-25 17:00')).order;
const slotOf = (order: Order, end: string): string =>
  Object.keys(order.fired).find((slot) => slot.startsWith('wait:terms:') && slot.endsWith(end)) ?? '';
const first = slotOf(late, ':escalation:1');
const second = slotOf(late, ':escalation:2');

const remind = (by: PersonKey, when = '2026-11-25 17:00', slot = first) =>
  sign('remind', by, {}, { part: remindPart(late, slot) ?? '', at: at(when) });

describe('N.remind', () => {
  it('calls those who are waited for once more, in one line that says who pressed', () => {
    const order = givenOrder(late)
      .when(remind('wang'))
      .then({ lines: [] }, { slot: first, who: ['service'] });
    const mark = order.marks.remind?.[0];
    const events = [{ type: 'Signed', action: 'remind', ...mark, seen: '' } as unknown as OrderEvent];
    const told = effects(late, { orderId: order.id, version: order.version, events }, order);
    expect(told).toMatchObject([{ kind: 'line', tells: ['service'], next: [] }]);
    const [line] = told;
    if (line?.kind !== 'line') throw new Error('no line');
    const said = markupIn(threadLine(line, order, drawingIn('zh')).blocks).join('\n');
    expect(said).toContain('催办');
    expect(said).toContain(mark?.by.name);
    expect(said).toContain('条款核对');
    expect(said).toMatch(/📣 .*<[@!]/);
  });

  it('calls them once an hour, however many press and for whichever degree', () => {
    const reminded = later(late, remind('wang'));
    givenOrder(reminded)
      .when(remind('zhao', '2026-11-25 17:59', second))
      .refused({ code: 'forbidden', rule: 'N.remind' });
    givenOrder(reminded).when(remind('wang', '2026-11-25 18:00')).accepted();
  });

  it('is refused to others than those it calls, for a reminder, and for what is settled', () => {
    givenOrder(late).when(remind('chen')).refused({ code: 'not-yours', rule: 'N.remind' });
    expect(remindPart(late, slotOf(late, ':reminder'))).toBeUndefined();
    givenOrder(later(late, signedTerms()))
      .when(remind('wang', '2026-11-25 17:30'))
      .refused({ code: 'forbidden', rule: 'N.remind' });
  });

  it('stands on the escalation beside the order, taking over and reassigning, for its reader alone', () => {
    const keys = (slot: string): readonly string[] => {
      const fired = late.fired[slot];
      if (!fired) throw new Error('not fired');
      const { blocks } = overdueEntry(fired, late, drawingIn('zh'));
      return [...JSON.stringify(blocks).matchAll(/"((?:open|do):[a-z-]+)"/g)].map(([, key = '']) => key);
    };
    expect(keys(first)).toEqual(['open:show', 'do:remind', 'open:terms', 'open:reassign']);
    expect(keys(second)).toEqual(['open:show', 'do:remind']);
    const fired = late.fired[first];
    expect(fired && JSON.stringify(overdueEntry(fired, late, drawingIn('zh')).blocks)).toContain('代办：');
  });
});
