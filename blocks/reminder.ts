import type { KnownBlock } from '@slack/types';
import { partsOf } from '../src/order/access.ts';
import type { AnyAction } from '../src/order/action.ts';
import { snoozeFor, snoozePart } from '../src/order/acts/snooze.ts';
import { find } from '../src/order/catalogue.ts';
import type { DeadlineKind } from '../src/order/deadlines/deadline.ts';
import { passedBy } from '../src/order/deadlines/degrees.ts';
import { isSettled, settledBy } from '../src/order/deadlines/settled.ts';
import { discreet, together, wordsFor } from '../src/order/discreet.ts';
import type { ReminderEffect } from '../src/order/due-effects.ts';
import type { DeadlineFired } from '../src/order/events.ts';
import { joined, type Label, label } from '../src/order/labels.ts';
import { marksOf } from '../src/order/marks.ts';
import { owedReply } from '../src/order/memo/reply.ts';
import { yuan } from '../src/order/money/money.ts';
import { ledger } from '../src/order/money/money-ledger.ts';
import type { Fired, Order } from '../src/order/order.ts';
import { whoLabel } from '../src/order/roles.ts';
import { buyerOf } from '../src/order/shop/buyer.ts';
import { shopLedger } from '../src/order/shop/shop-money.ts';
import { shortDate } from '../src/order/time/dates.ts';
import { actionButton } from './buttons.ts';
import { escalationButtons } from './escalation-buttons.ts';
import { clockTime, stampTime } from './format.ts';
import { type Drawing, type DrawingContext, escaped, inline, section } from './kit.ts';
import { cut } from './measure.ts';
import { snoozeMenu } from './snooze-menu.ts';
import { waitedFor } from './waits.ts';

/**
 * What fell due at one moment for the same people: whom it concerns, called once, what has not happened, each matter with
 * the button that settles it and, for a reminder, the menu that puts it off.
 */
export const reminder = (
  { fired }: Pick<ReminderEffect, 'fired'>,
  order: Order,
  drawing: DrawingContext,
): Drawing => {
  const shown = fired.slice(0, mostMatters);
  const whom = shown.map(({ who }, index) =>
    calledBy({ who, above: shown[index - 1]?.who ?? [] }, order, drawing),
  );
  const said = shown.map((one) => matterText(one, order, drawing));
  return {
    text: cut(`${escaped(nameOf(order))} · ${said.join(' · ')}`, 250),
    blocks: shown.flatMap((one, index) => [
      section(
        `${signOf(one, order)} ${whom[index] ?? ''}${said[index] ?? ''}${afterwards(one, order, drawing)}`,
      ),
      ...buttons(one, order, drawing),
    ]),
  };
};

/** Whom a matter calls, where that is not whom the one above it calls. */
const calledBy = (
  { who, above }: Readonly<Record<'who' | 'above', DeadlineFired['who']>>,
  order: Order,
  drawing: DrawingContext,
): string =>
  who.join() === above.join()
    ? ''
    : `${who.map((one) => waitedFor({ who: [one] }, order, drawing)).join(' ')} `;

/** Two blocks each; Slack takes fifty. More than that at one moment is a mistake somewhere else. */
const mostMatters = 20;

/**
 * One escalation of one order, as it stands among others in the escalation channel, with what its reader may press; once
 * settled it says by whom instead.
 */
export const overdueEntry = (fired: DeadlineFired, order: Order, drawing: DrawingContext): Drawing => {
  const text = matterText(fired, order, drawing);
  const said = `${signOf(fired, order)} *${escaped(nameOf(order))}* ${text}`;
  const short = cut(`${escaped(nameOf(order))} · ${text}`, 250);
  if (isSettled(order, fired))
    return { text: short, blocks: [section(`${said}${settledText(fired, order, drawing)}`)] };
  return { text: short, blocks: [section(said), escalationButtons(fired, order, drawing)] };
};

