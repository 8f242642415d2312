import { addDays } from '../../order/time/dates.ts';
import { instantAt } from '../../order/time/working-days.ts';
import { matter, nextOf } from '../matter.ts';
import { everyDay } from '../rhythm.ts';

export interface SealFacts {
  /** SHA-256 over the heads of all chains that grew, chained to the seal before. */
  readonly sealHash: string;
  readonly chains: number;
}

export const sealKind = 'seal';
const sealedAt = '00:30';

/**
 * Architecture §2: each night the ends of all chains are sealed, so that a chain cut short or an order removed shows later. A
 * night that passed cannot be sealed afterwards: the next seal holds its chains too.
 */
export const seal = matter<SealFacts>({
  kind: sealKind,
  due: (sight) =>
    nextOf(sight, {
      kind: sealKind,
      rhythm: everyDay(sealedAt),
      urgent: true,
      lapsesAt: (night, outside) => instantAt(addDays(night, 1), sealedAt, outside),
    }),
  prepares: 'seal',
  facts: (_due, { prepared }) => prepared as SealFacts,
});
