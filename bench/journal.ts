import { handle } from '../src/desk/handle.ts';
import { sign } from '../src/desk/sign.ts';
import { evolveCommit } from '../src/order/evolve.ts';
import { emptyOrder } from '../src/procedure/empty-order.ts';
import { commitsOf, openJournal } from '../src/store/journal.ts';
import { atOnce, type Figure, figure, timed } from './figure.ts';
import { clerk, memoFor, openSubject, place, type Subject } from './subject.ts';

const commitsMeasured = 8000;
const ordersUsed = 400;

/** How fast acts are decided and written, against bare inserts of as large a document one by one; how fast a long order is read. */
export const measureJournal = async (mongodbUri: string): Promise<readonly Figure[]> => {
  const subject = await openSubject(mongodbUri, 'bench-journal');
  const orders: string[] = [];
  for (let index = 0; index < ordersUsed; index += 1)
    orders.push((await place(subject.ports, `order-${index}`)).id);
  const rates: Figure[] = [];
  for (const lanes of [32, 128]) {
    await handled(subject, orders, { lanes, run: 'warm' });
    const [own, raw] = [
      await handled(subject, orders, { lanes, run: 'own' }),
      await inserted(subject, lanes),
    ];
    rates.push(figure(`handle() at ${lanes} at once, against one raw insert each`, 'commits/s', own, raw));
  }
  const folds = await folded(subject);
  await subject.connection.dropDatabase();
  await subject.connection.close();
  return [...rates, ...folds];
};

const perSecond = (ms: number): number => (commitsMeasured / ms) * 1000;

const handled = async (
  { ports }: Subject,
  orders: readonly string[],
  { lanes, run }: { readonly lanes: number; readonly run: string },
): Promise<number> => {
  const decideAndWrite = handle(ports);
  const ms = await timed(() =>
    atOnce(lanes, commitsMeasured, (index) => {
      const fileId = `F${run}${lanes}-${index}`;
      const at = ports.now().toISOString();
      return decideAndWrite({
        orderId: orders[index % orders.length] ?? '',
        via: fileId,
        submitted: fileId,
        by: clerk,
        for: null,
        command: () => ({ type: 'KeepFile', fileId, sha256: fileId, size: 1, mimeType: 'image/png', at }),
      });
    }),
  );
  return perSecond(ms);
};

const inserted = async ({ connection, collections }: Subject, lanes: number): Promise<number> => {
  const sample = await collections.commits.collection.findOne({ version: 2 });
  const bare = connection.collection(`bare-${lanes}`);
  await bare.createIndex({ orderId: 1, version: 1 }, { unique: true });
  await bare.createIndex({ orderId: 1, via: 1 }, { unique: true });
  const ms = await timed(() =>
    atOnce(lanes, commitsMeasured, (index) =>
      bare.insertOne({
        ...sample,
        _id: `o:${index}` as never,
        orderId: 'o',
        version: index,
        via: `v${index}`,
      }),
    ),
  );
  return perSecond(ms);
};

const foldedCommits = 1000;
const foldsMeasured = 20;

const folded = async ({ ports, collections }: Subject): Promise<readonly Figure[]> => {
  let order = await place(ports, 'long-order');
  for (let version = 2; version <= foldedCommits; version += 1) {
    const outcome = await sign(ports)({ ...memoFor(order, `木箱 ${version}`), via: `long-${version}` });
    ({ order } = outcome);
  }
  if (order.version !== foldedCommits) throw new Error(`the long order has ${order.version} commits only`);
  const commits = await commitsOf(collections.commits, order.id);
  const fold = async () => commits.reduce(evolveCommit, emptyOrder);
  const read = () => openJournal(collections).caughtUp(order.id);
  return [
    figure('fold of 1,000 commits, a memo taken up again 999 times', 'ms', await median(fold)),
    figure('the same, read from the journal first', 'ms', await median(read)),
  ];
};

const median = async (work: () => Promise<unknown>): Promise<number> => {
  const took = await atOnce(1, foldsMeasured, work);
  return took.toSorted((a, b) => a - b)[Math.floor(foldsMeasured / 2)] ?? 0;
};
