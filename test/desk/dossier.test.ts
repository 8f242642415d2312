import { afterAll, describe, expect, test } from 'vitest';
import { demoLetterhead } from '../../sandbox/seed.ts';
import { dossier } from '../../src/desk/dossier.ts';
import { emptyHeld, heldAfter } from '../../src/desk/held.ts';
import { letterheadAt } from '../../src/desk/letterhead-at.ts';
import type { Commit } from '../../src/order/commit.ts';
import type { Order } from '../../src/order/order.ts';
import { openPrinter } from '../../src/papers/print/printer.ts';
import { confirmedAndSent } from '../support/deeds-confirmation.ts';
import { journalOfDeeds } from '../support/journal-of-deeds.ts';
import { pdfText } from '../support/pdf-text.ts';

const printer = openPrinter();
afterAll(() => printer.close());

const commits = journalOfDeeds(...confirmedAndSent());
const states = statesAfter(commits);
const order = states.at(-1) ?? emptyHeld.order;
const now = '2026-11-24T01:00:00.000Z';
const record = { commits, states, timeZone: 'Asia/Shanghai', now };

function statesAfter(all: readonly Commit[]): readonly Order[] {
  let held = emptyHeld;
  return all.map((commit) => {
    held = heldAfter(held, commit);
    return held.order;
  });
}

const printed = async (sees: 'all' | 'open', language: 'zh' | 'en' = 'zh'): Promise<string> => {
  const sheet = { paper: dossier(order, record), language, sees, letterhead: demoLetterhead, code: null };
  const bytes = await printer.print({ ...sheet, drawnAt: now, timeZone: 'Asia/Shanghai' });
  return (await pdfText(bytes)).join('\n');
};

describe('the dossier of an order', () => {
  test('has an entry for each commit of its journal, with its whole hash', async () => {
    const text = (await printed('all')).replace(/\s/g, '');
    expect(commits.length).toBeGreaterThan(6);
    for (const { hash } of commits) expect(text).toContain(hash);
  });

  test('says word for word what was signed and by whom', async () => {
    const text = await printed('all');
    for (const said of ['孙凯', '木浆库存 86 吨', '排产确认', '6,350.00', '13809281177'])
      expect(text).toContain(said);
    expect(await printed('all', 'en')).toContain('Raw-material');
  });

  test('keeps sums, phones and addresses from who may not see them, and nothing else', async () => {
    const text = await printed('open');
    expect(text).not.toMatch(/115,215|79,375|6,350|13809281177|13922554810|怀德大道/);
    expect(text).toContain('木浆库存 86 吨');
  });
});

test('papers bear the letterhead of their day', () => {
  const changed = (at: string, name: string) =>
    ({
      at,
      events: [{ type: 'SettingsChanged', settings: { letterhead: { ...demoLetterhead, phone: name } } }],
    }) as unknown as Commit;
  const stream = [changed('2026-01-01T00:00:00.000Z', 'old'), changed('2026-06-01T00:00:00.000Z', 'new')];
  expect(letterheadAt(stream, '2025-12-31T00:00:00.000Z').phone).toBe('');
  expect(letterheadAt(stream, '2026-03-01T00:00:00.000Z').phone).toBe('old');
  expect(letterheadAt(stream, '2026-12-01T00:00:00.000Z').phone).toBe('new');
});
