import type { DueMatter } from '../../src/mill/due.ts';
import type { Gathered, MillSight } from '../../src/mill/matter.ts';
import { foundBy } from '../../src/store/board-figures.ts';
import type { MillDeps } from './deps.ts';
import { prepared } from './prepare.ts';

/** Looks up on the board what a matter asks for, each list by its index, and does what must be done before it is said. */
export const gather = async (
  deps: Pick<MillDeps, 'collections' | 'ports'>,
  { matter, due }: DueMatter,
  sight: MillSight,
): Promise<Gathered> => {
  // Nothing is said any more of what lapsed.
  if (due.lapsesAt !== null && due.lapsesAt <= deps.ports.now().toISOString())
    return { found: {}, prepared: null };
  const asked = Object.entries(matter.asks(due, sight));
  const found = await Promise.all(
    asked.map(async ([name, query]) => [name, await foundBy(deps.collections, query)] as const),
  );
  return {
    found: Object.fromEntries(found),
    prepared: matter.prepares === null ? null : await prepared[matter.prepares](deps, due),
  };
};
