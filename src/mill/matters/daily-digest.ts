import { discreet } from '../../order/discreet.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { FigureQuery, Found } from '../../procedure/figures.ts';
import { yuan } from '../../procedure/money/money.ts';
import { type Overdue, overdueText, overdueTurns } from '../../procedure/overdue.ts';
import { type Gathered, type ListLink, type MessagePart, matter, nextOf, type WithLists } from '../matter.ts';
import type { MillRecord } from '../record.ts';
import { everyWorkingDay } from '../rhythm.ts';
import { type SealFacts, sealKind } from './seal.ts';

interface DigestFacts extends WithLists {
  /** What is late, on whom, how long; left out by digests of earlier days. */
  readonly overdue?: readonly Overdue[];
  readonly depositFen: number;
  readonly balanceFen: number;
  readonly codFen: number;
  /** The seal of the last night; null before the first. */
  readonly seal: { readonly night: string; readonly hash: string } | null;
}

type Names = Readonly<Record<string, Label>>;

/** What a manager must look at, first (process §5). Three kinds of lateness, since a slip is not lateness (S10.1). */
const exceptions = {
  'late-promise': label('超承诺', 'Late against promise'),
  'late-schedule': label('超排产', 'Late against schedule'),
  slipped: label('客户顺延', 'Slipped by customers'),
  doubt: label('未决疑问', 'Open doubts'),
  anomaly: label('未结异常', 'Open anomalies'),
  notice: label('先发后补单据', 'Notices owed'),
  unreported: label('缺日报', 'No daily report'),
} as const satisfies Names;

const happenings = {
  placed: label('新单', 'New'),
  confirmed: label('已确认', 'Confirmed'),
  finished: label('成品', 'Finished'),
  shipped: label('发货', 'Shipped'),
  closed: label('关闭', 'Closed'),
} as const satisfies Names;

const { placed, confirmed, ...later } = happenings;
const flow: Names = { placed, confirmed, 'in-production': label('生产中', 'In production'), ...later };

const debts = {
  return: label('待回传', 'Returns owed'),
  deposit: label('待定金', 'Deposits owed'),
  balance: label('待余款', 'Balances owed'),
  receipt: label('待回单', 'Receipts owed'),
} as const satisfies Names;

/** Of the web shops' orders (process §4), which make nothing and owe no return. */
const ofShops = {
  'shop-placed': label('商城新单', 'New shop orders'),
  'shop-shipped': label('商城发货', 'Shop orders shipped'),
  'shop-unpaid': label('货到付款未收', 'Unpaid on delivery'),
  'shop-failed': label('送货失败', 'Failed deliveries'),
  'shop-untold': label('商城通知未送达', 'Shop notices failed'),
} as const satisfies Names;

const kind = 'digest';

/** Process §5: at the end of each working day, what managers should know of all orders; exceptions first. */
export const dailyDigest = matter<DigestFacts>({
  kind,
  due: (sight) =>
    nextOf(sight, { kind, rhythm: everyWorkingDay(({ settings }) => settings.times.digest), urgent: true }),
  asks: ({ period, dueAt }, { record }) => ({
    overdue: { kind: 'overdue', at: dueAt },
    'late-promise': { kind: 'late', against: 'promisedOn', on: period },
    'late-schedule': { kind: 'late', against: 'scheduledOn', on: period },
    unreported: { kind: 'figure', figure: 'report-owed', unreportedOn: period },
    ...now(
      'slipped',
      'doubt',
      'anomaly',
      'notice',
      'in-production',
      'return',
      'deposit',
      'balance',
      'receipt',
      'shop-unpaid',
      'shop-failed',
      'shop-untold',
    ),
    // From one digest to the next, so that nothing that happens in an evening or on a holiday goes uncounted.
    ...since(record.fired[kind]?.dueAt ?? record.since ?? '', dueAt, [
      ...Object.keys(happenings),
      'shop-placed',
      'shop-shipped',
    ]),
  }),
  facts: ({ dueAt }, gathered, { record, outside }) => ({
    overdue: overdueTurns(gathered.found.overdue ?? [], dueAt, outside),
    lists: Object.fromEntries(
      Object.entries(gathered.found).map(([name, found]) => [name, found.map(({ number }) => number)]),
    ),
    depositFen: total(gathered, 'deposit', ({ depositOwedFen }) => depositOwedFen),
    seal: sealIn(record),
    balanceFen: total(gathered, 'balance', ({ balanceOwedFen }) => balanceOwedFen),
    codFen: total(gathered, 'shop-unpaid', ({ codOwedFen }) => codOwedFen),
  }),
  tells: ({ period, facts }) => [
    {
      channel: 'digest',
      mentions: [],
      title: label(`${dayText(period)} 订单日报`, `Orders on ${period}`),
      parts: [
        ...overdueTold(facts),
        attention(facts),
        counted(flow, facts),
        owed(debts, facts),
        owed(ofShops, facts),
        ...sealed(facts),
      ],
      opens: [],
      prints: [{ kind: 'production-report', part: period }],
    },
  ],
});

