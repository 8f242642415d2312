import { describe, expect, it } from 'vitest';
import { actingAt } from '../support/acting.ts';
import { deskForFile, mondayMorning, textOf } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import { stagesAt } from '../support/stages.ts';
import type { Filling } from '../support/workspace-person.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });

/** What stands in the desk's own conversations with people. */
const privately = async (): Promise<readonly string[]> => {
  const { workspace } = mill();
  const direct = (await workspace.channels()).filter(({ kind }) => kind === 'im');
  const all = await Promise.all(direct.map(({ id }) => workspace.messages(id)));
  return all.flat().map(textOf);
};

describe('what keeps orders from going on', () => {
  it('is told once to who can mend it, and again when it comes back', async () => {
    const memo = completeMemo as Readonly<Record<string, Filling>>;
    await stages.takeIn({ ...memo, sourceFiles: [{ name: 'fax.png', text: 'a fax' }] }, 2);
    const { desk, workspace } = mill();
    await desk.tellTroubles();
    expect((await privately()).filter((text) => text.includes('⚠'))).toEqual([]);

    await workspace.control('archive', { channel: 'order-digest' });
    await desk.tellTroubles();
    await desk.tellTroubles();
    const gone = async () => (await privately()).filter((text) => text.includes('频道 #order-digest 不见了'));
    expect(await gone()).toHaveLength(1);
  });

  it('names a clerk who left with orders to administrator and supervisor', async () => {
    const { desk, workspace } = mill();
    await workspace.control('group', { handle: 'service', users: ['li.na'] });
    await workspace.until(async () => {
      await desk.tellTroubles();
      return (await privately()).filter((text) => text.includes('已不能签署')).length === 2;
    }, 'the administrator and the supervisor to be told');
    await desk.tellTroubles();
    expect((await privately()).filter((text) => text.includes('已不能签署'))).toHaveLength(2);
  });
});
