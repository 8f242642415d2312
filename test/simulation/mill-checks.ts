import { expect } from 'vitest';
import { millEventsOf } from '../../src/desk/handle-mill.ts';
import { millDeadlines } from '../../src/mill/due.ts';
import { millEffects } from '../../src/mill/effects.ts';
import { emptyRecord, evolveRecord } from '../../src/mill/record.ts';
import type { MillState } from '../../src/procedure/outside.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { textOf } from '../support/desk.ts';
import type { ShownMessage } from '../support/workspace.ts';

const lateAfterMs = 30 * 60_000;

/** Whether the mill's own matters were said: each period once and none left out, late ones saying so, nothing else. */
export const expectMillRightlyTold = (
  commits: readonly StoredCommit[],
  said: readonly ShownMessage[],
  { outside, now }: { readonly outside: MillState; readonly now: string },
): void => {
  let record = emptyRecord;
  const wanted: string[] = [];
  const late: string[] = [];
  for (const commit of commits) {
    const events = millEventsOf(commit);
    for (const { key, fired } of millEffects({ version: commit.version, events })) {
      wanted.push(key);
      if (fired && Date.parse(fired.at) - Date.parse(fired.dueAt) >= lateAfterMs) late.push(key);
    }
    for (const event of events) {
      if (event.type !== 'MillOpened' && event.type !== 'MatterFired') continue;
      // What fires is the period that was due next: none is left out and none comes twice.
      if (event.type === 'MatterFired')
        expect(millDeadlines({ record, outside }).map(({ due }) => due.slot)).toContain(event.slot);
      record = evolveRecord(record, event);
    }
  }
  const due = millDeadlines({ record, outside }).filter((one) => one.due.urgent && one.due.dueAt < now);
  expect(due.map((one) => one.due.slot)).toEqual([]);
  const heard = said.flatMap((message) => {
    const key = String(message.metadata?.event_payload.key ?? '');
    return key.startsWith('mill:') ? [{ key, text: textOf(message) }] : [];
  });
  expect(heard.map(({ key }) => key).toSorted()).toEqual(wanted.toSorted());
  expect(
    heard
      .filter(({ text }) => text.includes('迟发'))
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(late.toSorted());
  expect(late.length).toBeGreaterThan(0);
};