const now = (...names: readonly string[]): Readonly<Record<string, FigureQuery>> =>
  Object.fromEntries(names.map((name) => [name, { kind: 'figure', figure: name }]));

const since = (
  after: string,
  until: string,
  names: readonly string[],
): Readonly<Record<string, FigureQuery>> =>
  Object.fromEntries(names.map((what) => [what, { kind: 'happened', what, after, until }]));

const total = ({ found }: Gathered, name: string, fen: (order: Found) => number): number =>
  (found[name] ?? []).reduce((sum, order) => sum + fen(order), 0);

/** 11 月 24 日 */
const dayText = (date: string): string => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`;

const mostNamed = 10;

/** First of all, until it is settled (process §5): what is overdue, on whom, how long. */
const overdueTold = ({ overdue = [], lists }: DigestFacts): readonly MessagePart[] => {
  const count = lists.overdue?.length ?? 0;
  if (overdue.length === 0) return [];
  const links = [{ name: 'overdue', label: label(`超时 ${count} 单`, `${count} orders overdue`) }];
  return [{ text: overdueText(overdue), lists: links }];
};

const attention = (facts: DigestFacts): MessagePart => {
  const lists = links(exceptions, facts);
  if (lists.length === 0 && (facts.overdue ?? []).length > 0)
    return { text: label('没有其他需要特别关注的订单', 'No other order needs special attention') };
  if (lists.length === 0)
    return { text: label('✅ 没有需要特别关注的订单', '✅ No order needs special attention') };
  const said = joined(
    lists.map((link) => link.label),
    label(' · ', ' · '),
  );
  const missing = facts.lists.unreported ?? [];
  const named = missing.slice(0, mostNamed).join('、');
  const rest = missing.length > mostNamed ? '…' : '';
  const names =
    missing.length > 0
      ? label(`\n缺日报：${named}${rest}`, `\nNo report for: ${named}${rest}`)
      : verbatim('');
  return {
    text: label(`⚠ 需要关注：${said.zh}${names.zh}`, `⚠ Needs attention: ${said.en}${names.en}`),
    lists,
  };
};

/** Every figure is said, also the noughts: what is missing from a list looks forgotten. */
const counted = (names: Names, facts: DigestFacts): MessagePart => ({
  text: joined(
    Object.entries(names).map(([name, title]) => numbered(title, countOf(facts, name))),
    label(' · ', ' · '),
  ),
  lists: links(names, facts),
});

const owed = (names: Names, facts: DigestFacts): MessagePart => {
  const sums: Readonly<Record<string, number>> = {
    deposit: facts.depositFen,
    balance: facts.balanceFen,
    'shop-unpaid': facts.codFen,
  };
  const texts = Object.entries(names).map(([name, title]) => {
    const text = numbered(title, countOf(facts, name));
    const fen = sums[name] ?? 0;
    return fen > 0
      ? discreet(label(`${text.zh}（¥${yuan(fen)}）`, `${text.en} (CNY ${yuan(fen)})`), text)
      : text;
  });
  return { text: joined(texts, label(' · ', ' · ')), lists: links(names, facts) };
};

/** Said where many people see it, so that nobody can seal the journal anew unseen. */
const sealed = ({ seal }: DigestFacts): readonly MessagePart[] =>
  seal === null
    ? []
    : [
        {
          text: label(
            `🔏 ${seal.night} 夜间封印 ${seal.hash}`,
            `🔏 Seal of the night ${seal.night}: ${seal.hash}`,
          ),
        },
      ];

const sealIn = ({ fired }: MillRecord): DigestFacts['seal'] => {
  const last = fired[sealKind];
  // Only the seal writes facts of this kind.
  const facts = last?.facts as SealFacts | null | undefined;
  return last && facts ? { night: last.period, hash: facts.sealHash } : null;
};

const links = (names: Names, facts: DigestFacts): readonly ListLink[] =>
  Object.entries(names)
    .filter(([name]) => countOf(facts, name) > 0)
    .map(([name, title]) => ({ name, label: numbered(title, countOf(facts, name)) }));

const countOf = ({ lists }: DigestFacts, name: string): number => lists[name]?.length ?? 0;

const numbered = (title: Label, count: number): Label =>
  label(`${title.zh} ${count}`, `${title.en} ${count}`);
