import type { Sign } from '../src/order/commands.ts';
import { decide } from '../src/order/decide.ts';
import { evolveCommit } from '../src/order/evolve.ts';
import { allMarks, follows, type Order } from '../src/order/order.ts';
import { procedure } from '../src/procedure/procedure.ts';
import { type Figure, figure } from './figure.ts';
import { fullOrder } from './full-order.ts';
import { clerk, demoMill, seenFor } from './subject.ts';

const rounds = 20;
const actsARound = 200;

/**
 * What it takes to decide an act on a full order and to fold it, with every law asked; against the same without laws, in
 * turns, so that both have the machine to themselves alike. The best round of each counts: others had less of it.
 */
export const measureDecide = async (): Promise<readonly Figure[]> => {
  const outside = await demoMill();
  const order = fullOrder(outside);
  const command: Sign = {
    type: 'Sign',
    action: 'receipt',
    part: 's3',
    raw: { file: ['FRECEIPT'], signedBy: '李敏', signedOn: '2026-12-09' },
    by: clerk,
    for: null,
    at: '2026-12-10T02:00:00.000Z',
    seen: seenFor('receipt', order, 's3'),
    outside,
    place: null,
  };
  // Held as the desk holds it: what was remembered of it while its card was drawn serves the next act.
  const [held, lawless] = [order, { ...order, [follows]: { ...procedure, laws: [] } }];
  const [withLaws, without]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    withLaws.push(perSecond(command, held));
    without.push(perSecond(command, lawless));
  }
  const [best, baseline] = [Math.max(...withLaws), Math.max(...without)];
  return [
    figure(
      `acts decided, asked of every law and folded on an order of ${allMarks(order).length} signatures, against without laws`,
      'a second',
      best,
      baseline,
    ),
    figure('what the laws add to one of them', 'µs', 1_000_000 / best - 1_000_000 / baseline),
  ];
};

const perSecond = (command: Sign, order: Order): number => {
  const began = performance.now();
  for (let count = 0; count < actsARound; count += 1) {
    const decision = decide(command, order);
    if (!decision.ok) throw new Error(`it was not accepted: ${JSON.stringify(decision.refusal)}`);
    evolveCommit(order, { version: order.version + 1, events: decision.events });
  }
  return (1000 * actsARound) / (performance.now() - began);
};
