import { isReportOwed } from '../mill/reports/day-report.ts';
import { changedAt } from '../order/changed-at.ts';
import { factsOf, type Order, stands } from '../order/order.ts';
import { dateIn } from '../order/time/dates.ts';
import { type LeadTime, leadTimes } from '../order/time/lead-times.ts';
import { laterOf } from '../order/time/working-days.ts';
import { turns } from '../order/waiting.ts';
import { sendings } from './confirmation/confirmations.ts';
import { promise } from './confirmation/promise.ts';
import { balanceDueOn } from './money/debts.ts';
import { depositArrived, ledger } from './money/money-ledger.ts';
import type { MillState } from './outside.ts';
import { openAnomalies } from './production/anomalies.ts';
import { dailyReports } from './production/daily-reports.ts';
import { isFromStock } from './schedule/sources.ts';
import { needsReceipt, owedNotices, shipments } from './shipping/shipments.ts';
import { codOwedFen, shopFigures } from './shop/shop-figures.ts';
import { openDoubts } from './terms/doubts.ts';
import { isHandedOver, isHandedOverFrom } from './warehouse/batches.ts';

/** What the digests and the mill's reminders count an order under, kept on the board so that no list folds an order. */
export interface Figures {
  /** What is open (`in-production`, `doubt` …), and what happened with its instant (`placed:2026-11-24T02:00:00.000Z`). */
  readonly figures: readonly string[];
  /** Slips included; null once it is finished or over, since nothing can be late then. */
  readonly promisedOn: string | null;
  readonly scheduledOn: string | null;
  /** The day the last batch was handed over, and the promise it was to keep. */
  readonly finished: { readonly on: string; readonly promisedOn: string | null } | null;
  /** Days for which a daily report was filed. */
  readonly reportedOn: readonly string[];
  /** From which day on reports are owed (S12.1): the later of production date and countersign; null before. */
  readonly reportsFrom: string | null;
  /** Since when production has it: the countersignature; null before. */
  readonly inProductionSince: string | null;
  readonly depositOwedFen: number;
  readonly balanceOwedFen: number;
  /** The day by which that is to be paid; null while nothing is owed or has left. */
  readonly balanceDueOn: string | null;
  /** Of a shop order that has shipped: what its member has not paid. */
  readonly codOwedFen: number;
  /** Days that the customer's waiting moved the dates by (S9.3). */
  readonly slippedDays: number;
  /** Delivery notes issued, with the month in which the goods left. */
  readonly notes: readonly { readonly number: string; readonly month: string }[];
  readonly leads: readonly LeadTime[];
}

/** A list of orders as a digest or reminder asks for it; every one is answered by an index. */
export type FigureQuery =
  /** `unreportedOn`: only those that owe a report of that calendar day and have filed none (S12.1). */
  | { readonly kind: 'figure'; readonly figure: string; readonly unreportedOn?: string }
  /** What happened in a span of time: after one ISO instant, up to and including another. */
  | { readonly kind: 'happened'; readonly what: string; readonly after: string; readonly until: string }
  /** Unfinished and past a date: the promise to the customer, or production's own schedule (S10.1). */
  /** Of which somebody's turn counts as late at an ISO instant. */
  | { readonly kind: 'overdue'; readonly at: string }
  | { readonly kind: 'late'; readonly against: 'promisedOn' | 'scheduledOn'; readonly on: string };

/** An order that was found: what may be said of it without folding it. */
export interface Found extends Figures {
  readonly orderId: string;
  readonly number: string;
  readonly customer: string;
  readonly clerk: string;
  readonly salesperson: string | null;
  readonly waits: readonly {
    readonly action: string;
    readonly who: readonly string[];
    readonly since: string;
    /** Left out by rows of earlier days. */
    readonly lateAt?: string;
  }[];
}

