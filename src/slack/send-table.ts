import { makeTableFile } from '../papers/table-file.ts';
import type { SlackDeps } from './deps.ts';
import { sendFile } from './send-file.ts';

/** A table to be sent: its heading and rows, the columns' widths, and the file's name without its ending. */
export interface SentTable {
  readonly rows: readonly (readonly (string | number)[])[];
  readonly widths: readonly number[];
  readonly name: string;
  readonly comment?: string;
}

/** Sends a table as an xlsx file to the person's own conversation with the desk. */
export const sendTable = async (
  deps: Pick<SlackDeps, 'client'>,
  userId: string,
  { rows, widths, name, comment }: SentTable,
): Promise<void> => {
  const file = await makeTableFile(rows, widths);
  const commented = comment === undefined ? {} : { comment };
  await sendFile(deps, userId, { name: `${name}.xlsx`, bytes: file, ...commented });
};
