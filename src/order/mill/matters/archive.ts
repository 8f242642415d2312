import { addWorkingHours } from '../../calendar.ts';
import { type Label, label, verbatim } from '../../labels.ts';
import { type Due, type Gathered, type MillMessage, type MillSight, matter, nextOf } from '../matter.ts';
import { type MillRecord, signedOn } from '../record.ts';
import { afterEveryMonth } from '../rhythm.ts';

interface ArchiveFacts {
  /** Numbers of the month's delivery notes. */
  readonly notes: readonly string[];
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
  }),
  tells: ({ period, slot, degree, who, facts: { notes } }) => {
    if (notes.length === 0) return [];
    const month = `${Number(period.slice(5))} 月`;
    const opens = [{ form: archiveForm, part: period, label: label('确认归档', 'Acknowledge') }];
    const asked: MillMessage = {
      channel: 'orders',
      mentions: who,
      title: label(`${month}发货单归档`, `Delivery notes of ${period}`),
      parts: [
        {
          text: label(
            `请移交 ${month}的 ${notes.length} 张销售发货单，客服员核对后确认：`,
            `Please hand over the ${notes.length} delivery notes of ${period}; the clerk checks and acknowledges:`,
          ),
        },
        { text: verbatim(notes.join(' · ')) },
      ],
      opens,
    };
    if (degree === 'reminder') return [asked];
    const late: Label = label(
      `${month}的销售发货单尚未移交归档`,
      `The delivery notes of ${period} have not been handed over`,
    );
    const escalated = { mentions: who, title: late, parts: [], opens };
    return [
      { ...escalated, channel: 'orders', under: slot.replace(/:escalation:\d$/, '') },
      { ...escalated, channel: 'escalations' },
    ];
  },
});

export const notesOf = (month: string, { found }: Pick<Gathered, 'found'>): readonly string[] =>
  (found.noted ?? [])
    .flatMap(({ notes }) => notes)
    .filter((note) => note.month === month)
    .map(({ number }) => number)
    .sort();

/** Whether the clerk acknowledged a month's notes and none is missing. */
const isComplete = (record: MillRecord, month: string): boolean => {
  // Only the archive's form writes under its name.
  const answers = signedOn(record, archiveForm, month)?.answers as ArchiveAnswers | undefined;
  return answers !== undefined && (answers.missing ?? []).length === 0;
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
const escalations = ({ record, outside }: MillSight): readonly Due[] => {
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
