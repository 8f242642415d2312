import type { Language } from '../order/labels.ts';
import type { Order } from '../order/order.ts';
import { reportTemplate } from '../order/reports/template.ts';
import { tableFile } from './table-file.ts';

/** The table of a day's reports as an xlsx file, with a row for each line in production, ready to be filled in. */
export const reportTemplateFile = (
  orders: readonly Order[],
  date: string,
  language: Language,
): Promise<Buffer> => tableFile(reportTemplate(orders, date, language), widths);

const widths = [16, 12, 6, 26, 16, 8, 12, 12, 26, 26];
