import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actions } from '../../src/procedure/catalogue.ts';
import { laws } from '../../src/procedure/laws.ts';
import { processText } from '../../src/procedure/process-text.ts';
import { rules } from '../../src/procedure/rules.ts';

describe('the printed process', () => {
  it('is docs/process.md as it stands: run `npm run process` after a change of the catalogue', () => {
    const printed = readFileSync(new URL('../../docs/process.md', import.meta.url), 'utf8');
    expect(printed === processText(), 'docs/process.md is stale').toBe(true);
  });

  it('names every action with its title in both languages, and every rule', () => {
    const text = processText();
    for (const { key, title } of actions) {
      expect(text).toContain(`### ${title.zh} · ${title.en}\n\n\`${key}\``);
    }
    for (const rule of Object.keys(rules)) expect(text).toContain(`- **${rule}** `);
  });

  it('says who signs, what must be there before, what is asked and what is covered', () => {
    const text = processText();
    const schedule = text.slice(text.indexOf('`schedule`'), text.indexOf('`schedule-decline`'));
    expect(schedule).toContain('- 谁签：生产部\n  Who: Production');
    expect(schedule).toContain('技术确认（S6）');
    expect(schedule).toContain('Finished on (after rewinding)');
    expect(schedule).toContain('Due: within 4 h of work');
  });

  it('has the chapters that comments cite, and all twelve laws in their order', () => {
    const text = processText();
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    expect([...text.matchAll(/^## §(\d)/gm)].map(([, number]) => Number(number))).toEqual(
      numbers.slice(0, 6),
    );
    expect([...text.matchAll(/^- \*\*§6\.(\d+)\*\* /gm)].map(([, number]) => Number(number))).toEqual(
      numbers,
    );
    for (const { rule } of laws) expect(text).toMatch(new RegExp(`^- \\*\\*${rule}\\*\\* .*\\(\\*\\)$`, 'm'));
  });
});
