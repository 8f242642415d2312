import { label, verbatim } from '../../order/labels.ts';
import { addWorkingHours } from '../../order/time/calendar.ts';
import {
  type FiredMatter,
  type Gathered,
  type MatterDue,
  type MessagePart,
  type MillMessage,
  type MillSight,
  matter,
  nextOf,
} from '../matter.ts';
import { type MillRecord, signedOn } from '../record.ts';
import { afterEveryMonth } from '../rhythm.ts';

export interface ArchiveFacts {
  /** Numbers of the month's delivery notes. */
  readonly notes: readonly string[];
  /** Those that the clerk named as missing; absent in what was told before they were named. */
  readonly missing?: readonly string[];
}

const kind = 'archive';
export const archiveForm = 'archive';
/** What the form answers: notes that were not handed over. */
export interface ArchiveAnswers {
  readonly missing: readonly string[] | null;
}

/** S16.1: on the first working day of a month the dispatcher is asked for last month's delivery notes; unanswered it escalates. */
export const archive = matter<ArchiveFacts>({
  kind,
  rule: 'S16.1',
  reminds: { who: ['dispatch'], period: 'own' },
  due: (sight) => [
    ...nextOf(sight, { kind, rhythm: afterEveryMonth, who: ['dispatch'] }),
    ...escalations(sight),
  ],
  asks: ({ period }) => ({ noted: { kind: 'figure', figure: `noted:${period}` } }),
  facts: ({ period }, gathered, { record }) => ({
    notes: isComplete(record, period) ? [] : notesOf(period, gathered),
    missing: missingOf(record, period) ?? [],
  }),
  tells: (fired) => {
    if (fired.facts.notes.length === 0) return [];
    return fired.degree === 'reminder' ? asked(fired) : escalated(fired);
  },
});

const monthOf = (period: string): string => `${Number(period.slice(5))} 月`;

const opensFor = (period: string): MillMessage['opens'] => [
  { form: archiveForm, part: period, label: label('确认归档', 'Acknowledge') },
];

/** Every note by its number: as many as a message holds, the rest in its thread. */
const asked = ({ period, who, facts: { notes } }: FiredMatter<ArchiveFacts>): readonly MillMessage[] => {
  const [month, channel] = [monthOf(period), 'orders' as const];
  const [first = [], ...rest] = noteMessages(notes);
  const lead = label(
    `请移交 ${month}的 ${notes.length} 张销售发货单，客服员核对后确认：`,
    `Please hand over the ${notes.length} delivery notes of ${period}; the clerk checks and acknowledges:`,
  );
  return [
    {
      channel,
      mentions: who,
      title: label(`${month}发货单归档`, `Delivery notes of ${period}`),
      parts: [{ text: lead }, ...first],
      opens: opensFor(period),
      prints: [{ kind: 'archive', part: period }],
    },
    ...rest.map((parts, index) => ({
      channel,
      mentions: [],
      title: label(
        `${month}发货单（续 ${index + 1}）`,
        `Delivery notes of ${period}, continued (${index + 1})`,
      ),
      parts,
      opens: [],
    })),
  ];
};

const escalated = ({ period, slot, who, facts }: FiredMatter<ArchiveFacts>): readonly MillMessage[] => {
  const missing = facts.missing ?? [];
  const late = label(
    `${monthOf(period)}的销售发货单尚未移交归档`,
    `The delivery notes of ${period} have not been handed over`,
  );
  const lead = label(`已核对，仍缺 ${missing.length} 张：`, `Checked; ${missing.length} are missing:`);
  const parts = missing.length === 0 ? [] : [{ text: lead }, ...(noteMessages(missing)[0] ?? [])];
  const message = { mentions: who, title: late, parts, opens: opensFor(period) };
  return [
    { ...message, channel: 'orders', under: slot.replace(/:escalation:\d$/, '') },
    { ...message, channel: 'escalations' },
  ];
};

const notesAPart = 100;
/** Slack refuses a message whose texts come to more than some 13,000 characters. */
const partsAMessage = 4;

/** Notes by their numbers, as many to a message as it holds. */
export const noteMessages = (notes: readonly string[]): readonly (readonly MessagePart[])[] =>
  inRows(
    inRows(notes, notesAPart).map((row) => ({ text: verbatim(row.join(' · ')) })),
    partsAMessage,
  );

const inRows = <T>(all: readonly T[], most: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, row) => all.slice(row * most, (row + 1) * most));

export const notesOf = (month: string, { found }: Pick<Gathered, 'found'>): readonly string[] =>
  (found.noted ?? [])
    .flatMap(({ notes }) => notes)
    .filter((note) => note.month === month)
    .map(({ number }) => number)
    .sort();

/** Whether the clerk acknowledged a month's notes and none is missing. */
const isComplete = (record: MillRecord, month: string): boolean => missingOf(record, month)?.length === 0;

/** What the clerk named as missing from a month's notes; undefined until they acknowledged. */
const missingOf = (record: MillRecord, month: string): readonly string[] | undefined => {
  // Only the archive's form writes under its name.
  const answers = signedOn(record, archiveForm, month)?.answers as ArchiveAnswers | undefined;
  return answers && (answers.missing ?? []);
};

const degrees = [
  { step: 'escalation:1', degree: 'first', who: ['service-supervisor'], workingHours: 10 },
  { step: 'escalation:2', degree: 'second', who: ['director'], workingHours: 20 },
] as const;

/** What an outage kept back until the next degree is due is said as that one. */
const afterwards = (index: number, dueAfter: (hours: number) => string): string | null => {
  const next = degrees[index + 1];
  return next ? dueAfter(next.workingHours) : null;
};

/** A working day after the dispatcher was asked, and another one after that, unless all of it is there by then. */
const escalations = ({ record, outside }: MillSight): readonly MatterDue[] => {
  const asked = record.fired[kind];
  // Only this matter and its form write under these names.
  const { notes } = (asked?.facts ?? { notes: [] }) as ArchiveFacts;
  if (!asked || notes.length === 0 || isComplete(record, asked.period)) return [];
  const dueAfter = (hours: number): string => addWorkingHours(asked.at, hours, outside);
  return degrees.map(({ step, degree, who, workingHours }, index) => ({
    slot: `${asked.slot}:${step}`,
    period: asked.period,
    step,
    dueAt: dueAfter(workingHours),
    degree,
    who,
    lapsesAt: afterwards(index, dueAfter),
    urgent: false,
  }));
};
