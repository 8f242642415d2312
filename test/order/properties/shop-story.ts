import type { AnyAction } from '../../../src/order/action.ts';
import type { Sign } from '../../../src/order/commands.ts';
import { sightOf } from '../../../src/order/decide.ts';
import type { Order } from '../../../src/order/order.ts';
import type { Actor } from '../../../src/order/roles.ts';
import { seenHash } from '../../../src/order/seen.ts';
import { offers, turns } from '../../../src/order/waiting.ts';
import { maySign } from '../../../src/procedure/access.ts';
import { actions, find } from '../../../src/procedure/catalogue.ts';
import { shopOrder } from '../../support/deeds-shop.ts';
import { actors } from '../../support/mill.ts';
import { filledIn, type Manner } from './answers.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { beginning, type Story, told, world } from './story.ts';

const everybody: readonly Actor[] = Object.values(actors);
const shopActs = actions.filter(({ process }) => process === 'shop');
const ending = ['shop-cancel', 'shop-withdraw'];

/** The next command on a shop order, told by one seed: member, clerk, accountant and logistics in any order. */
export const nextShopCommand = ({ order, at }: Story, seed: number, manner?: Manner): Sign => {
  const chance = chanceFrom(seed);
  const now = new Date(Date.parse(at) + chance.below(30) * 3_600_000).toISOString();
  const action = manner === 'steadily' ? waitedFor(order, chance) : anyAct(order, chance);
  const able = everybody.filter((person) => maySign(order, person, action.by));
  const by = (chance.percent(92) ? chance.of(able) : chance.of(everybody)) ?? actors.chen;
  const place = order.status === 'new' ? { id: 'order-1', number: 'SO-261123-001' } : null;
  const shown = place ? { ...order, kind: 'shop' as const, status: 'open' as const } : order;
  return {
    type: 'Sign',
    action: action.key,
    part: null,
    raw: answersTo(action, shown, { by, at: now, chance, manner }),
    by,
    for: null,
    at: now,
    seen: action.press === 'do' || chance.percent(3) ? null : seenHash(action, shown, null),
    outside: world,
    place,
  };
};

export const placedShop = (seed: number): Story =>
  told(beginning, {
    ...nextShopCommand(beginning, seed),
    action: 'shop-place',
    by: actors.member,
    raw: memberSays(chanceFrom(seed)),
    seen: null,
  }).story;

/** What a member says: one of two ways to pay, some quantity, one of two addresses. */
const memberSays = (chance: Chance): Sign['raw'] => ({
  ...shopOrder,
  paymentMethod: chance.of(['cod', 'prepaid']),
  deliveryAddress: chance.of(['江门市蓬江区建设路22号', '江门市蓬江区建设路24号']),
  'lines.1.quantity': String(1 + chance.below(60)),
});

const anyAct = (order: Order, chance: Chance): AnyAction => {
  const open = [...turns(order), ...offers(order)].map(({ action }) => action);
  const likely = open.filter(({ key }) => !ending.includes(key) || chance.percent(15));
  const act = (chance.percent(70) ? chance.of(likely) : undefined) ?? chance.of(shopActs);
  return act && (!ending.includes(act.key) || chance.percent(30)) ? act : waitedFor(order, chance);
};

const waitedFor = (order: Order, chance: Chance): AnyAction => {
  const found = chance.of(turns(order))?.action ?? chance.of(shopActs) ?? find('shop-place');
  if (!found) throw new Error('the shop has no acts');
  return found;
};

interface Answering {
  readonly by: Actor;
  readonly at: string;
  readonly chance: Chance;
  readonly manner: Manner | undefined;
}

const answersTo = (action: AnyAction, order: Order, { by, at, chance, manner }: Answering): Sign['raw'] => {
  if (action.lines?.grows) return memberSays(chance);
  const sight = sightOf({ by, at, outside: world, raw: {} }, order, null);
  return filledIn({ action, sight, chance, manner: manner ?? (chance.percent(60) ? 'steadily' : 'freely') });
};
