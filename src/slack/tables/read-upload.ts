import { createHash } from 'node:crypto';
import type { Table } from '../../mill/tables/columns.ts';
import { type Label, label } from '../../order/labels.ts';
import { readTableApart } from '../../papers/read-apart.ts';
import { mostTableBytes } from '../../papers/read-table.ts';
import type { SlackDeps } from '../deps.ts';

/** An uploaded table as it was read, or why it was not. */
export type Upload =
  | { readonly ok: true; readonly name: string; readonly sha256: string; readonly rows: Table }
  | { readonly ok: false; readonly name: string; readonly problem: Label };

/**
 * Fetches an uploaded CSV or xlsx file and reads its first sheet; whatever is wrong with it, its columns as `missing`
 * judges them included, is an answer, not a fault.
 */
export const readUpload = async (
  { fetchFile, log }: Pick<SlackDeps, 'fetchFile' | 'log'>,
  fileId: string,
  missing: (table: Table) => Label | undefined,
): Promise<Upload> => {
  try {
    const file = await fetchFile(fileId, mostTableBytes);
    if (!file) return { ok: false, name: fileId, problem: tooLarge };
    const read = await readTableApart(file.name, file.bytes);
    const problem = read.ok ? missing(read.rows) : read.problem;
    if (!read.ok || problem) return { ok: false, name: file.name, problem: problem ?? unreadable };
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return { ok: true, name: file.name, sha256, rows: read.rows };
  } catch (error) {
    log.warn({ fileId, error }, 'an uploaded table could not be fetched');
    return { ok: false, name: fileId, problem: unreadable };
  }
};

const tooLarge = label('文件太大，最多 2 MB', 'The file is too large; at most 2 MB');
const unreadable = label('没有取到文件，请再传一次', 'The file could not be fetched; please upload it again');
