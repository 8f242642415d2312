import type { KnownBlock, ModalView } from '@slack/types';
import { label } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { find } from '../src/procedure/catalogue.ts';
import { stampTime } from './format.ts';
import { type DrawingContext, header, inline, plain, quoted, section, sections } from './kit.ts';
import { paperBlocks } from './paper.ts';
import { saidText } from './said.ts';

const mostBlocks = 100;

/** What an act said, whole, and the paper it drew: `then` is the order as that commit left it. */
export const wholeAct = (then: Order, marks: readonly Mark[], drawing: DrawingContext): ModalView => ({
  type: 'modal',
  callback_id: 'whole',
  title: plain(then.number, 24),
  close: plain(label('关闭', 'Close')[drawing.language], 24),
  blocks: marks.flatMap((mark) => actBlocks(then, mark, drawing)).slice(0, mostBlocks),
});

const actBlocks = (then: Order, mark: Mark, drawing: DrawingContext): readonly KnownBlock[] => {
  const action = find(mark.action);
  const title = inline(action?.title[drawing.language] ?? mark.action);
  const head = section(`*${title}* ✓ ${inline(mark.by.name)} · ${stampTime(mark.at, drawing)}`);
  if (!action) return [head];
  const said = saidText(action, mark, then, drawing);
  // A stored mark meets the action that wrote it.
  const papers = action.papers(then, mark as Parameters<typeof action.papers>[1]);
  return [
    head,
    ...(said === '' ? [] : sections(quoted(said), { most: 20_000, rest: '…' })),
    ...papers.flatMap((paper) => [
      header(`${paper.title[drawing.language]}  ${paper.number}`),
      ...paperBlocks(paper, drawing),
    ]),
  ];
};
