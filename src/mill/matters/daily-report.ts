import type { Role } from '../../order/keys.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import { nextCallingTime } from '../../order/time/quiet-hours.ts';
import { instantAt, nextWorkingDayAfter } from '../../order/time/working-days.ts';
import type { Found } from '../../procedure/figures.ts';
import type { MillState } from '../../procedure/outside.ts';
import {
  type FiredMatter,
  type MatterDue,
  type MillMessage,
  matter,
  nextOf,
  type WithLists,
} from '../matter.ts';
import { everyWorkingDay } from '../rhythm.ts';

interface ReportFacts extends WithLists {
  /** The orders of which the day's report is missing, by number; none is recorded too. */
  readonly lists: { readonly missing: readonly string[] };
  readonly customers: Readonly<Record<string, string>>;
}

const kind = 'daily-report';
const escalatesTo: readonly Role[] = ['production-supervisor', 'service-supervisor'];

/** The steps of a day, by how they are stored. */
const steps = { reminder: 'reminder', cutOff: 'cut-off', director: 'director' } as const;

const dueOn = (period: string, time: keyof MillState['settings']['times'], outside: MillState): string =>
  instantAt(period, outside.settings.times[time], outside);

/** As long after the cut-off as that was after the reminder: the rule's own interval again (process §5). */
const directorAt = (period: string, outside: MillState): string => {
  const [asked, cutOff] = [dueOn(period, 'reportReminder', outside), dueOn(period, 'reportCutOff', outside)];
  return new Date(2 * Date.parse(cutOff) - Date.parse(asked)).toISOString();
};

/**
 * S12.1: each working day production is reminded of the reports still missing, in one message that leads to one form; at
 * the cut-off those still missing escalate by name, in one message too, and what is missing then still is the director's
 * in working time. Who was silent stands in the mill's journal. What an outage kept back is said as what it is by then.
 */
export const dailyReportMatter = matter<ReportFacts>({
  kind,
  rule: 'S12.1',
  reminds: { who: ['production'], period: 'own' },
  due: (sight) => [
    ...nextOf(sight, {
      kind,
      step: steps.reminder,
      who: ['production'],
      urgent: true,
      rhythm: everyWorkingDay(({ settings }) => settings.times.reportReminder),
      // After the cut-off the reminder would only repeat the escalation.
      lapsesAt: (period, outside) => dueOn(period, 'reportCutOff', outside),
    }),
    ...nextOf(sight, {
      kind,
      step: steps.cutOff,
      degree: 'first',
      who: escalatesTo,
      urgent: true,
      rhythm: everyWorkingDay(({ settings }) => settings.times.reportCutOff),
      lapsesAt: (period, outside) => nextCallingTime(directorAt(period, outside), outside),
    }),
    ...nextOf(sight, {
      kind,
      step: steps.director,
      degree: 'second',
      who: ['director'],
      rhythm: {
        ...everyWorkingDay(({ settings }) => settings.times.reportCutOff),
        dueAt: directorAt,
      },
      // Then the next day is asked for itself.
      lapsesAt: (period, outside) => dueOn(nextWorkingDayAfter(period, outside), 'reportCutOff', outside),
    }),
  ],
  asks: ({ period }) => ({ unreported: { kind: 'figure', figure: 'report-owed', unreportedOn: period } }),
  facts: (due, { found }, { outside }) => {
    const missing = (found.unreported ?? []).filter((order) => isOwed(order, due, outside));
    return {
      lists: { missing: missing.map(({ number }) => number) },
      customers: Object.fromEntries(missing.map(({ number, customer }) => [number, customer])),
    };
  },
  // Everything was reported since: what asked for it leads nowhere any more.
  redraws: ({ period, facts }) =>
    facts.lists.missing.length > 0
      ? []
      : [
          {
            slot: `${kind}:${period}`,
            of: 'every-degree',
            note: label('✅ 已报齐', '✅ All reported'),
            isOver: true,
          },
        ],
  tells: (fired) => (fired.facts.lists.missing.length === 0 ? [] : [messageOf(fired)]),
});

/** An order that production took on after the reminder is asked for from the next day on. */
const isOwed = ({ inProductionSince }: Found, { period }: MatterDue, outside: MillState): boolean =>
  inProductionSince !== null && inProductionSince <= dueOn(period, 'reportReminder', outside);

const messageOf = ({ period, step, who, facts }: FiredMatter<ReportFacts>): MillMessage => {
  const { missing } = facts.lists;
  const isAsked = step === steps.reminder;
  const day = period.slice(5);
  const count = missing.length;
  const lead = leadOf(step, day, count);
  const names = namesOf(facts);
  return {
    channel: isAsked ? 'production' : 'escalations',
    mentions: who,
    title: isAsked
      ? label('请填生产日报', 'Daily reports, please')
      : label('缺生产日报', 'Daily reports missing'),
    parts: [
      {
        text: label(`${lead.zh}：${names.zh}`, `${lead.en}: ${names.en}`),
        lists: [{ name: 'missing', label: label(`缺 ${count} 张`, `${count} missing`) }],
      },
    ],
    opens: [{ form: 'daily-reports', part: period, label: label('一次填报', 'Report them') }],
  };
};

const leadOf = (step: string | null, day: string, count: number): Label => {
  if (step === steps.reminder)
    return label(
      `⏰ ${day} 的生产日报还缺 ${count} 张，没有产量也请写明原因`,
      `⏰ ${count} daily reports of ${day} are missing; say so too where nothing was made`,
    );
  return step === steps.director
    ? label(
        `🚨 ${day} 的生产日报催过仍缺 ${count} 张`,
        `🚨 ${count} daily reports of ${day} are still missing after they were called for`,
      )
    : label(
        `⏫ ${day} 的生产日报已过截止，还缺 ${count} 张`,
        `⏫ Past the cut-off of ${day}, ${count} daily reports are missing`,
      );
};

const mostNamed = 60;

const namesOf = ({ lists: { missing }, customers }: ReportFacts): Label => {
  const named = missing
    .slice(0, mostNamed)
    .map((number) => verbatim(`${number} ${customers[number] ?? ''}`.trim()));
  const rest = missing.length - named.length;
  return joined([...named, ...(rest > 0 ? [label(`另 ${rest} 张`, `${rest} more`)] : [])]);
};
