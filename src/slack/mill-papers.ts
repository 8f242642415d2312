import { millEventsOf } from '../desk/handle-mill.ts';
import { millStream } from '../desk/master-data.ts';
import type { PrintedFile } from '../desk/printing.ts';
import { type ArchiveAnswers, type ArchiveFacts, archiveForm } from '../mill/matters/archive.ts';
import { signedOn } from '../mill/record.ts';
import { archiveList } from '../mill/reports/archive-list.ts';
import { productionReport } from '../mill/reports/production-report.ts';
import type { Language } from '../order/labels.ts';
import type { Paper } from '../order/paper.ts';
import type { SlackDeps } from './deps.ts';
import { foldedOrders } from './folded-orders.ts';

type Deps = Pick<SlackDeps, 'board' | 'journal' | 'log' | 'mill' | 'printing'>;

/** A paper that belongs to no order, of a day or month; undefined where there is none. It bears no sums. */
export const millPaper = async (
  deps: Deps,
  { kind, part, language }: { readonly kind: string; readonly part: string; readonly language: Language },
): Promise<PrintedFile | undefined> => {
  const paper = await paperFor(deps, kind, part);
  return paper && deps.printing.record(paper, { language, sees: 'open' });
};

const paperFor = async (deps: Deps, kind: string, part: string): Promise<Paper | undefined> => {
  if (kind === 'production-report') {
    const found = await deps.board.found({ kind: 'figure', figure: `reported:${part}` });
    const orders = await foldedOrders(
      deps,
      found.map(({ orderId }) => orderId),
    );
    return productionReport(orders, part);
  }
  if (kind !== 'archive') return undefined;
  const commit = await deps.journal.findByVia(millStream, `archive:${part}`);
  const fired = commit && millEventsOf(commit).find((event) => event.type === 'MatterFired');
  if (!fired) return undefined;
  const signed = signedOn(deps.mill().record, archiveForm, part);
  // Only the archive and its form write under these names.
  const { notes } = fired.facts as ArchiveFacts;
  const answers = signed?.answers as ArchiveAnswers | undefined;
  return archiveList({ month: part, notes, missing: answers?.missing ?? [], by: signed?.by.name ?? null });
};
