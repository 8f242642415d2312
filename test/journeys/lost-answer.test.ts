import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditAll } from '../../src/store/audit-all.ts';
import { collections } from '../../src/store/collections.ts';
import { actingAt, commitsOf, wordsOf } from '../support/acting.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { throughGate } from '../support/gate.ts';
import { completeMemo } from '../support/memo.ts';
import { stagesAt } from '../support/stages.ts';
import { openWire, type Wire } from '../support/wire.ts';
import type { Filling } from '../support/workspace-person.ts';

let mill: TestDesk;
let wire: Wire;
beforeAll(async () => {
  let real = '';
  wire = await openWire(() => new URL(real));
  mill = await openTestDesk({
    mongodbUri: (uri) => {
      real = uri;
      return throughGate(uri, wire);
    },
  });
});
afterAll(async () => {
  await mill.close();
  await wire.close();
});
const as = actingAt(() => mill);
const stages = stagesAt({ mill: () => mill, as });
const fax = [{ name: 'fax.png', text: 'a fax' }];
const memo = { ...completeMemo, sourceFiles: fax } as Readonly<Record<string, Filling>>;

/** The journal takes what it is sent once, and its answer and all that is asked afterwards are lost. */
const answersAreLost = (): void => {
  wire.meets('insert', 'commits', 'lose-answer', 1);
  for (const command of ['insert', 'find']) wire.meets(command, 'commits', 'cut-before');
};

const signedInTheEnd = (person: ReturnType<typeof as>): Promise<unknown> =>
  mill.workspace.until(async () => (await person.submit()).outcome === 'closed', 'the form to be signed');

describe('a form whose answer is lost', () => {
  it('says that it cannot yet be told whether it was signed, and closes when it is handed in again: it counts once', async () => {
    const chen = await stages.opensMemo(2);
    await chen.fillsIn(memo);
    answersAreLost();
    const answer = await chen.submit();
    wire.mends();
    expect(answer).toMatchObject({ outcome: 'errors' });
    expect(wordsOf(answer)).toContain('还不能确定是否已经签上');
    expect(Object.values((await chen.view('intake')).values)).toContain('陈志强');
    await signedInTheEnd(chen);
    const card = await mill.card();
    expect(await commitsOf(mill, card)).toHaveLength(1);
    await chen.signs('hold', card, { reason: '客户要求' });
    expect((await auditAll(collections(mill.database))).breaks).toEqual([]);
  });

  it('twice is signed once', async () => {
    const chen = as('chen.yu');
    const card = await mill.card();
    await chen.opens('resume', card);
    const before = await commitsOf(mill, card);
    wire.meets('insert', 'commits', 'lose-answer', 2);
    await signedInTheEnd(chen);
    wire.mends();
    expect(await commitsOf(mill, card)).toHaveLength(before.length + 1);
  });
});
