import { digestOf, sealed } from '../../src/desk/chain.ts';
import { emptyHeld, heldAfter } from '../../src/desk/held.ts';
import { saltsFor } from '../../src/desk/personal.ts';
import { plainEvents } from '../../src/desk/plain-events.ts';
import type { Held } from '../../src/desk/ports.ts';
import type { Commit } from '../../src/order/commit.ts';
import { decide } from '../../src/order/decide.ts';
import type { OrderEvent } from '../../src/order/events.ts';
import type { Order } from '../../src/order/order.ts';
import { seenHash } from '../../src/order/seen.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { confirmed, depositPaid, ordered, returned, scheduled, termsSigned } from './deeds-production.ts';
import type { TestDesk } from './desk.ts';
import { type Borne, borne } from './given.ts';
import { completeMemo } from './memo.ts';
import { people } from './mill.ts';

/** All but the last signature, which brings each order to Slack: what came before is told to nobody, to be quick. */
const toProduction = (productionOn: string): readonly Borne[] => [
  termsSigned,
  { ...scheduled, answers: { ...Object(scheduled.answers), productionOn, tolerance: 300, clauses: '无' } },
  ...confirmed,
  {
    ...returned,
    answers: { cameOn: '2026-11-23', otherSigner: null, remarks: null, lines: [] },
    facts: { result: 'accepted', revision: 2 },
  },
  depositPaid(),
  ...ordered.slice(0, -1),
];

const countersigned: readonly Borne[] = ordered.slice(-1);

/** So many orders that production has since Monday morning, written to the journal without forms; by number. */
export async function produced(
  mill: TestDesk,
  count: number,
  { first = 0, productionOn = '2026-11-23' } = {},
): Promise<readonly Order[]> {
  const commits = mill.database.collection<StoredCommit>('commits');
  const orders: Order[] = [];
  for (let index = first; index < first + count; index += 1) {
    const id = `produced-${index}`;
    const placing = await placed(mill, id);
    const past = commitOn(heldAfter(emptyHeld, placing), toProduction(productionOn).map(borne), 'past');
    await commits.insertMany([placing, past].map((commit) => ({ ...commit, relayed: true })));
    orders.push(await borneOut(mill, id, countersigned));
  }
  await mill.desk.settle();
  return orders;
}

/** The complete memo taken in, by the rules themselves. */
const placed = async ({ desk: { ports } }: TestDesk, id: string): Promise<Commit> => {
  const intake = find('intake');
  if (!intake) throw new Error('the catalogue has no intake');
  const number = await ports.nextNumber('2026-11-23');
  const decision = decide(
    {
      type: 'Sign',
      action: intake.key,
      part: null,
      raw: completeMemo,
      by: people.chen,
      for: null,
      at: monday,
      seen: seenHash(intake, { ...emptyOrder, status: 'open' }, null),
      outside: ports.outside(),
      place: { id, number },
    },
    emptyOrder,
  );
  if (!decision.ok) throw new Error(`not placed: ${JSON.stringify(decision.refusal)}`);
  return commitOn({ ...emptyHeld, order: { ...emptyOrder, id } }, decision.events, 'placed');
};

const monday = '2026-11-23T01:00:00.000Z';

const borneOut = async (
  { desk: { ports } }: TestDesk,
  orderId: string,
  marks: readonly Borne[],
): Promise<Order> => {
  const held = await ports.journal.caughtUp(orderId);
  const commit = commitOn(held, marks.map(borne), 'produced');
  await ports.journal.append(commit);
  const after = heldAfter(held, commit);
  ports.journal.hold(after);
  ports.wake(orderId);
  return after.order;
};

const commitOn = ({ order, salts, headHash }: Held, decided: readonly OrderEvent[], via: string): Commit => {
  const events = plainEvents(decided);
  const version = order.version + 1;
  return sealed({
    _id: `${order.id}:${version}`,
    orderId: order.id,
    version,
    at: monday,
    by: { id: people.chen.id, name: people.chen.name },
    for: null,
    via,
    digest: digestOf(via),
    number: events.find((event) => event.type === 'OrderPlaced')?.number ?? null,
    events,
    salts: saltsFor(events, salts),
    prevHash: headHash,
  });
};