/** Whom an escalation calls: one message for all that concerns them at one moment. */
export const overdueFor = (fired: DeadlineFired, order: Order, drawing: DrawingContext): string =>
  fired.who.map((who) => waitedFor({ who: [who] }, order, drawing)).join(' ');

const nameOf = (order: Order): string =>
  [order.number, buyerOf(order) ?? '']
    .filter((text) => text !== '')
    .join(' · ')
    .replace(/\s+/g, ' ');

const matterText = (fired: DeadlineFired, order: Order, drawing: DrawingContext): string => {
  const action = find(fired.action);
  const said = inline(wordsFor(wordsOf[fired.kind]({ fired, order, action, drawing }), drawing));
  return fired.degree === 'reminder'
    ? said
    : `${said}${waitingText(action, drawing)}${passedText(fired, order, drawing)}`;
};

/** "（提醒、第一级升级期间已过时，不再另发）": said instead of them, after an outage. */
const passedText = (fired: DeadlineFired, order: Order, { language }: DrawingContext): string => {
  const passed = passedBy<Pick<Fired, 'slot' | 'degree' | 'at' | 'who'>>(fired, Object.values(order.fired));
  if (passed.length === 0) return '';
  const names = joined(passed.map((degree) => degreeNames[degree]));
  return label(
    `（${names.zh}已过时，不再另发）`,
    ` (${names.en} fell due meanwhile and is not sent besides)`,
  )[language];
};

const degreeNames = {
  reminder: label('提醒', 'the reminder'),
  first: label('第一级升级', 'the first escalation'),
  second: label('第二级升级', 'the second escalation'),
} as const satisfies Record<DeadlineFired['degree'], Label>;

const buttons = (fired: DeadlineFired, order: Order, drawing: DrawingContext): readonly KnownBlock[] => {
  const action = find(fired.action);
  const part = snoozePart(order, fired.slot);
  if (!action || isSettled(order, fired)) return [];
  if (fired.degree !== 'reminder') return [escalationButtons(fired, order, drawing)];
  const { language } = drawing;
  const settle = actionButton(action, { order, part: fired.part, language, primary: true });
  return [{ type: 'actions', elements: [settle, ...(part ? [snoozeMenu({ order, part, language })] : [])] }];
};

const signOf = (fired: DeadlineFired, order: Order): string =>
  isSettled(order, fired) ? '✅' : signs[fired.degree];

/** What became of it since: settled, or put off. */
const afterwards = (fired: DeadlineFired, order: Order, drawing: DrawingContext): string =>
  isSettled(order, fired) ? settledText(fired, order, drawing) : snoozedText(fired, order, drawing);

/** "已处理：条款核对 · 陈宇 11-24 09:10" */
const settledText = (
  fired: DeadlineFired,
  order: Order,
  { language, ...drawing }: DrawingContext,
): string => {
  const mark = settledBy(order, fired);
  if (!mark) return `\n${label('已不需要处理', 'No longer needed')[language]}`;
  const title = find(mark.action)?.title ?? label('', '');
  const by = `${inline(mark.by.name)} ${stampTime(mark.at, drawing)}`;
  return `\n${label(`已处理：${title.zh} · ${by}`, `Settled: ${title.en} · ${by}`)[language]}`;
};

/** "⏸ 陈宇 稍后提醒：11-25 08:00" */
const snoozedText = ({ slot }: DeadlineFired, order: Order, drawing: DrawingContext): string => {
  const mark = marksOf(order, snoozeFor(order)).findLast(
    ({ facts, fallen }) => facts.slot === slot && fallen === null,
  );
  if (!mark) return '';
  const until = stampTime(mark.facts.until, drawing);
  const by = inline(mark.by.name);
  return `\n⏸ ${label(`${by} 推迟到 ${until}`, `${by} put it off until ${until}`)[drawing.language]}`;
};

const signs = { reminder: '⏰', first: '⏫', second: '🚨' } as const satisfies Record<
  DeadlineFired['degree'],
  string
