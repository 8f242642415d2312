import { expect, it } from 'vitest';
import { actingAt, isTold, wordsOf } from '../support/acting.ts';
import { brought } from '../support/brought.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { deskForFile, mondayMorning } from '../support/desk.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);

it('N.remind: an escalation’s reader reminds once an hour, and its button tells others whose it is', async () => {
  const card = await brought(mill(), agreedMemo('B'));
  await mill().workspace.advance('PT30H');
  const [escalation] = await mill().workspace.until(async () => {
    const found = await mill().workspace.messages('order-escalations');
    return found.length > 0 ? found : undefined;
  }, 'the escalation in its channel');

  const zhao = as('zhao.gang');
  await zhao.press('do:remind', escalation);
  await mill().desk.settle();
  await isTold(mill(), card, '*催办*');
  const [line, ...others] = (await mill().thread(card)).filter((text) => text.includes('*催办*'));
  expect(line).toContain('✓ 赵刚');
  expect(line).toMatch(/📣 .*<[@!]/);
  expect(others).toEqual([]);

  await zhao.press('do:remind', escalation);
  expect(wordsOf(await zhao.view('notice'))).toContain('赵刚 已催过');
  const chen = as('chen.yu');
  await chen.press('do:remind', escalation);
  expect(wordsOf(await chen.view('notice'))).toContain('由 <!subteam^SDIRECTOR> 签署');
  await mill().desk.settle();
  expect((await mill().thread(card)).filter((text) => text.includes('*催办*'))).toHaveLength(1);
});
