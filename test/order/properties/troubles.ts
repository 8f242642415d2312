import type { AnyAction } from '../../../src/order/action.ts';
import type { Sign } from '../../../src/order/commands.ts';
import { sightOf } from '../../../src/order/decide.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import { partsOf } from '../../../src/order/parts.ts';
import type { Raw } from '../../../src/order/raw.ts';
import type { Actor } from '../../../src/order/roles.ts';
import { seenHash } from '../../../src/order/seen.ts';
import { turns } from '../../../src/order/waiting.ts';
import { maySign } from '../../../src/procedure/access.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { hasLeft } from '../../../src/procedure/shipping/shipments.ts';
import { people } from '../../support/mill.ts';
import { filledIn } from './answers.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { blankCommand, everyone, type Story, steadyCommand, world } from './story.ts';

type Said = Readonly<Record<string, Raw>>;

/** Bad news, second thoughts and side doors: what befalls an order besides the turns it waits for. */
const troubles: readonly (readonly [ActionKey, Said?])[] = [
  ['revise', { customer: 'C001' }],
  ['revise', { customer: 'C004' }],
  ['revise', { packaging: '木托盘', specialTerms: '不得雨淋' }],
  ['revise', { 'lines.1.quantity': '0.001' }],
  ['revise', { 'lines.1.product': 'HG-WF70' }],
  ['revise'],
  ['hold'],
  ['cancel'],
  ['reverse'],
  ['reverse-payment'],
  ['reverse-finding'],
  ['reverse-finding'],
  ['withdraw'],
  ['correct'],
  ['correct'],
  ['correct'],
  ['remainder'],
  ['correct-countersign', { verdict: 'agree' }],
  ['correct-money'],
  ['correct-money-countersign'],
  ['regrade', { grade: 'A' }],
  ['regrade', { grade: 'B' }],
  ['regrade', { grade: 'C' }],
  ['regrade-approval'],
  ['doubt'],
  ['doubt-answer'],
  ['doubt-acknowledge'],
  ['anomaly'],
  ['anomaly-close'],
  ['payment', { amount: '1,000' }],
  ['payment-allot'],
  ['dispatch-notice'],
  ['ship-first-request'],
  ['ship-first', { decision: 'authorised' }],
  ['briefing'],
  ['shipped'],
  ['arrival', { condition: 'ok' }],
  ['arrival', { condition: 'refused' }],
  ['arrival', { condition: 'damage' }],
  ['goods-outcome', { outcome: 'returned' }],
  ['goods-outcome', { outcome: 'redelivered' }],
  ['goods-outcome', { outcome: 'replaced' }],
  ['inspection-returned'],
  ['batch'],
  ['warehouse-in'],
  ['memo-answer'],
  ['exception'],
];

/** One who holds every role at the mill: what needs two people, this person tries alone. */
export const jackOfAll: Actor = {
  id: 'UALLROLES',
  name: '兼全岗',
  roles: [...new Set(everyone.flatMap(({ roles }) => roles))],
};

/** What befalls an order next, told by one seed: a trouble that has something to be about, a truck, or somebody's turn. */
export const troubled = (story: Story, seed: number): Sign => {
  const chance = chanceFrom(seed);
  const { order } = story;
  if (order.status === 'held' && chance.percent(60)) return steadyCommand(story, seed);
  const waited = turns(order);
  const truck = waited.findIndex(({ action }) => byTruck.includes(action.key));
  if (truck >= 0 && chance.percent(12)) return steadyCommand(story, seed, truck);
  if (waited.length > 0 && chance.percent(20)) return steadyCommand(story, seed, chance.below(3));
  const met = troubles.flatMap(([key, said = {}]) => {
    const known = find(key);
    return known && partsOf(known, order).length > 0 ? [{ known, said }] : [];
  });
  const second = met.find(({ known }) => known.key === 'correct-countersign');
  return trouble(story, { chance, ...(second && chance.percent(35) ? second : chance.of(met)) });
};

const byTruck: readonly ActionKey[] = ['dispatch-notice', 'briefing', 'shipped', 'inspection-returned'];

interface Picked {
  readonly chance: Chance;
  readonly known?: AnyAction;
  readonly said?: Said;
}

const trouble = ({ order, at }: Story, { chance, known = find('hold'), said = {} }: Picked): Sign => {
  const now = new Date(Date.parse(at) + chance.below(3) * 1_800_000).toISOString();
  if (!known) throw new Error('an act of the catalogue');
  const part = chance.of(partsOf(known, order))?.id ?? null;
  const able = everyone.filter((person) => maySign(order, person, known.by));
  const by =
    (chance.percent(25) ? jackOfAll : chance.of(chance.percent(95) ? able : everyone)) ?? people.chen;
  const sight = sightOf({ by, at: now, outside: world, raw: said }, order, part);
  const entries = known.fields.entry?.options?.(sight, undefined) ?? [];
  const entry = chance.of(entries)?.value;
  const raw = filledIn({
    action: known,
    sight: entry === undefined ? sight : { ...sight, raw: { ...said, entry } },
    chance,
    manner: chance.percent(25) ? 'freely' : known.key === 'revise' ? 'as proposed' : 'steadily',
  });
  const seen = chance.percent(97) ? seenHash(known, order, part) : 'f'.repeat(32);
  return { ...blankCommand, action: known.key, part, raw, by, at: now, seen };
};

/** Whether anything of the order is gone: from here troubles are told. */
export const isGone = ({ order }: Story): boolean => order.kind === 'mill' && hasLeft(order);