>;

/** An escalation names who is waited for without calling them: they were called before. */
const waitingText = (action: AnyAction | undefined, { language }: DrawingContext): string => {
  const [first] = action?.by ?? [];
  if (first === undefined) return '';
  const name = whoLabel(first);
  return label(`（等 ${name.zh}）`, ` (waiting for ${name.en})`)[language];
};

interface About {
  readonly fired: DeadlineFired;
  readonly order: Order;
  readonly action: AnyAction | undefined;
  readonly drawing: DrawingContext;
}

const wordsOf: Readonly<Record<DeadlineKind, (about: About) => Label>> = {
  'service-level': (about) => {
    return together((of) => {
      const what = of(titleOf(about));
      return label(`${what.zh} 已到时限，尚未处理`, `${what.en} is due and not done`);
    });
  },
  reply: ({ fired, order, drawing }) => {
    const by = owedReply(order)?.by;
    const time = by === undefined ? '' : clockTime(by, drawing);
    return fired.degree === 'reminder'
      ? label(`承诺 ${time} 前答复客户，请答复`, `The customer was promised a reply by ${time}`)
      : label(
          `承诺 ${time} 前的答复已过时，客户尚未得到答复`,
          `The reply promised by ${time} has not been given`,
        );
  },
  'return-owed': () =>
    label('客户签回的确认书仍未收到，请催', 'The signed confirmation is still out; please ask for it'),
  'deposit-owed': ({ order }) => {
    const { depositDueFen, depositArrivedFen } = ledger(order);
    const sum = yuan(depositDueFen - depositArrivedFen);
    return discreet(
      label(`定金尚欠 ${sum} 元，请催`, `CNY ${sum} of the deposit are open; please ask for it`),
      label('定金尚未到齐，请催', 'Some of the deposit is open; please ask for it'),
    );
  },
  'balance-owed': ({ order }) => {
    const sum = yuan(ledger(order).receivableFen);
    return discreet(
      label(`余款 ${sum} 元未到，请催收`, `The balance of CNY ${sum} is open; please collect it`),
      label('余款未到，请催收', 'The balance is open; please collect it'),
    );
  },
  'return-choice': () =>
    label(
      '回传或定金已欠十天：继续催、暂停还是取消？',
      'Return or deposit owed for ten days: chase on, hold, or cancel?',
    ),
  'hold-until': () =>
    label(
      '暂停的订单预计今天恢复，请处理',
      'On hold until about today; please resume it or say how it stands',
    ),
  slip: ({ fired }) => slipText(fired),
  'slip-told': ({ fired }) => slipText(fired),
  'slip-taken-back': ({ fired: { slip, at } }) => {
    const days = (slip?.days ?? []).map((day) => shortDate(day, at)).join('、');
    const dates = datesOf(slip);
    return label(`${days} 不再顺延${dates.zh}`, `${days} no longer counted as late${dates.en}`);
  },
  monitoring: (about) => {
    return together((of) => {
      const what = of(titleOf(about));
      return label(`${what.zh}：请检查并答复`, `${what.en}: please look and answer`);
    });
  },
  finish: ({ fired }) =>
    fired.degree === 'reminder'
      ? label('今天应完工，请交付成品', 'To be finished today; please hand over')
      : label('已过完工日，成品尚未交齐', 'Past the finished date and not all handed over'),
  anomaly: (about) => {
    const hours = about.fired.degree === 'second' ? 4 : 2;
    return label(
      `异常上报 ${hours} 小时，仍无批准的应急方案`,
      `Reported ${hours} hours ago, and no emergency plan is approved`,
    );
  },
  'owed-notice': ({ fired }) =>
    label(
      `先发货物（第 ${numberOf(fired)} 车）的发货通知单尚未补开`,
      `Shipment ${numberOf(fired)} was shipped first and its notice is still owed`,
    ),
  check: ({ fired }) =>
    fired.degree === 'reminder'
      ? label(`第 ${numberOf(fired)} 车货到哪里了？`, `Where is shipment ${numberOf(fired)}?`)
      : label(
          `第 ${numberOf(fired)} 车的在途查询无人答复`,
          `Nobody has said where shipment ${numberOf(fired)} is`,
        ),
  arrival: ({ fired }) =>
    label(
      `第 ${numberOf(fired)} 车应已到货，请登记`,
      `Shipment ${numberOf(fired)} should have arrived; please record it`,
    ),
  'cod-owed': ({ order }) => {
    const sum = yuan(shopLedger(order).dueFen);
    return discreet(
      label(
        `已发货，货到付款 ${sum} 元未收，请向送货人核对`,
        `Shipped, and CNY ${sum} on delivery are open; please ask the delivery person`,
      ),
      label(
        '已发货，货到付款未收，请向送货人核对',
        'Shipped, and the payment on delivery is open; please ask the delivery person',
      ),
    );
  },
  'prepaid-owed': ({ order }) => {
    const sum = yuan(shopLedger(order).dueFen);
    return discreet(
      label(
        `款到发货 ${sum} 元未到账，请查汇款与银行`,
        `CNY ${sum} of a prepaid order have not arrived; please look at post and bank`,
      ),
      label(
        '款到发货的货款未到账，请查汇款与银行',
        'The money of a prepaid order has not arrived; please look at post and bank',
      ),
    );
  },
  'prepaid-choice': () =>
    label(
      '款到发货的订单十天未付清：继续等还是取消？',
      'A prepaid order unpaid for ten days: wait on, or cancel?',
    ),
  'write-off-choice': ({ order }) => {
    const sum = yuan(shopLedger(order).dueFen);
    return discreet(
      label(
        `送达已十天，货款 ${sum} 元未收：继续催还是申请核销？`,
        `Delivered ten days ago and CNY ${sum} are open: ask on, or have it written off?`,
      ),
      label(
        '送达已十天，货款未收：继续催还是申请核销？',
        'Delivered ten days ago and not paid: ask on, or have it written off?',
      ),
    );
  },
  'follow-up': () => label('关闭已七天，请回访客户', 'Closed for a week; please ask how the paper runs'),
};

