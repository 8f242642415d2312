import type { MatterDue, MillMatter } from '../../src/mill/matter.ts';
import { sealNight } from '../../src/store/seals.ts';
import type { MillDeps } from './deps.ts';

type Deps = Pick<MillDeps, 'collections' | 'ports'>;

/** Work that a matter needs done before it is said; done again it comes to the same. */
export const prepared: Readonly<
  Record<NonNullable<MillMatter<unknown>['prepares']>, (deps: Deps, due: MatterDue) => Promise<unknown>>
> = {
  seal: async ({ collections, ports }, { period }) => {
    const { hash, heads } = await sealNight(collections, period, ports.now().toISOString());
    return { sealHash: hash, chains: heads.length };
  },
};
