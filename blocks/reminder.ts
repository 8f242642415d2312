import type { KnownBlock } from '@slack/types';
import type { AnyAction } from '../src/order/action.ts';
import { passedBy } from '../src/order/degrees.ts';
import { together, wordsFor } from '../src/order/discreet.ts';
import type { ReminderEffect } from '../src/order/effect.ts';
import type { DeadlineFired } from '../src/order/events.ts';
import { joined, type Label, label } from '../src/order/labels.ts';
import { marksOf } from '../src/order/marks.ts';
import type { Fired, Order } from '../src/order/order.ts';
import { partsOf } from '../src/order/parts.ts';
import { isSettled, reminderFor, settledBy } from '../src/order/reminders.ts';
import { find } from '../src/procedure/catalogue.ts';
import { whoLabel } from '../src/procedure/roles.ts';
import { buyerOf } from '../src/procedure/shop/buyer.ts';
import { snoozeFor, snoozePart } from '../src/procedure/whole-order/snooze.ts';
import { actionButton } from './buttons.ts';
import { escalationButtons } from './escalation-buttons.ts';
import { clockText, stampTime } from './format.ts';
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
  const said = inline(wordsFor(saidOf(fired, order, drawing), drawing));
  return fired.degree === 'reminder'
    ? said
    : `${said}${waitingText(action, drawing)}${passedText(fired, order, drawing)}`;
};

/** What has not happened, in the reminder's own words; the action's title for one that a newer program wrote. */
const saidOf = (fired: DeadlineFired, order: Order, drawing: DrawingContext): Label => {
  const title = titleOf(find(fired.action), fired, order);
  const clock = (instant: string): string => clockText(instant, drawing);
  return reminderFor(order, fired)?.says({ fired, order, title, clock }) ?? title;
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

/** The action with its part in words, where it still knows it. */
const titleOf = (action: AnyAction | undefined, fired: DeadlineFired, order: Order): Label => {
  const title = action?.title ?? label(fired.action, fired.action);
  const part =
    action && fired.part !== null ? partsOf(action, order).find((one) => one?.id === fired.part) : null;
  if (!part) return title;
  return together((of) => {
    const { zh, en } = of(part.label);
    return label(`${title.zh} ${cut(zh, 120)}`, `${title.en} (${cut(en, 120)})`);
  });
};
