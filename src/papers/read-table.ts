import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { type Label, label } from '../order/labels.ts';
import { decodeText } from './decode-text.ts';

/** Cells as texts, row by row, as the sheet holds them; or why the file cannot be read. */
export type TableFile =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly problem: Label };

/** Far more than a mill's day; what is larger is no table of reports, or was made to hurt. */
export const mostTableBytes = 2_000_000;
const mostUnpackedBytes = 30_000_000;
const mostRows = 2000;
const mostColumns = 50;

/**
 * Reads a CSV file or the first sheet of an xlsx file. Formulas are not worked out: of a cell with one, the value saved
 * beside it counts.
 */
export const readTableFile = async (name: string, bytes: Uint8Array): Promise<TableFile> => {
  if (bytes.byteLength > mostTableBytes) return tooManyBytes;
  const rows = isZip(bytes) ? await xlsxRows(bytes) : csvRows(name, bytes);
  if (!Array.isArray(rows)) return rows as TableFile;
  const filled = withoutTail(rows);
  if (filled.length < 2) return no('表里没有数据', 'The table holds no rows');
  if (filled.length > mostRows + 1)
    return no(`行数太多，最多 ${mostRows} 行`, `Too many rows; at most ${mostRows}`);
  return { ok: true, rows: filled.map((row) => row.slice(0, mostColumns)) };
};

type Rows = readonly (readonly string[])[];

const no = (zh: string, en: string): TableFile => ({ ok: false, problem: label(zh, en) });

export const tooManyBytes = no('文件太大，最多 2 MB', 'The file is too large; at most 2 MB');

/** Every xlsx file is a zip file, whatever it is called. */
const isZip = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b;
/** The old xls format and what else Microsoft kept in compound files. */
const isCompound = ([first, second]: Uint8Array): boolean => first === 0xd0 && second === 0xcf;

const csvRows = (name: string, bytes: Uint8Array): Rows | TableFile => {
  if (isCompound(bytes))
    return no(
      '这是旧的 xls 格式，请另存为 xlsx 或 CSV',
      'This is the old xls format; save it as xlsx or CSV',
    );
  const text = decodeText(bytes);
  if (text.includes('\u0000')) return no(`看不懂文件 ${name}`, `${name} is no table`);
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // A quote within a text that is not quoted is the person's own.
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
      to: mostRows + 2,
    });
  } catch (fault) {
    const line = fault instanceof Error && 'lines' in fault ? ` ${String(fault.lines)}` : '';
    return no(`CSV 第${line} 行的引号或格式有误`, `The CSV breaks off at line${line}: check its quotes`);
  }
};

/** Excel separates by the computer's own habit: whichever the heading row has most of. */
const delimiterOf = (text: string): string => {
  const [heading = ''] = text.split(/\r?\n/, 1);
  const counted = [',', '\t', ';'].map((sign) => ({ sign, count: heading.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
};

const xlsxRows = async (bytes: Uint8Array): Promise<Rows | TableFile> => {
  try {
    if (unpackedBytes(bytes) > mostUnpackedBytes)
      return no('表格展开后太大', 'The workbook is too large once unpacked');
    // Figures stay the digits of the file; as numbers they would lose nothing here but the library's own reading.
    const sheet = await readSheet(new Blob([Uint8Array.from(bytes)]), { parseNumber: plainFigure });
    return sheet.map((row) => row.map(cellText));
  } catch {
    return no('xlsx 文件打不开，请重新另存后再试', 'The xlsx file cannot be opened; save it again and retry');
  }
};

/** As the zip's own directory says, without unpacking anything. */
const unpackedBytes = (bytes: Uint8Array): number => {
  let sum = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      sum += originalSize;
      return false;
    },
  });
  return sum;
};

/** 3.2 is sometimes kept as 3.2000000000000002. */
const plainFigure = (digits: string): string => String(Number(digits));

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};

const withoutTail = (rows: Rows): Rows =>
  rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell.trim() !== '')) + 1);
