import type { Commit } from '../order/commit.ts';
import { blankLetterhead, type Letterhead } from '../procedure/letterhead.ts';
import { millEventsOf } from './handle-mill.ts';

/** What stood on the mill's papers at an instant (ISO), as its stream tells it: papers bear the letterhead of their day. */
export const letterheadAt = (commits: readonly Commit[], instant: string): Letterhead =>
  commits
    .filter(({ at }) => at <= instant)
    .flatMap((commit) => millEventsOf(commit))
    .reduce(
      (before, event) => (event.type === 'SettingsChanged' ? (event.settings.letterhead ?? before) : before),
      blankLetterhead,
    );
