import type { Parcel } from '../desk/parcels.ts';
import { providerOf } from './ask.ts';
import { isLeftAlone } from './guarded.ts';
import { hear, type TrackingDeps } from './hear.ts';
import type { Provider } from './provider.ts';
import { receiverPhone } from './receiver-phone.ts';

const hour = 3_600_000;
/** How long without a push until it is asked for: a push may be lost. */
const pushedEveryMs = 6 * hour;
const askedEveryMs = 2 * hour;
/** After an "abort" of the provider, as it asks; it takes four subscriptions a month. */
const againAfterMs = hour / 2;
const mostRegistrations = 4;
const soonMs = 5 * 60_000;
const longestMs = 6 * hour;

/** Registers parcels that are new, and asks for those that nothing was heard of for a while. On the desk's clock. */
export const lookAfterParcels = async (deps: TrackingDeps): Promise<void> => {
  const now = deps.ports.now().getTime();
  for (const parcel of await deps.parcels.due(new Date(now).toISOString())) {
    const provider = providerOf(deps, parcel);
    // Of two that do so at once only one goes on; where it dies, it is looked at again then.
    if (!(await deps.parcels.claim(parcel, after(now, soonMs)))) continue;
    if (provider) await lookAfter(deps, provider, { parcel, now });
    else await deps.parcels.change(parcel._id, { nextAt: after(now, longestMs) });
  }
};

const lookAfter = async (
  deps: TrackingDeps,
  provider: Provider,
  { parcel, now }: { readonly parcel: Parcel; readonly now: number },
): Promise<void> => {
  try {
    const phone = await receiverPhone(deps.ports, provider, parcel);
    if (!parcel.isRegistered && parcel.registrations < mostRegistrations) {
      await provider.register(parcel, phone);
      const registrations = parcel.registrations + 1;
      const nextAt = after(now, provider.pushes ? pushedEveryMs : soonMs);
      await deps.parcels.change(parcel._id, { isRegistered: true, registrations, attempts: 0, nextAt });
      return;
    }
    const told = await provider.fetch(parcel, phone);
    await hear(deps, provider, { parcel, told });
    const stopped = told.hasStopped ? { isRegistered: false } : {};
    const every = told.hasStopped ? againAfterMs : provider.pushes ? pushedEveryMs : askedEveryMs;
    await deps.parcels.change(parcel._id, { attempts: 0, nextAt: after(now, every), ...stopped });
  } catch (error) {
    const { attempts } = parcel;
    const nextAt = after(now, Math.min(longestMs, soonMs * 2 ** Math.min(attempts, 10)));
    await deps.parcels.change(parcel._id, { attempts: attempts + 1, nextAt });
    if (!isLeftAlone(error))
      deps.log.warn(
        { parcel: parcel._id, attempts, error },
        'a carrier did not answer; it is asked again later',
      );
  }
};

const after = (now: number, ms: number): string => new Date(now + ms).toISOString();
