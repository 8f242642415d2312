import { describe, expect, it } from 'vitest';
import { allMarks, type Order } from '../../src/order/order.ts';
import type { Paper } from '../../src/order/paper.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { type BackMeaning, meaningOf } from '../../src/procedure/paper-back.ts';
import { paperKinds, paperOfCode } from '../../src/procedure/papers.ts';
import { confirmedAndSent, drawn, issued, noon, returnedOn } from '../support/deeds-confirmation.ts';
import {
  adviceReceived,
  advised,
  arrived,
  onTheRoad,
  onward,
  receipted,
} from '../support/deeds-shipments.ts';
import { past } from '../support/given.ts';

interface Issued {
  readonly paper: Paper;
  readonly part: string | null;
}

/** All papers of a kind that the order issued, oldest first. */
const issuedBy = (order: Order, kind: string): readonly Issued[] =>
  allMarks(order).flatMap((mark) => {
    const action = find(mark.action);
    if (!action || mark.answers === undefined) return [];
    const papers = action.papers(order, mark as Parameters<typeof action.papers>[1]);
    return papers
      .filter((paper) => paper.kind === kind && paper.standing === 'issued')
      .map((paper) => ({ paper, part: mark.part }));
  });

const cameOn = '2026-11-24';
const meaning = (order: Order, [back]: readonly Issued[]): BackMeaning => {
  if (!back) throw new Error('no such paper was issued');
  return meaningOf(order, { ...back, cameOn });
};
const formOf = (said: BackMeaning) =>
  said.kind === 'form' ? { key: said.action.key, part: said.part, raw: said.raw } : said.kind;

const sent = confirmedAndSent();
const first = issuedBy(past(...sent), 'confirmation');

describe('S9 a confirmation that came back', () => {
  it('in the revision in force opens the return with revision and day', () => {
    expect(formOf(meaning(past(...sent), first))).toEqual({
      key: 'return',
      part: null,
      raw: { revision: '1', cameOn },
    });
  });

  it('in an older revision is void, and names the one in force', () => {
    const again = [...sent, drawn({ promisedOn: '2026-12-05' }, { at: noon('2026-11-24') })];
    const order = past(...again, issued(again, 'chen', { at: noon('2026-11-24') }));
    expect(meaning(order, first)).toEqual({ kind: 'void', inForce: 'SO-261123-001 r2' });
  });

  it('is void where none is in force', () => {
    const wrong = returnedOn('2026-11-24', { content: 'wrong', file: null });
    expect(meaning(past(...sent, wrong), first)).toEqual({ kind: 'void', inForce: null });
  });

  it('after it was accepted, or while the order is held, is said to be of no use now', () => {
    const accepted = meaning(past(...sent, returnedOn('2026-11-24')), first);
    expect(accepted).toMatchObject({ kind: 'unready', refusal: { code: 'already' } });
    const held = { ...past(...sent), status: 'held' as const };
    expect(meaning(held, first)).toMatchObject({ kind: 'unready', refusal: { code: 'not-open' } });
  });
});

describe('S18 a paper that the receiver of goods signed', () => {
  const there = onward(onTheRoad(), advised(), adviceReceived(), arrived());

  it.each(['delivery-receipt', 'delivery-note'])('opens the receipt of that shipment: %s', (kind) => {
    expect(formOf(meaning(there, issuedBy(there, kind)))).toEqual({ key: 'receipt', part: 's1', raw: {} });
  });

  it('waits for the arrival to be recorded', () => {
    const road = onTheRoad();
    expect(meaning(road, issuedBy(road, 'delivery-receipt'))).toMatchObject({
      kind: 'unready',
      refusal: { code: 'not-yet' },
    });
  });

  it('is of no use once it was recorded', () => {
    const receipt = issuedBy(there, 'delivery-receipt');
    expect(meaning(onward(there, receipted()), receipt).kind).toBe('unready');
  });
});

describe('any other paper', () => {
  it('is filed: nothing is signed by it', () => {
    const order = past(...sent);
    expect(meaning(order, issuedBy(order, 'schedule'))).toEqual({ kind: 'filed' });
  });

  it('is known by its letter, and no two have the same', () => {
    const names = Object.entries(paperKinds);
    for (const [name, { code }] of names) expect(paperOfCode(code)).toBe(name);
    expect(paperOfCode('Q')).toBeUndefined();
  });
});
