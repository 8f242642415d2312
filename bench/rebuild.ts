import { rebuild } from '../jobs/rebuild.ts';
import { noAgenda } from '../src/desk/agenda.ts';
import { sign } from '../src/desk/sign.ts';
import { atOnce, type Figure, figure, timed } from './figure.ts';
import { memoFor, openSubject, place } from './subject.ts';

const ordersMeasured = 10_000;

/** How long all that follows from the journal takes to be made anew, from nothing and over what is there. */
export const measureRebuild = async (mongodbUri: string): Promise<readonly Figure[]> => {
  const subject = await openSubject(mongodbUri, 'bench-rebuild');
  const { ports, collections } = subject;
  await atOnce(12, ordersMeasured, async (index) => {
    const order = await place(ports, `order-${index}`);
    await sign(ports)({ ...memoFor(order, `木箱 ${index}`), via: `again-${index}` });
  });
  await collections.commits.collection.updateMany({}, { $set: { relayed: true } });
  const outside = ports.outside();
  const run = async (): Promise<void> => {
    const { orders } = await rebuild({
      collections,
      outside: ports.outside,
      drawing: () => ({
        language: 'zh',
        sees: 'open',
        now: new Date().toISOString(),
        outside,
        mention: (who) => `@${who}`,
      }),
      channels: () => ({
        orders: 'orders',
        production: 'production',
        digest: 'order-digest',
        escalations: 'order-escalations',
      }),
      shops: { all: () => [], find: () => undefined, secretsOf: () => [] },
      agenda: noAgenda,
    });
    if (orders !== ordersMeasured) throw new Error(`${orders} orders were made anew`);
  };
  const [first, again] = [await timed(run), await timed(run)];
  await subject.connection.dropDatabase();
  await subject.connection.close();
  return [
    figure('10,000 orders of two commits made anew from the journal alone', 's', first / 1000),
    figure('the same over what is there', 's', again / 1000),
  ];
};
