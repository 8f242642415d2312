import { isDeepStrictEqual } from 'node:util';
import type { DrawingContext } from '../../blocks/kit.ts';
import { orderCard } from '../../blocks/order-card.ts';
import { deadlines, dueAt } from '../../src/order/deadlines.ts';
import { openDirectory } from '../../src/people/directory.ts';
import type { MillState } from '../../src/procedure/outside.ts';
import { mentionIn } from '../../src/slack/look.ts';
import { postingClient } from '../../src/slack/messenger.ts';
import { boardRow } from '../../src/store/board.ts';
import { cardSlot } from '../../src/store/deadlines.ts';
import type { BoardRow, CardRow, DeadlineRow } from '../../src/store/rows.ts';
import type { ShownMessage } from '../support/workspace.ts';
import { byOrder } from './by-order.ts';
import type { House } from './house.ts';
import type { Reckoned } from './reckon-journal.ts';
import type { Tally } from './tally.ts';

/** Whether what stands in Slack and in the desk's lists is what follows from the journal: each thing once, none left out. */
export const reckonSlack = async (house: House, orders: readonly Reckoned[], tally: Tally): Promise<void> => {
  const outside = await outsideOf(house);
  const messages = (
    await Promise.all(
      ['orders', 'production', 'order-digest', 'order-escalations'].map(house.workspace.messages),
    )
  ).flat();
  const said = keysOf(messages);
  for (const [key, shown] of said)
    if (shown.length > 1) tally.found('doubled', `${key} stands in ${shown.length} messages`);
  await expectTold(house, { orders, said }, tally);
  await expectDrawn(house, { orders, said, outside }, tally);
  await expectListed(house, { orders, outside }, tally);
  await expectDue(house, { orders, outside }, tally);
};

type Said = ReadonlyMap<string, readonly ShownMessage[]>;

/** Every key with the messages that say it: one message may say several. */
const keysOf = (messages: readonly ShownMessage[]): Said => {
  const said = new Map<string, ShownMessage[]>();
  for (const message of messages) {
    const { key, keys } = (message.metadata?.event_payload ?? {}) as { key?: string; keys?: string };
    const all = new Set([...(keys ?? '').split(' '), key ?? ''].filter((one) => one !== ''));
    for (const one of all) said.set(one, [...(said.get(one) ?? []), message]);
  }
  return said;
};

const outsideOf = async ({ mill, sandbox }: House): Promise<MillState> => {
  await mill.journal.catchUp();
  const directory = await openDirectory(postingClient(sandbox.tokens.bot, sandbox.apiUrl), {}, 'zh');
  return { ...mill.current().outside, people: directory.everybody() };
};

/** What draws an older message anew, keeps a file or tells another order, has no message of its own. */
const isPosted = ({ kind, payload }: { readonly kind: string; readonly payload: object }): boolean =>
  ['line', 'paper', 'channel', 'escalation'].includes(kind) && !('of' in payload);

const expectTold = async (
  { all }: House,
  { orders, said }: { readonly orders: readonly Reckoned[]; readonly said: Said },
  tally: Tally,
): Promise<void> => {
  const rows = await all.deliveries.find({}).lean();
  const owed = new Map(rows.map((row) => [row._id, row]));
  for (const { order, effects } of orders)
    for (const { key } of effects) {
      const row = owed.get(key);
      if (!row) tally.found('missing', `${order.number}: ${key} was never owed`);
      else if (row.state !== 'sent')
        tally.found('missing', `${order.number}: ${key} is ${row.state}: ${row.error}`);
      else if (isPosted(row) && !said.has(key))
        tally.found('missing', `${order.number}: ${key} is in no message`);
    }
};

