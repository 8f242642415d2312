import { allMarks, type Order } from '../../src/order/order.ts';
import type { Paper } from '../../src/order/paper.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { confirmedAndSent } from './deeds-confirmation.ts';
import { orderProduction, readyOrder } from './deeds-production.ts';
import { received } from './deeds-shipments.ts';
import { givenOrder, past } from './given.ts';

interface DrawnPaper {
  readonly paper: Paper;
  /** ISO instant. */
  readonly at: string;
}

/** Every paper that orders on their way have drawn, one of each kind and standing. */
export const drawnPapers = (): readonly DrawnPaper[] => {
  const orders = [
    past(...confirmedAndSent()),
    givenOrder(readyOrder()).when(orderProduction()).accepted(),
    received(),
  ];
  const all = orders.flatMap(papersOn);
  const names = new Set<string>();
  return all.filter(({ paper: { kind, standing } }) => {
    const isNew = !names.has(`${kind} ${standing}`);
    names.add(`${kind} ${standing}`);
    return isNew;
  });
};

const papersOn = (order: Order): readonly DrawnPaper[] =>
  allMarks(order).flatMap((mark) => {
    const action = find(mark.action);
    // What a test only bears has no answers to draw.
    if (!action || mark.answers === undefined) return [];
    // A stored mark meets the action that wrote it.
    const papers = action.papers(order, mark as Parameters<typeof action.papers>[1]);
    return papers.map((paper) => ({ paper, at: mark.at }));
  });