const slipText = ({ slip, at }: DeadlineFired): Label => {
  const days = (slip?.days ?? []).map((day) => shortDate(day, at)).join('、');
  const dates = datesOf(slip);
  const cause = causes[slip?.cause ?? 'return'];
  return label(`${cause.zh}，${days} 顺延${dates.zh}`, `${cause.en}: late by ${days}${dates.en}`);
};

const causes = {
  return: label('客户未签回', 'The confirmation has not come back'),
  deposit: label('定金未到齐', 'The deposit is not there in full'),
} as const;

const datesOf = (slip: DeadlineFired['slip']): Label => {
  const { promisedOn, finishedOn } = slip ?? { promisedOn: null, finishedOn: null };
  const parts = [
    ...(promisedOn ? [label(`承诺日 ${promisedOn}`, `promised ${promisedOn}`)] : []),
    ...(finishedOn ? [label(`完工日 ${finishedOn}`, `finished ${finishedOn}`)] : []),
  ];
  if (parts.length === 0) return label('', '');
  return label(`：${parts.map(({ zh }) => zh).join('，')}`, `: ${parts.map(({ en }) => en).join(', ')}`);
};

/** The action with its part in words, where it still knows it. */
const titleOf = ({ action, fired, order }: About): Label => {
  const title = action?.title ?? label(fired.action, fired.action);
  const part =
    action && fired.part !== null ? partsOf(action, order).find((one) => one?.id === fired.part) : null;
  if (!part) return title;
  return together((of) => {
    const { zh, en } = of(part.label);
    return label(`${title.zh} ${cut(zh, 120)}`, `${title.en} (${cut(en, 120)})`);
  });
};

const numberOf = ({ part }: DeadlineFired): string => part?.slice(1) ?? '';
