import { dateIn } from '../order/time/dates.ts';
import type { MillState } from '../procedure/outside.ts';
import { standingIn } from '../procedure/stand-ins.ts';
import type { Directory } from './directory.ts';

/** The directory, in which everybody who acts also acts for whom they stand in for that day (process §1). */
export const withStandIns = (
  directory: Directory,
  seen: () => { readonly outside: MillState; readonly now: Date },
): Directory => ({
  ...directory,
  actor: async (userId) => {
    const { outside, now } = seen();
    const today = dateIn(outside.settings.timeZone, now.toISOString());
    return standingIn(await directory.actor(userId), outside, today);
  },
});
