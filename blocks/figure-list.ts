import type { ModalView } from '@slack/types';
import { wordsFor } from '../src/order/discreet.ts';
import { type Label, label } from '../src/order/labels.ts';
import { context, type DrawingContext, inline, plain } from './kit.ts';
import { cut } from './measure.ts';
import { orderRows, type Row } from './order-list.ts';

/** The orders behind a number of a digest, one page of them. */
export interface FigureList {
  readonly title: Label;
  /** The line of the message it belongs to, where that has sums which the channel does not read. */
  readonly said?: Label | undefined;
  readonly slot: string;
  readonly list: string;
  /** 0 is the first. */
  readonly page: number;
  readonly count: number;
  readonly rows: readonly Row[];
}

export const figuresAPage = 20;

/** Orders as they stood in the message, each as it is now, with a button to it. */
export const figureList = (figures: FigureList, drawing: DrawingContext): ModalView => {
  const { language } = drawing;
  const pages = Math.max(1, Math.ceil(figures.count / figuresAPage));
  const turn = (page: number, text: Label) => ({
    type: 'button' as const,
    action_id: `list:${page}`,
    text: plain(text[language], 75),
    value: JSON.stringify({ slot: figures.slot, list: figures.list, page }),
  });
  const turns = [
    ...(figures.page > 0 ? [turn(figures.page - 1, label('← 上一页', '← Previous page'))] : []),
    ...(figures.page + 1 < pages ? [turn(figures.page + 1, label('下一页 →', 'Next page →'))] : []),
  ];
  const about = label(
    `${figures.title.zh}，共 ${figures.count} 张，第 ${figures.page + 1}/${pages} 页；各单为现在的情况`,
    `${figures.title.en}: ${figures.count} in all, page ${figures.page + 1} of ${pages}; each as it is now`,
  );
  return {
    type: 'modal',
    callback_id: 'figure-list',
    title: plain(label('清单', 'List')[language], 24),
    close: plain(label('关闭', 'Close')[language], 24),
    blocks: [
      context(about[language]),
      ...(figures.said ? [context(inline(cut(wordsFor(figures.said, drawing), 1500)))] : []),
      ...orderRows({ rows: figures.rows, total: figures.rows.length }, figuresAPage, drawing),
      ...(turns.length > 0 ? [{ type: 'actions' as const, elements: turns }] : []),
    ],
  };
};
