import writeXlsxFile from 'write-excel-file/node';
import type { Language } from '../order/labels.ts';
import type { Order } from '../order/order.ts';
import { reportTemplate } from '../order/reports/template.ts';

/** The table of a day's reports as an xlsx file, with a row for each line in production, ready to be filled in. */
export const reportTemplateFile = async (
  orders: readonly Order[],
  date: string,
  language: Language,
): Promise<Buffer> => {
  const [heading = [], ...rows] = reportTemplate(orders, date, language);
  // Every cell is written as text or as a number: what people wrote never becomes a formula.
  const data = [
    heading.map((value) => ({ value, fontWeight: 'bold' as const, type: String })),
    ...rows.map((row) => row.map(cell)),
  ];
  return writeXlsxFile(data, { columns: widths.map((width) => ({ width })) }).toBuffer();
};

const cell = (value: string | number) => {
  if (value === '') return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
};

const widths = [16, 12, 6, 26, 16, 8, 12, 12, 26, 26];
