import { factsOf, type Mark, type Order, stands } from '../../order/order.ts';
import { partId } from '../../order/parts.ts';
import { remembered } from '../../order/remembered.ts';
import type { Person } from '../../order/roles.ts';
import { minus } from '../goods/quantities.ts';
import { batchOf } from '../warehouse/batches.ts';
import type { OpenedAnomaly } from '../warehouse/goods-facts.ts';

/** An anomaly with the quantity it touches still: what its closings have not settled yet. */
export interface Anomaly extends OpenedAnomaly {
  readonly openedAt: string;
  readonly by: Person;
  readonly closed: boolean;
}

/**
 * Every anomaly of the order, oldest first. One whose report quality reversed never was; one that an inspection, a prompt
 * or an arrival opened stays when that is taken back, since it ends only by its closing.
 */
export const anomalies = remembered((order): readonly Anomaly[] => {
  const found = openers(order).map((mark) => ({
    ...mark.facts.anomaly,
    openedAt: mark.at,
    by: mark.by,
    ...leftOf(order, mark.facts.anomaly),
  }));
  return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
});

/**
 * What of an anomaly is settled: quality closes one that touches goods, outcome by outcome until the quantities add up to
 * what it touches; the supervisor any other.
 */
const leftOf = (order: Order, { id, quantities }: OpenedAnomaly): Pick<Anomaly, 'closed' | 'quantities'> => {
  const closings = factsOf(order, 'anomaly-close', id);
  const settled = closings.flatMap(({ facts }) => facts?.settled ?? []);
  const left = minus(quantities, settled).filter(({ quantity }) => quantity > 0);
  const isWhole = left.length === 0 || closings.some(({ facts }) => facts?.settled === undefined);
  return {
    quantities: left,
    closed: stands(order, 'anomaly-settle', id) || (closings.length > 0 && isWhole),
  };
};

export const openAnomalies = (order: Order): readonly Anomaly[] =>
  anomalies(order).filter(({ closed }) => !closed);

export const anomalyOf = (order: Order, id: string | null): Anomaly | undefined =>
  anomalies(order).find((anomaly) => anomaly.id === id);

/** The open anomalies that touch goods of a batch, by its name or by a line of which it has some. */
export const blockedBy = (order: Order, batch: string): readonly Anomaly[] => {
  const lines = batchOf(order, batch)?.finished.map(({ id }) => id) ?? [];
  return openAnomalies(order).filter((open) =>
    open.batch === null ? open.quantities.some(({ id }) => lines.includes(id)) : open.batch === batch,
  );
};

/** The id of an anomaly that another part's act opens: `am1` for prompt m1, then `am1.2` if that one was closed. */
export const anomalyIdFor = (order: Order, part: string): string => {
  const first = partId('a', part);
  const own = anomalies(order).filter(({ id }) => id === first || id.startsWith(`${first}.`));
  const open = own.find(({ closed }) => !closed);
  if (open) return open.id;
  return own.length === 0 ? first : `${first}.${own.length + 1}`;
};

type Opener = Mark<unknown, { readonly anomaly: OpenedAnomaly }>;

/** The actions whose marks may open one. Named, so that what covers stock looks at their marks alone. */
const openingKeys = ['anomaly', 'monitoring', 'inspection', 'inspection-quality', 'arrival'] as const;

const openers = (order: Order): readonly Opener[] =>
  openingKeys
    .flatMap((key) => order.marks[key] ?? [])
    .filter((mark): mark is Opener => opens(mark) && !isTakenBack(mark))
    .sort((left, right) => left.version - right.version);

const opens = ({ facts }: Mark): boolean =>
  typeof facts === 'object' &&
  facts !== null &&
  'anomaly' in facts &&
  typeof facts.anomaly === 'object' &&
  facts.anomaly !== null;

const isTakenBack = ({ fallen }: Mark): boolean =>
  fallen !== null &&
  (fallen.why === 'withdrawn' || fallen.why === 'reversed') &&
  fallen.keepsAnomaly !== true;
