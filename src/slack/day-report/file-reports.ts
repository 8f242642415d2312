import { groupBy } from '../../../blocks/group-by.ts';
import type { DayOutcome, DayResult } from '../../../blocks/reports/day-answer.ts';
import type { Outcome } from '../../desk/handle.ts';
import type { Attempt } from '../../desk/in-time.ts';
import { type DayEntry, dayAction, judgeDay, type Reporter } from '../../mill/reports/day-report.ts';
import { seenHash } from '../../order/seen.ts';
import { isCorrection } from '../../procedure/production/daily-reports.ts';
import type { SlackDeps } from '../deps.ts';

type Deps = Pick<SlackDeps, 'sign' | 'journal' | 'log'>;

interface Filing {
  readonly reporter: Reporter;
  /** The submission: each report's own `via` follows from it. */
  readonly via: string;
  readonly attempt: Attempt;
}

/**
 * Files each order's report as a commit of its own. One that is refused leaves the others standing; the same submission
 * once more files nothing twice.
 */
export const fileReports = async (
  deps: Deps,
  entries: readonly DayEntry[],
  filing: Filing,
): Promise<readonly DayResult[]> => {
  const byOrder = groupBy(entries, ({ order }) => order.id);
  // Orders at once; several days of one order one after the other, since each is a commit on it.
  const results = await Promise.all([...byOrder.values()].map((own) => inTurn(deps, own, filing)));
  return results.flat();
};

const inTurn = async (deps: Deps, entries: readonly DayEntry[], filing: Filing): Promise<DayResult[]> => {
  const results: DayResult[] = [];
  for (const entry of entries) {
    const { order, date } = entry;
    results.push({ order, date, outcome: await filed(deps, entry, filing) });
  }
  return results;
};

const filed = async (deps: Deps, entry: DayEntry, filing: Filing): Promise<DayOutcome> => {
  const { order, date, raw } = entry;
  const via = `${filing.via}:${order.id}:${date}`;
  const verdict = judgeDay(entry, filing.reporter);
  if (verdict.kind === 'blank' || verdict.kind === 'unchanged') return { kind: verdict.kind };
  try {
    // What stands in the way may be this very report: its answer was lost.
    if (verdict.kind === 'refused' && !(await deps.journal.findByVia(order.id, via))) return verdict;
    const outcome = await deps.sign({
      orderId: order.id,
      action: dayAction.key,
      part: null,
      raw: { ...raw, date },
      seen: seenHash(dayAction, order, null),
      by: filing.reporter.by,
      via,
      attempt: filing.attempt,
    });
    return told(outcome);
  } catch (error) {
    deps.log.error({ orderId: order.id, error }, 'a daily report could not be written to the journal');
    return { kind: 'unsure' };
  }
};

const told = (outcome: Outcome): DayOutcome => {
  switch (outcome.kind) {
    case 'signed':
    case 'repeated':
      return { kind: isCorrection(outcome.order, outcome.commit.version) ? 'corrected' : 'filed' };
    case 'signed-otherwise':
      return { kind: 'otherwise' };
    case 'nothing-new':
      return { kind: 'unchanged' };
    case 'refused':
      return { kind: 'refused', refusal: outcome.refusal };
    default:
      return outcome satisfies never;
  }
};
