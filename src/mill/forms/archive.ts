import { wrong } from '../../order/decision.ts';
import { optional, statement, ticks } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { millForm } from '../form.ts';
import { type ArchiveAnswers, archiveForm, noteMessages, notesOf } from '../matters/archive.ts';

/** S16.1: the clerk acknowledges the month's archive, and names what is missing from it. */
export const archiveAcknowledged = millForm({
  key: archiveForm,
  rule: 'S16.1',
  title: label('发货单归档', 'Archive of notes'),
  submit: label('确认', 'Acknowledge'),
  by: ['service'],
  fields: {
    missing: optional(
      ticks(
        label('缺少的发货单', 'Notes that are missing'),
        ({ part, mill }) =>
          notesOf(part ?? '', { found: mill?.found ?? {} }).map((note) => ({
            value: note,
            label: verbatim(note),
          })),
        { hint: label('都在就不勾', 'Tick none when all are there') },
      ),
    ),
    because: optional(
      statement(label('缺少的原因与何时补齐', 'Why they are missing, and when they will come')),
    ),
  },
  asks: ({ part }) => ({ noted: { kind: 'figure', figure: `noted:${part}` } }),
  shows: ({ part, mill }) => [
    { label: label('月份', 'Month'), value: verbatim(part ?? '') },
    {
      label: label('发货单', 'Delivery notes'),
      value: label(`${notesOf(part ?? '', mill).length} 张`, `${notesOf(part ?? '', mill).length} in all`),
    },
  ],
  reliesOn: ({ part, mill }) => notesOf(part ?? '', mill),
  judge: (_sight, { missing, because }) =>
    (missing ?? []).length > 0 && because === null
      ? wrong('S16.1', 'because', '请写明原因和补齐时间', 'Please say why, and when they will come')
      : undefined,
  facts: ({ part, mill }) => ({ notes: notesOf(part ?? '', mill).length }),
  // Only this form writes these answers.
  redraws: ({ part, by, answers }) =>
    ((answers as ArchiveAnswers).missing ?? []).length > 0
      ? []
      : [
          {
            slot: `archive:${part}`,
            of: 'every-degree',
            note: label(`✅ ${by.name} 已确认归档`, `✅ Acknowledged by ${by.name}`),
            isOver: true,
          },
        ],
  tells: ({ part, by, answers }) => {
    // Only this form writes these answers.
    const { missing, because } = answers as { missing: readonly string[] | null; because: string | null };
    const lacking = missing ?? [];
    const channel = 'orders' as const;
    const message = { channel, under: `archive:${part}`, mentions: [], opens: [] };
    const title = label(
      `${part} 发货单归档：${by.name} 已确认`,
      `Delivery notes of ${part}: acknowledged by ${by.name}`,
    );
    if (lacking.length === 0)
      return [{ ...message, title, parts: [{ text: label('全部移交 ✓', 'All handed over ✓') }] }];
    const lead = label(
      `⚠ 缺 ${lacking.length} 张：“${because}”`,
      `⚠ Missing ${lacking.length}: “${because}”`,
    );
    const again = label('补齐后再确认', 'Acknowledge again');
    return noteMessages(lacking).map((parts, index) =>
      index === 0
        ? {
            ...message,
            title,
            parts: [{ text: lead }, ...parts],
            opens: [{ form: archiveForm, part, label: again }],
          }
        : { ...message, title, parts },
    );
  },
});
