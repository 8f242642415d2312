import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoErrors, openTestDesk, orderOf, type TestDesk } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';

import type { Filling } from '../support/workspace-person.ts';

let mill: TestDesk;
beforeAll(async () => {
  mill = await openTestDesk();
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
});

const fax = [{ name: 'fax.png', text: 'a fax' }];
const memo = { ...completeMemo, sourceFiles: fax } as Readonly<Record<string, Filling>>;

/** Takes an order in as the clerk would and gives its card. */
const takeIn = async (values: Readonly<Record<string, Filling>> = memo) => {
  const chen = mill.workspace.as('chen.yu');
  await chen.slash('/order new');
  await chen.view('intake');
  await chen.pressInView('form:add-line');
  await chen.fill(values);
  expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
  return mill.card();
};

describe('one press, from the form to the journal', () => {
  it('is journalled before it is acknowledged, and drawn on the card', async () => {
    const card = await takeIn();
    const commits = await mill.database
      .collection('commits')
      .find({ number: orderOf(card) })
      .toArray();
    expect(commits).toHaveLength(1);
    expect(await mill.card('12.5 吨')).toBeDefined();
    await mill.workspace.until(
      async () => (await mill.thread(card)).some((text) => text.includes('资料齐全')),
      'the memo’s line in the thread',
    );
  });

  it('tells a stranger privately who may sign', async () => {
    const card = await takeIn();
    const sun = mill.workspace.as('sun.kai');
    await sun.press('open:terms', card);
    const view = await sun.view('notice');
    expect(JSON.stringify(view)).toContain('由 <@UCHENYU> 签署');
  });
});