export const figuresOf = (order: Order, outside: MillState): Figures => {
  const { timeZone } = outside.settings;
  const day = (instant: string): string => dateIn(timeZone, instant);
  const dates = promise(order, lastKnownDay(order, outside), timeZone);
  const finishedAt = lastHandedOverAt(order);
  const isUnfinished = finishedAt === null && (order.status === 'open' || order.status === 'held');
  const notes = shipments(order).flatMap(({ note, departedAt }) =>
    note !== null && departedAt !== null ? [{ number: note, month: day(departedAt).slice(0, 7) }] : [],
  );
  const leads = leadTimes(order, day);
  const money = ledger(order);
  const isSent = stands(order, 'confirmation-sent');
  const since = order.marks['production-countersign']?.findLast(({ fallen }) => !fallen)?.at ?? null;
  return {
    figures: [
      ...happened(order),
      ...weeksOf(leads),
      ...new Set(notes.map(({ month }) => `noted:${month}`)),
      ...dailyReports(order).map(({ facts }) => `reported:${facts.date}`),
      ...(order.status === 'open' || order.status === 'held' ? open(order, dates.days) : []),
      ...shopFigures(order),
    ],
    promisedOn: isUnfinished ? dates.slippedPromisedOn : null,
    scheduledOn: isUnfinished && !isFromStock(order) ? dates.slippedFinishedOn : null,
    finished: finishedAt === null ? null : { on: day(finishedAt), promisedOn: dates.slippedPromisedOn },
    reportedOn: dailyReports(order).map(({ facts }) => facts.date),
    // Production had it from then on, so nothing moves its own first day any more.
    reportsFrom:
      since === null
        ? null
        : laterOf(day(since), promise(order, day(since), timeZone).slippedProductionOn ?? ''),
    inProductionSince: since,
    depositOwedFen: isSent ? money.depositDueFen - money.depositArrivedFen : 0,
    balanceOwedFen: money.receivableFen,
    balanceDueOn: balanceDueOn(order, timeZone),
    codOwedFen: codOwedFen(order),
    slippedDays: dates.days,
    notes,
    leads,
  };
};

/** A day on which the dates were last known to move: each slip is a commit of its own, so this one is never behind. */
const lastKnownDay = (order: Order, { settings }: MillState): string =>
  laterOf(
    dateIn(settings.timeZone, changedAt(order)),
    ...Object.values(order.fired).flatMap(({ slip }) => slip?.days ?? []),
  );

const lastHandedOverAt = (order: Order): string | null => {
  if (!isHandedOver(order)) return null;
  const marks = [...factsOf(order, 'batch'), ...factsOf(order, 'stock-batch')];
  return marks.reduce((latest, { at }) => laterOf(latest, at), '');
};

/** What happened and when it was recorded, so that the orders of any span are found by it and none falls between two. */
const happened = (order: Order): readonly string[] => {
  const finishedAt = lastHandedOverAt(order);
  const closed = factsOf(order, 'close').at(-1);
  const [sent] = sendings(order);
  const departed = factsOf(order, 'shipped');
  return [
    `placed:${order.placedAt}`,
    ...(sent ? [`confirmed:${sent.at}`] : []),
    ...(finishedAt === null ? [] : [`finished:${finishedAt}`]),
    ...departed.map(({ at }) => `shipped:${at}`),
    ...(closed ? [`closed:${closed.at}`] : []),
  ];
};

const weeksOf = (leads: readonly LeadTime[]): readonly string[] => [
  ...new Set(leads.map(({ week }) => `signed:${week}`)),
];

/** What is open on an order now: exceptions and debts. */
const open = (order: Order, slippedDays: number): readonly string[] => {
  const isSent = stands(order, 'confirmation-sent');
  const isFinished = lastHandedOverAt(order) !== null;
  const holds = {
    open: true,
    held: order.status === 'held',
    doubt: openDoubts(order).length > 0,
    anomaly: openAnomalies(order).length > 0,
    slipped: slippedDays > 0 && !isFinished,
    return: isSent && turns(order).some(({ action }) => action.key === 'return'),
    deposit: isSent && !depositArrived(order).met,
    balance: ledger(order).receivableFen > 0,
    notice: owedNotices(order).length > 0,
    receipt: shipments(order).some((one) => needsReceipt(one) && one.receiptAt === null),
    // An order on hold is in production still, but nothing is reported of it.
    'report-owed': isReportOwed(order),
    'in-production': stands(order, 'production-countersign') && !isHandedOverFrom(order, 'made'),
  };
  return Object.entries(holds).flatMap(([name, is]) => (is ? [name] : []));
};
