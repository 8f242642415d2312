import { label } from '../../order/labels.ts';
import { dateIn } from '../../order/time/dates.ts';
import { instantAt, laterOf, nextWorkingDayAfter } from '../../order/time/working-days.ts';
import { customerApproveForm } from '../forms/customer-approve.ts';
import { candidates } from '../master-data/new-customers.ts';
import { type FiredMatter, type MatterDue, type MillMessage, type MillSight, matter } from '../matter.ts';

interface Waiting {
  readonly code: string;
  readonly name: string;
  readonly by: string;
  /** It was asked for on an earlier morning already. */
  readonly asked: boolean;
}

interface WaitingFacts {
  readonly waiting: readonly Waiting[];
}

const kind = 'new-customers';

/** A.customer: who waits for approval is named to the supervisor each working morning, from the second on to the director. */
export const newCustomers = matter<WaitingFacts>({
  kind,
  rule: 'A.customer',
  due: (sight) => mornings(sight),
  facts: (_due, _gathered, sight) => {
    const before = lastNamed(sight);
    return {
      waiting: candidates(sight.outside).map(({ customer, opened }) => ({
        code: customer.code,
        name: customer.shortName,
        by: opened.by.name,
        asked: before.includes(customer.code),
      })),
    };
  },
  tells: (fired) => {
    const { waiting } = fired.facts;
    if (waiting.length === 0) return [];
    const late = waiting.filter(({ asked }) => asked);
    return [messageOf(waiting, { channel: 'orders', mentions: fired.who }), ...escalated(late)];
  },
});

const escalated = (late: readonly Waiting[]): readonly MillMessage[] =>
  late.length === 0 ? [] : [messageOf(late, { channel: 'escalations', mentions: ['director'] })];

const messageOf = (
  waiting: readonly Waiting[],
  whom: Pick<MillMessage, 'channel' | 'mentions'>,
): MillMessage => ({
  ...whom,
  title: label(
    `新客户待批准 ${waiting.length}`,
    waiting.length === 1
      ? 'A new customer waits for approval'
      : `${waiting.length} new customers wait for approval`,
  ),
  parts: [
    {
      text: label(
        waiting.map(({ code, name, by }) => `• ${code} ${name}（${by} 开立）`).join('\n'),
        waiting.map(({ code, name, by }) => `• ${code} ${name} (opened by ${by})`).join('\n'),
      ),
    },
  ],
  opens: waiting.map(({ code, name }) => ({
    form: customerApproveForm,
    part: code,
    label: label(`批准或退回 ${name}`, `Approve or decline ${name}`),
  })),
});

/** The next working morning after the first of them was opened, or after they were last named; none while nobody waits. */
const mornings = ({ record, outside }: MillSight): readonly MatterDue[] => {
  const [longest] = candidates(outside);
  if (!longest) return [];
  const { timeZone, workFrom } = outside.settings;
  const since = dateIn(timeZone, longest.opened.at);
  const period = nextWorkingDayAfter(laterOf(since, record.fired[kind]?.period ?? since), outside);
  return [
    {
      slot: `${kind}:${period}`,
      period,
      step: null,
      dueAt: instantAt(period, `${String(workFrom).padStart(2, '0')}:00`, outside),
      degree: 'reminder',
      who: ['service-supervisor'],
      lapsesAt: null,
      urgent: false,
    },
  ];
};

/** Codes that were named the last time. */
const lastNamed = ({ record }: MillSight): readonly string[] => {
  // Only this matter writes under its kind.
  const fired = record.fired[kind] as FiredMatter<WaitingFacts> | undefined;
  return fired?.facts?.waiting.map(({ code }) => code) ?? [];
};
