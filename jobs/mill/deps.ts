import type { HandleMill } from '../../src/desk/handle-mill.ts';
import type { Mill } from '../../src/desk/master-data.ts';
import type { JobDeps } from '../deps.ts';

/** What the matters that belong to no order need besides what the orders do. */
export interface MillDeps extends JobDeps {
  readonly mill: () => Mill;
  readonly handleMill: HandleMill;
  /** Folds what other processes wrote to the mill's stream. */
  readonly catchUpMill: () => Promise<void>;
}
