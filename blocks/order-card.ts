import type { KnownBlock } from '@slack/types';
import type { Lane } from '../src/order/action.ts';
import { lanes } from '../src/order/action.ts';
import { actions, find } from '../src/order/catalogue.ts';
import { gaps } from '../src/order/completeness.ts';
import type { Label } from '../src/order/labels.ts';
import { lineText, totalFen } from '../src/order/lines.ts';
import { yuan } from '../src/order/money.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { type Turn, turns } from '../src/order/waiting.ts';
import { actionButton, aim, lookButton } from './buttons.ts';
import { clockTime, elapsed, shortDate } from './format.ts';
import { context, cut, type Drawing, type DrawingContext, escaped, header, plain, section } from './kit.ts';
import { statusText } from './refusal.ts';

const laneNames: Record<Lane, Label> = {
  commercial: { zh: '商务', en: 'Commercial' },
  production: { zh: '生产', en: 'Production' },
  payment: { zh: '款项', en: 'Payment' },
  shipments: { zh: '发货', en: 'Shipments' },
};

/** The order's one message: where it stands and whose move it is, at one look. Never more than ten blocks. */
export const orderCard = (order: Order, drawing: DrawingContext): Drawing => {
  const { language } = drawing;
  const open = turns(order);
  const customer = order.content.customer;
  const grade = customer
    ? language === 'zh'
      ? ` · ${customer.grade} 类`
      : ` · grade ${customer.grade}`
    : '';
  const title = `${order.number} · ${customer?.shortName ?? (language === 'zh' ? '客户未定' : 'customer unknown')}${grade}`;
  const missing = gaps(order.content);
  return {
    text: cut(`${title} · ${latestText(order, drawing)}`, 300),
    blocks: [
      header(order.status === 'open' ? title : `${title} · ${statusText(order.status, language)}`),
      section(linesText(order, language)),
      context(datesText(order, drawing)),
      section(lanes.map((lane) => laneText(lane, order, drawing)).join('\n')),
      ...(missing.length > 0
        ? [
            context(
              cut(
                `⚠ ${language === 'zh' ? '待补' : 'Missing'}：${missing.map(({ label }) => label[language]).join(language === 'zh' ? '、' : ', ')}`,
                1900,
              ),
            ),
          ]
        : []),
      ...(open.length > 0 ? [section(waitText(open, order, drawing))] : []),
      buttons(open, order, drawing),
    ],
  };
};

const linesText = (order: Order, language: DrawingContext['language']): string => {
  const { lines } = order.content;
  const total = totalFen(lines);
  const shown = lines.slice(0, 8).map((line) => escaped(lineText(line, 'all')[language]));
  const more =
    lines.length > 8
      ? [language === 'zh' ? `还有 ${lines.length - 8} 行` : `and ${lines.length - 8} more`]
      : [];
  const sum =
    total === null || lines.length === 0
      ? []
      : [language === 'zh' ? `*共 ${yuan(total)} 元*` : `*CNY ${yuan(total)}*`];
  return [...shown, ...more, ...sum].join('\n') || (language === 'zh' ? '产品未填' : 'no lines yet');
};

const datesText = ({ content }: Order, { language }: DrawingContext): string => {
  const zh = language === 'zh';
  const wanted = content.wantedOn ? shortDate(content.wantedOn) : '—';
  return zh ? `要求 ${wanted}` : `Wanted ${wanted}`;
};

const laneText = (lane: Lane, order: Order, drawing: DrawingContext): string => {
  const { language } = drawing;
  const steps = actions.filter(
    (action) =>
      action.kind === 'step' &&
      action.lane === lane &&
      action.about.kind === 'order' &&
      action.applies(order, null),
  );
  const done = steps.filter((action) => action.done(order, null));
  const marks = actions
    .filter((action) => action.lane === lane && action.kind === 'step')
    .flatMap((action) => order.marks[action.key] ?? [])
    .filter(({ fallen }) => fallen === null)
    .toSorted((left, right) => left.version - right.version);
  const name = `*${laneNames[lane][language]}*`;
  if (marks.length === 0) return `${name}  —`;
  const count = steps.length > 0 ? ` ${done.length}/${steps.length}` : '';
  const shown = marks.slice(-6).map((mark) => markText(mark, drawing));
  return `${name}${count}  ${marks.length > 6 ? '… · ' : ''}${shown.join(' · ')}`;
};

const markText = (mark: Mark, drawing: DrawingContext): string => {
  const short = find(mark.action)?.short[drawing.language] ?? mark.action;
  return `${escaped(short)}${mark.part ? `(${mark.part})` : ''} ✓ ${escaped(mark.by.name)} ${clockTime(mark.at, drawing)}`;
};

const waitText = (open: readonly Turn[], order: Order, drawing: DrawingContext): string => {
  const { language, mention } = drawing;
  const each = open.slice(0, 6).map(({ action, who, since, part }) => {
    const name = `${action.title[language]}${part ? ` ${part.id}` : ''}`;
    return language === 'zh'
      ? `等 ${who[0] ? mention(who[0], order) : ''}：${escaped(name)}（已 ${elapsed(since, drawing)}）`
      : `${who[0] ? mention(who[0], order) : ''}: ${escaped(name)} (${elapsed(since, drawing)})`;
  });
  return cut(`⏳ ${each.join(' · ')}`, 2800);
};

/** Forward first, aside in the overflow; one button per key (design §4). */
const buttons = (open: readonly Turn[], order: Order, { language }: DrawingContext): KnownBlock => {
  const zh = language === 'zh';
  const byKey = [...new Map(open.map((turn) => [turn.action.key, turn.action])).values()].slice(0, 4);
  const forward = byKey.map((action, index) =>
    actionButton(action, { order, language, primary: index === 0 }),
  );
  return {
    type: 'actions',
    elements: [
      ...forward,
      lookButton('why', zh ? '为什么在等' : 'Why it waits', { order }),
      overflow(order, language),
    ],
  };
};

const overflow = (order: Order, language: DrawingContext['language']) => {
  const aside = ['doubt', 'anomaly', order.status === 'held' ? 'resume' : 'hold', 'cancel'].flatMap(
    (key) => find(key) ?? [],
  );
  const value = (act: string) => JSON.stringify({ act, ...(JSON.parse(aim(order)) as object) });
  return {
    type: 'overflow' as const,
    action_id: 'more',
    options: [
      ...aside.map((action) => ({
        text: plain(action.title[language], 75),
        value: value(`open:${action.key}`),
      })),
      { text: plain(language === 'zh' ? '更多…' : 'More…', 75), value: value('open:all') },
    ],
  };
};

const latestText = (order: Order, { language }: DrawingContext): string => {
  const latest = Object.values(order.marks)
    .flat()
    .reduce<Mark | undefined>(
      (newest, mark) => (newest && newest.version >= mark.version ? newest : mark),
      undefined,
    );
  return latest ? `${find(latest.action)?.title[language] ?? latest.action} ✓ ${latest.by.name}` : '';
};
