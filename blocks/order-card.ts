import { wordsFor } from '../src/order/discreet.ts';
import { type Label, type Language, label } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { allMarks } from '../src/order/order.ts';
import { dateIn, daysBetween, shortDate } from '../src/order/time/dates.ts';
import { turnsSeen } from '../src/order/waiting.ts';
import { find } from '../src/procedure/catalogue.ts';
import { linkedOrders } from '../src/procedure/claims/linked-orders.ts';
import { promise } from '../src/procedure/confirmation/promise.ts';
import { lineText, totalFen, wantedKinds } from '../src/procedure/goods/lines.ts';
import { gaps } from '../src/procedure/intake/completeness.ts';
import { yuan } from '../src/procedure/money/money.ts';
import { progressText } from '../src/procedure/production/daily-reports.ts';
import { lateness } from '../src/procedure/production/lateness.ts';
import { buyerOf } from '../src/procedure/shop/buyer.ts';
import { cardButtons } from './card-buttons.ts';
import { stampTime } from './format.ts';
import { context, type Drawing, type DrawingContext, escaped, header, inline, section } from './kit.ts';
import { lanesText } from './lanes.ts';
import { cut } from './measure.ts';
import { saidText } from './said.ts';
import { shopText } from './shop-text.ts';
import { standingText } from './status.ts';
import { dueFirst, waitsText } from './waits.ts';

const mostLines = 6;

/** An open customer order says by its lanes how far it is; of a shop order the stage is the first thing asked. */
const isOpenMill = ({ kind, status }: Order): boolean => kind === 'mill' && status === 'open';

/** The order's one message: where it stands and whose move it is, at one look. Never more than ten blocks. */
export const orderCard = (order: Order, drawing: DrawingContext): Drawing => {
  const { language } = drawing;
  const open = dueFirst(turnsSeen(order, drawing), drawing);
  const title = titleOf(order, language);
  return {
    text: escaped(cut(`${title} · ${latestText(order, language)}`, 250)),
    blocks: [
      header(isOpenMill(order) ? title : `${title} · ${standingText(order, language)}`),
      ...endText(order, drawing).map(section),
      section(linesText(order, drawing)),
      context(
        ...(order.kind === 'shop' ? shopText(order, drawing) : [datesText(order, drawing)]),
        ...progressLine(order, language),
        ...linksLine(order, drawing),
      ),
      section(lanesText(order, open, drawing)),
      ...gapsText(order, language).map((text) => context(text)),
      ...waitsText(open, order, drawing).map(section),
      cardButtons(order, open, language),
    ],
  };
};

/** Number, who buys, and their grade or the shop they buy in: "SO-261123-017 · 联兴 · B 类". */
const titleOf = (order: Order, language: Language): string => {
  const { customer } = order.content;
  const name = buyerOf(order) ?? label('客户未定', 'customer unknown')[language];
  const from = customer
    ? label(`${customer.grade} 类`, `grade ${customer.grade}`)[language]
    : order.shop?.owner.name;
  return [order.number, name, ...(from ? [from] : [])].join(' · ');
};

const linesText = (
  { content: { lines } }: Order,
  reader: Pick<DrawingContext, 'language' | 'sees'>,
): string => {
  const { language, sees } = reader;
  if (lines.length === 0) return label('产品未填', 'no lines yet')[language];
  const total = sees === 'all' ? totalFen(lines) : null;
  const rest = lines.length - mostLines;
  return [
    ...lines.slice(0, mostLines).map((line) => inline(cut(wordsFor(lineText(line, 'all'), reader), 200))),
    ...(rest > 0 ? [label(`… 还有 ${rest} 行`, `… and ${rest} more`)[language]] : []),
    ...(total === null ? [] : [label(`*共 ${yuan(total)} 元*`, `*CNY ${yuan(total)} in all*`)[language]]),
  ].join('\n');
};

/** The three dates, each by its name, and by how many days the customer's waiting has moved it (S9.3). */
const datesText = (order: Order, { language, now, outside }: DrawingContext): string => {
  const { timeZone } = outside.settings;
  const today = dateIn(timeZone, now);
  const dates = promise(order, today, timeZone);
  const late = lateness(order, today, timeZone);
  const { wantedKind } = order.content;
  const kind = wantedKind && wantedKinds[wantedKind][language];
  const wanted = dates.wantedOn ? shortDate(dates.wantedOn, today) : '—';
  const slipped = (
    name: Label,
    [on, moved]: readonly [string | null, string | null],
    isLate: boolean,
  ): readonly string[] => {
    if (on === null) return [];
    const days = moved === null ? 0 : daysBetween(on, moved);
    const slip = label(`（+${days} 顺延）`, ` (slipped +${days})`)[language];
    // No count of days: it would be wrong on the morrow, while the card may not be drawn anew.
    const past = isLate ? label('（⚠ 已超）', ' (⚠ past)')[language] : '';
    return [`${name[language]} ${shortDate(moved ?? on, today)}${days > 0 ? slip : ''}${past}`];
  };
  return [
    `${label('要求', 'Wanted')[language]} ${wanted}${kind ? label(`（${kind}）`, ` (${kind})`)[language] : ''}`,
    ...slipped(
      label('承诺', 'Promised'),
      [dates.promisedOn, dates.slippedPromisedOn],
      late.againstPromise > 0,
    ),
    ...slipped(
      label('生产排期', 'Production'),
      [dates.finishedOn, dates.slippedFinishedOn],
      late.againstSchedule > 0,
    ),
  ].join(' · ');
};

/** What the newest daily report says: its figures stand here and post no line of their own. */
const progressLine = (order: Order, language: Language): readonly string[] => {
  const text = progressText(order);
  return text ? [inline(cut(text[language], 400))] : [];
};

/** Which orders it hangs together with: claims, money that came from another. */
const linksLine = (order: Order, drawing: DrawingContext): readonly string[] => {
  const links = linkedOrders(order).map((link) => wordsFor(link, drawing));
  return links.length === 0 ? [] : [`🔗 ${inline(cut(links.join(' · '), 400))}`];
};

const gapsText = (order: Order, language: Language): readonly string[] => {
  const missing = order.kind === 'shop' ? [] : gaps(order.content);
  if (missing.length === 0) return [];
  const names = missing.map((gap) => gap.label[language]).join(label('、', ', ')[language]);
  return [cut(`⚠ ${label('待补', 'Missing')[language]} ${missing.length}: ${names}`, 600)];
};

/** Who put the order on hold, cancelled or closed it, when, and in which words. */
const endText = (order: Order, drawing: DrawingContext): readonly string[] => {
  if (order.status === 'open') return [];
  // What brought this state cannot be done in it, so it is the newest mark of that kind.
  const brought = newestFirst(order).find(({ action }) => !find(action)?.during.includes(order.status));
  const state = `*${standingText(order, drawing.language)}*`;
  const action = brought && find(brought.action);
  if (!brought || !action) return [state];
  const said = saidText(action, brought, order, drawing);
  const by = `${inline(brought.by.name)} ${stampTime(brought.at, drawing)}`;
  return [`${state} · ${by}${said === '' ? '' : `\n>${cut(said.replace(/\s+/g, ' '), 600)}`}`];
};

const latestText = (order: Order, language: Language): string => {
  const [latest] = newestFirst(order);
  return latest ? `${find(latest.action)?.title[language] ?? latest.action} ✓ ${latest.by.name}` : '';
};

const newestFirst = (order: Order): readonly Mark[] =>
  allMarks(order).toSorted((left, right) => right.version - left.version);