const expectDrawn = async (
  { all, sandbox }: House,
  {
    orders,
    said,
    outside,
  }: { readonly orders: readonly Reckoned[]; readonly said: Said; readonly outside: MillState },
  tally: Tally,
): Promise<void> => {
  const directory = await openDirectory(postingClient(sandbox.tokens.bot, sandbox.apiUrl), {}, 'zh');
  const drawing: DrawingContext = {
    language: 'zh',
    sees: outside.settings.pricesInChannel ? 'all' : 'open',
    now: new Date().toISOString(),
    outside,
    mention: mentionIn(directory),
  };
  const cards = new Map((await all.cards.find({}).lean<CardRow[]>()).map((row) => [row._id, row]));
  for (const { order } of orders) {
    const [shown] = said.get(`card:${order.id}`) ?? [];
    if (!shown) tally.found('missing', `${order.number} has no card`);
    else if (shown.ts !== cards.get(order.id)?.ts)
      tally.found('missing', `${order.number}: its card is not the one kept`);
    else if (!isDeepStrictEqual(textsOf(shown.blocks), textsOf(orderCard(order, drawing).blocks)))
      tally.found(
        'missing',
        `${order.number}: its card is not as it stands: ${differing(shown.blocks, orderCard(order, drawing).blocks)}`,
      );
  }
};

/** How long ago something was is told by Slack itself; what stands behind it is for clients that cannot. */
const agoAsDrawn = /(?<=\{ago\})\|[^>]*/g;

/** All that a drawing says and offers; ids that Slack adds are not looked at. */
const textsOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['text', 'action_id', 'value'].includes(key) && typeof inner === 'string'
      ? [inner.replace(agoAsDrawn, '')]
      : textsOf(inner),
  );
};

const differing = (shown: unknown, wanted: unknown): string => {
  const [one, other] = [textsOf(shown), textsOf(wanted)];
  const at = other.findIndex((text, index) => text !== one[index]);
  return JSON.stringify([one[at], other[at]]);
};

const expectListed = async (
  { all }: House,
  { orders, outside }: { readonly orders: readonly Reckoned[]; readonly outside: MillState },
  tally: Tally,
): Promise<void> => {
  const rows = new Map((await all.board.find({}).lean<BoardRow[]>()).map((row) => [row._id, row]));
  for (const { order } of orders) {
    const row = rows.get(order.id);
    rows.delete(order.id);
    if (!row) tally.found('missing', `${order.number} is not on the board`);
    else if (!isDeepStrictEqual(plain(row), plain(boardRow(order, outside))))
      tally.found(
        'missing',
        `${order.number} stands otherwise on the board: ${unlike(plain(row), plain(boardRow(order, outside)))}`,
      );
  }
  for (const { number } of rows.values()) tally.found('doubled', `${number} is on the board and no order`);
};

const plain = (row: BoardRow): Record<string, unknown> => {
  const { __v, ...fields } = JSON.parse(JSON.stringify(row)) as Record<string, unknown>;
  return fields;
};

const unlike = (one: Record<string, unknown>, other: Record<string, unknown>): string =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((key) => !isDeepStrictEqual(one[key], other[key]))
    .map((key) => `${key}: ${JSON.stringify(one[key])} for ${JSON.stringify(other[key])}`)
    .join('; ');

/** Due so long that every sweep had its time. */
const graceMs = 2000;

const expectDue = async (
  { all }: House,
  { orders, outside }: { readonly orders: readonly Reckoned[]; readonly outside: MillState },
  tally: Tally,
): Promise<void> => {
  const rows = await all.deadlines.find({}).lean<DeadlineRow[]>();
  const kept = byOrder(rows);
  const by = new Date(Date.now() - graceMs).toISOString();
  for (const { order } of orders) {
    const stored = new Set(
      (kept.get(order.id) ?? []).map(({ slot }) => slot).filter((slot) => slot !== cardSlot),
    );
    const due = deadlines(order, outside).map(({ slot }) => slot);
    for (const slot of due)
      if (!stored.has(slot)) tally.found('missing', `${order.number}: ${slot} is not kept`);
    for (const { slot } of dueAt(order, by, outside))
      tally.found('missing', `${order.number}: ${slot} was not said`);
  }
};
