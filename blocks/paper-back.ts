import type { KnownBlock } from '@slack/types';
import { type Label, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Paper } from '../src/order/paper.ts';
import type { BackMeaning } from '../src/procedure/paper-back.ts';
import { type DrawingContext, inline, plain, section } from './kit.ts';
import { refusalText } from './refusal.ts';
import { waitedFor } from './waits.ts';

export interface DroppedFile {
  readonly id: string;
  readonly name: string;
}

/** A paper of the mill's that was recognised in a dropped file. */
export interface FoundBack {
  readonly file: DroppedFile;
  readonly order: Order;
  readonly paper: Paper;
  readonly meaning: BackMeaning;
  /** Address of the order's thread; null where Slack gives none. */
  readonly link: string | null;
}

/** What is said of it in its own order's thread: what it is, and the button of the form that it belongs to. */
export const backHere = (back: FoundBack, drawing: DrawingContext): readonly KnownBlock[] => {
  const { meaning } = back;
  const said = label(
    `${nameOf(back).zh}${meansOf(back, drawing).zh}`,
    `${nameOf(back).en}${meansOf(back, drawing).en}`,
  );
  return [section(`📄 ${said[drawing.language]}`), ...formButton(back, meaning, drawing)];
};

/** What is said of it in the thread of another order: where it belongs, and nothing to press. */
export const backElsewhere = (back: FoundBack, { language }: DrawingContext): readonly KnownBlock[] => {
  const said = label(
    `${nameOf(back).zh}，属于订单 ${orderLink(back)}，不是本单；请到那张订单的话题里登记。`,
    `${nameOf(back).en}, of order ${orderLink(back)} and not of this one; please record it in that thread.`,
  );
  return [section(`↪ ${said[language]}`)];
};

/** What the person is told who dropped it in no thread: where it belongs, and the button of its form. */
export const backPrivately = (back: FoundBack, drawing: DrawingContext): readonly KnownBlock[] => {
  const [name, means] = [nameOf(back), meansOf(back, drawing)];
  const said = label(
    `${name.zh}，属于订单 ${orderLink(back)}${means.zh}`,
    `${name.en}, of order ${orderLink(back)}${means.en}`,
  );
  return [section(`📄 ${said[drawing.language]}`), ...formButton(back, back.meaning, drawing)];
};

/** Whether there is nothing more to ask about the file: it has its form, is void, or belongs to another order. */
export const isAnswered = ({ order, meaning }: FoundBack, here: string): boolean =>
  order.id !== here || meaning.kind === 'form' || meaning.kind === 'void';

const nameOf = ({ file, paper }: FoundBack): Label => {
  const [name, number] = [inline(file.name), inline(paper.number)];
  return label(
    `${name} 是 *${inline(paper.title.zh)} ${number}*`,
    `${name} is *${inline(paper.title.en)} ${number}*`,
  );
};

const orderLink = ({ order, link }: FoundBack): string =>
  link === null ? order.number : `<${link}|${order.number}>`;

const meansOf = (back: FoundBack, drawing: DrawingContext): Label => {
  const { meaning, order } = back;
  switch (meaning.kind) {
    case 'form': {
      const who = waitedFor({ who: meaning.action.by.slice(0, 1) }, order, drawing);
      const { zh, en } = meaning.action.title;
      return label(
        `。请 ${who} 看过后登记“${zh}”；登记之前不算数。`,
        `. ${who}: please look at it and record “${en}”; until then it does not count.`,
      );
    }
    case 'unready': {
      const why = refusalText(meaning.refusal, meaning.action, order, drawing);
      return label(`，现在不能登记：${why}`, `, which cannot be recorded now: ${why}`);
    }
    case 'void':
      return voidText(meaning.inForce);
    case 'filed':
      return label('，没有按它登记的步骤。', '; no step is signed by it.');
    default:
      return meaning satisfies never;
  }
};

const voidText = (inForce: string | null): Label =>
  inForce === null
    ? label(
        '，已作废，现在没有现行版；新版签发后请客户签新版。',
        ', which is void, and none is in force; once the new one is issued, that is the one to be signed.',
      )
    : label(
        `，已作废，现行为 *${inline(inForce)}*；请客户签现行版。`,
        `, which is void: *${inline(inForce)}* is in force and is the one to be signed.`,
      );

/** The file is ticked in the form, and what the paper says is filled in. */
const formButton = (
  { file, order }: FoundBack,
  meaning: BackMeaning,
  { language }: DrawingContext,
): readonly KnownBlock[] => {
  if (meaning.kind !== 'form') return [];
  const { action, part, raw } = meaning;
  const value = {
    orderId: order.id,
    revision: order.revision,
    ...(part ? { part } : {}),
    files: [file],
    raw,
  };
  return [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: `open:${action.key}`,
          style: 'primary',
          text: plain(action.title[language], 75),
          value: JSON.stringify(value),
        },
      ],
    },
  ];
};
