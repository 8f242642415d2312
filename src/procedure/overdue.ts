import { joined, type Label, label, verbatim } from '../order/labels.ts';
import type { Who } from '../order/roles.ts';
import { elapsedMinutes } from '../order/time/dates.ts';
import { find } from './catalogue.ts';
import type { MillState } from './outside.ts';
import { roles, whoLabel } from './roles.ts';

/** An order's row on the board, as far as it says what is overdue. */
export interface OverdueRow {
  readonly number: string;
  /** The responsible salesperson's id, where the order has one. */
  readonly salesperson?: string | null;
  readonly waits: readonly {
    readonly action: string;
    readonly who: readonly string[];
    readonly since: string;
    /** From when it counts as late (due.ts); left out by rows of earlier days. */
    readonly lateAt?: string;
  }[];
}

/** What is late on one role or person: how many turns, and the one that is late longest. */
export interface Overdue {
  readonly who: Who;
  /** Their name, where a person is waited for; left out where it is a role. */
  readonly person?: string;
  readonly count: number;
  readonly number: string;
  readonly action: string;
  /** Elapsed since it counted as late. */
  readonly minutes: number;
}

/** All turns that are late at an instant, by whom they wait for; the longest first. Until they are settled (process §5). */
export const overdueTurns = (
  rows: readonly OverdueRow[],
  at: string,
  { people }: Pick<MillState, 'people'>,
): readonly Overdue[] => {
  const nameOf = (id: string | null): string | undefined => people.find((one) => one.id === id)?.name;
  const late = rows.flatMap((row) =>
    row.waits.flatMap(({ action, who: [first], since, lateAt }) => {
      if (first === undefined || lateAt === undefined || since > at || lateAt > at) return [];
      const person = nameOf(personOf(first, row));
      const minutes = elapsedMinutes(lateAt, at);
      return [{ who: whoOf(first), ...(person ? { person } : {}), number: row.number, action, minutes }];
    }),
  );
  const whomOf = ({ who, person = '' }: Pick<Overdue, 'who' | 'person'>): string => `${who} ${person}`;
  return [...new Set(late.map(whomOf))]
    .flatMap((whom) => {
      const own = late.filter((one) => whomOf(one) === whom).sort((a, b) => b.minutes - a.minutes);
      return own.slice(0, 1).map((longest) => ({ ...longest, count: own.length }));
    })
    .sort((a, b) => b.minutes - a.minutes);
};

/** The id of whom a turn waits for, where it is a person. */
const personOf = (who: string, { salesperson = null }: OverdueRow): string | null => {
  if (who === 'salesperson') return salesperson;
  return whoOf(who) === 'allotted' ? who : null;
};

/** "⏱ 超时 3 项：客服员 2（最久 2 天 3 小时：SO-… 合同审核）；…" */
export const overdueText = (overdue: readonly Overdue[]): Label => {
  const all = overdue.reduce((sum, { count }) => sum + count, 0);
  const by = joined(overdue.map(entryText), label('；', '; '));
  return label(`⏱ 超时 ${all} 项：${by.zh}`, `⏱ ${all} overdue: ${by.en}`);
};

const entryText = ({ who, person, count, number, action, minutes }: Overdue): Label => {
  const [whom, title, long] = [
    whomText(who, person),
    find(action)?.title ?? verbatim(action),
    duration(minutes),
  ];
  return label(
    `${whom.zh} ${count}（最久 ${long.zh}：${number} ${title.zh}）`,
    `${whom.en} ${count} (longest ${long.en}: ${number} ${title.en})`,
  );
};

/** “责任销售员 周敏” */
const whomText = (who: Who, person: string | undefined): Label => {
  const { zh, en } = whoLabel(who);
  return person === undefined ? label(zh, en) : label(`${zh} ${person}`, `${en} ${person}`);
};

/** How long something took or takes: "2 天 3 小时". */
export const duration = (minutes: number): Label => {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return label(`${days} 天 ${hours} 小时`, `${days} d ${hours} h`);
  return hours > 0
    ? label(`${hours} 小时 ${minutes % 60} 分钟`, `${hours} h ${minutes % 60} min`)
    : label(`${minutes} 分钟`, `${minutes} min`);
};

/** The board has the person an order is allotted to by their id. */
export const whoOf = (who: string): Who =>
  who === 'salesperson' || who === 'member' || isRole(who) ? who : 'allotted';

const isRole = (who: string): who is keyof typeof roles => Object.hasOwn(roles, who);
