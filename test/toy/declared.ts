import type { Stored } from '../../src/order/keys.ts';
import type { Actor } from '../../src/order/roles.ts';
import type { QuietHours, WorkingTime } from '../../src/order/time/calendar.ts';

/** What each step stores. */
interface Records {
  readonly estimate: Stored<{ readonly yuan: number; readonly jobs: readonly string[] }, null>;
  readonly repair: Stored<{ readonly hours: number }, null>;
  readonly 'test-ride': Stored<unknown, null>;
  readonly 'hand-over': Stored<unknown, null>;
}

/** What the owner of a bicycle has agreed to. */
export interface Bicycle {
  readonly yuan: number;
  readonly jobs: readonly string[];
}

/** The world outside of a workshop. */
export interface Town extends WorkingTime {
  readonly settings: WorkingTime['settings'] & {
    readonly serviceLevelHours: Readonly<Record<string, number>>;
    readonly quiet: QuietHours;
  };
  readonly people: readonly Actor[];
}

// A bicycle workshop: nothing of a mill is known in this program, and the engine compiles all the same.
declare module '../../src/order/keys.ts' {
  interface Declared {
    readonly stored: Records;
    readonly rule: 'W1' | 'W2' | 'W3' | 'W4' | 'safe';
    readonly role: 'counter' | 'mechanic' | 'owner';
    readonly kind: 'repair';
    readonly lane: 'stand';
    readonly content: Bicycle;
    readonly outside: Town;
    readonly reminder: 'pick-up';
  }
}
