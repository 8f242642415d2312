import type { KnownBlock, ModalView } from '@slack/types';
import { type Language, label } from '../src/order/labels.ts';
import { allMarks, type Order } from '../src/order/order.ts';
import type { Paper } from '../src/order/paper.ts';
import { paperKinds } from '../src/procedure/papers.ts';
import { lookButton, printButton } from './buttons.ts';
import { stampTime } from './format.ts';
import { context, type DrawingContext, inline, mrkdwn, plain, section } from './kit.ts';

interface Listed {
  readonly paper: Paper;
  readonly version: number;
  /** ISO instant. */
  readonly at: string;
}

/** Slack takes a hundred blocks in a window; the head and the dossier need some. */
const most = 90;

/** Every paper of an order, newest first, each to be printed again, and all of its record in one. */
export const paperList = (order: Order, papers: readonly Listed[], drawing: DrawingContext): ModalView => {
  const { language } = drawing;
  const none = label('还没有单据。', 'There is no paper yet.')[language];
  const dossier = { kind: 'dossier' as const, title: paperKinds.dossier.title };
  return {
    type: 'modal',
    callback_id: 'papers',
    title: plain(order.number, 24),
    close: plain(label('关闭', 'Close')[language], 24),
    blocks: [
      {
        type: 'section',
        text: mrkdwn(
          label(
            '*订单资料包*\n全部签字与内容，每一条带校验值',
            '*Dossier of the order*\nAll that was signed and said, each with its hash',
          )[language],
        ),
        accessory: printButton(dossier, { order, version: order.version }, language),
      },
      ...(papers.length === 0 ? [section(none)] : []),
      ...papers.slice(0, most).map(
        (one): KnownBlock => ({
          type: 'section',
          text: mrkdwn(
            `*${inline(one.paper.title[language])}*  ${inline(one.paper.number)}${standingOf(one, order, language)}\n${stampTime(one.at, drawing)}`,
          ),
          accessory: printButton(one.paper, { order, version: one.version }, language),
        }),
      ),
      context(
        label(
          '文件发到您与订单台的私信里；签发过的单据就是当时的那一份。',
          'Files come to your own conversation with the desk; what was issued is the file that it was then.',
        )[language],
      ),
    ],
  };
};

/** A draft, or a paper of a signature that fell since, says so. */
const standingOf = ({ paper, version }: Listed, order: Order, language: Language): string => {
  if (paper.standing === 'draft') return label('（草稿）', ' (draft)')[language];
  const isVoid = allMarks(order).some((mark) => mark.version === version && mark.fallen !== null);
  return isVoid && paper.standing === 'issued' ? label('（已作废）', ' (void)')[language] : '';
};

/** Leads to the papers of an order, from its page and from what may be done. */
export const papersRow = (order: Order, language: Language): KnownBlock => ({
  type: 'actions',
  elements: [lookButton('papers', label('单据与资料包', 'Papers and dossier')[language], { order })],
});
