import { z } from 'zod';
import type { Sight } from '../order/action.ts';
import { rememberedWhile } from '../order/cache.ts';
import { forbidden, type Refusal, wrong } from '../order/decision.ts';
import { choice, optional, sometimes, tableFile } from '../order/fields.ts';
import type { Json } from '../order/json.ts';
import type { RuleId } from '../order/keys.ts';
import { type Label, type Language, label } from '../order/labels.ts';
import type { Fact } from '../order/paper.ts';
import type { MillState } from '../procedure/outside.ts';
import type { MillFormSight } from './form.ts';
import { countOf, type TableReading, tableFact } from './tables/answer.ts';
import type { Table } from './tables/columns.ts';

/** What a form of the mill needs to know of the table that may be handed in with it. */
export interface FormTable {
  /** Why it cannot be read row by row at all; undefined when it can. */
  missing(table: Table): Label | undefined;
  /** The table to start from: headings, then what is on file. */
  template(sight: MillFormSight, language: Language): readonly (readonly (string | number)[])[];
  readonly widths: readonly number[];
  /** The template's name as a file. */
  readonly name: Label;
}

/** Where the rows of the file that was handed in stand among a form's answers: read once, kept until it is signed. */
export const tableBlock = 'table.rows';

const KeptTable = z.object({
  name: z.string(),
  sha256: z.string(),
  rows: z.array(z.array(z.string())),
});
export type KeptTable = z.infer<typeof KeptTable>;

/** The table that was handed in and checked; undefined before. */
export const tableIn = ({ raw }: Pick<Sight, 'raw'>): KeptTable | undefined => {
  const { [tableBlock]: kept } = raw;
  return typeof kept === 'string' && kept !== '' ? KeptTable.parse(JSON.parse(kept)) : undefined;
};

/** Reads the table of a form row by row, against what is on file. */
type ReadTable<T> = (table: Table, outside: MillState) => TableReading<T>;

/** The file to be read; under a fresh block id each time one was, since Slack would hand the same file in again. */
export const firstTable = sometimes(
  (sight) => tableIn(sight) === undefined,
  tableFile(label('表格（xlsx 或 CSV）', 'Table (xlsx or CSV)'), {
    follows: tableBlock,
    hint: label(
      '先逐行核对，您确认后才导入',
      'Checked row by row first; nothing is imported before you say so',
    ),
  }),
);

/** Asked once a table was checked: another in its place. */
export const correctedTable = sometimes(
  (sight) => tableIn(sight) !== undefined,
  optional(
    tableFile(label('改好的表格', 'Corrected table'), {
      follows: tableBlock,
      hint: label(
        '另传一个就重新核对；不传就用上面的',
        'Another one is checked anew; without it the one above counts',
      ),
    }),
  ),
);

/** What becomes of a table with bad rows: nothing, unless the good ones are chosen. */
export const badRows = choice(
  label('有误的行', 'Rows that are wrong'),
  {
    none: label('有误就全部不导入', 'Import nothing while any row is wrong'),
    good: label('只导入合格的行', 'Import the good rows'),
  },
  { initial: () => 'none' },
);

interface Asked {
  readonly raw: Sight['raw'];
  readonly read: ReadTable<unknown>;
}

/** The last reading in each world: a form asks for it a dozen times, and a table has up to 2,000 rows. */
const lastReading = rememberedWhile((outside: MillState, { raw, read }: Asked) => {
  const table = tableIn({ raw });
  return {
    answer: table && read(table.rows, outside),
    isFor: (later: Asked) => later.raw[tableBlock] === raw[tableBlock] && later.read === read,
  };
});

const readingOf = <T>(read: ReadTable<T>, { outside, raw }: Sight): TableReading<T> | undefined =>
  // What the same reader made of the same table.
  lastReading(outside, { raw, read }) as TableReading<T> | undefined;

const hasBad = (read: ReadTable<unknown>, sight: Sight): boolean => {
  const reading = readingOf(read, sight);
  return reading !== undefined && countOf(reading.rows, 'bad') > 0 && reading.good.length > 0;
};

/** The checked table, put before the signer; nothing before a file is handed in. */
const tableShown = (read: ReadTable<unknown>, sight: Sight): readonly Fact[] => {
  const [table, reading] = [tableIn(sight), readingOf(read, sight)];
  return table && reading ? [tableFact(table.name, reading)] : [];
};

/** What the table says that counts; empty before one is handed in. */
const goodRows = <T>(read: ReadTable<T>, sight: Sight): readonly T[] => readingOf(read, sight)?.good ?? [];

/** Nothing is imported when any row is bad, unless the importer chooses the good ones (process §2). */
const tableRefused = (
  rule: RuleId,
  read: ReadTable<unknown>,
  sight: Sight,
  bad: 'none' | 'good' | null,
): Refusal | undefined => {
  const reading = readingOf(read, sight);
  if (!reading)
    return wrong(rule, 'table', '表格还没有读到，请再传一次', 'No table was read; upload it again');
  const wrongRows = countOf(reading.rows, 'bad');
  if (reading.good.length === 0) return wrongRows > 0 ? noneGood(rule, wrongRows) : nothingNew(rule);
  if (wrongRows === 0 || bad === 'good') return undefined;
  return wrong(
    rule,
    'bad',
    `${wrongRows} 行有误，什么也没有导入：改好表格再传，或选“只导入合格的行”`,
    `${wrongRows} rows are wrong and nothing was imported: upload the corrected table, or choose “Import the good rows”`,
  );
};

const noneGood = (rule: RuleId, count: number): Refusal =>
  wrong(
    rule,
    'corrected',
    `没有可导入的行（${count} 行有误）：请按核对结果改好再传`,
    `No row can be imported (wrong: ${count}): correct them as said above and upload the table again`,
  );

const nothingNew = (rule: RuleId): Refusal =>
  forbidden(
    rule,
    '与现行的完全相同，没有可导入的。',
    'All of it is on file already; there is nothing to import.',
  );

/** What the signature keeps of the table it was given on. */
const tableFacts = (read: ReadTable<unknown>, sight: Sight) => {
  const [table, reading] = [tableIn(sight), readingOf(read, sight)];
  return {
    file: table?.name ?? null,
    sha256: table?.sha256 ?? null,
    imported: reading?.good.length ?? 0,
    refused: reading ? countOf(reading.rows, 'bad') : 0,
  };
};

/** What a signer relies on: when a row would be answered otherwise by now, the form is shown again. */
const tableSeen = (read: ReadTable<unknown>, sight: Sight): Json =>
  readingOf(read, sight)?.rows.map(({ row, kind, say }) => [row, kind, say.en]) ?? null;

/** The table of a form by one reader: its questions, and what its rows come to wherever the form needs it. */
export const rowsBy = <T>(rule: RuleId, read: ReadTable<T>) => ({
  /** The file, and, where rows are bad, whether the good ones count alone. */
  fields: {
    table: firstTable,
    corrected: correctedTable,
    bad: sometimes((sight) => hasBad(read, sight), badRows),
  },
  shown: (sight: Sight) => tableShown(read, sight),
  seen: (sight: Sight) => tableSeen(read, sight),
  good: (sight: Sight) => goodRows(read, sight),
  refused: (sight: Sight, bad: 'none' | 'good' | null) => tableRefused(rule, read, sight, bad),
  facts: (sight: Sight) => tableFacts(read, sight),
});
