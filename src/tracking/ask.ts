import type { Parcel } from '../desk/parcels.ts';
import { isLeftAlone } from './guarded.ts';
import { hear, putToOrder, type TrackingDeps } from './hear.ts';
import type { Provider } from './provider.ts';
import { receiverPhone } from './receiver-phone.ts';

/** What was heard so lately is not asked for again. */
const lateMs = 30 * 60_000;

/**
 * A check of a shipment is due: its carrier is asked before the clerk is. Whatever goes wrong, it never throws and is soon
 * over: then the clerk is asked as if there were no carrier (S17).
 */
export const askCarrier = async (deps: TrackingDeps, orderId: string, shipment: string): Promise<void> => {
  try {
    const parcel = await deps.parcels.find(`${orderId}:${shipment}`);
    const provider = parcel && providerOf(deps, parcel);
    if (!parcel || !provider) return;
    const isFresh =
      parcel.heardAt !== null && deps.ports.now().getTime() - Date.parse(parcel.heardAt) < lateMs;
    if (isFresh) await putToOrder(deps, provider, parcel);
    else {
      const phone = await receiverPhone(deps.ports, provider, parcel);
      await hear(deps, provider, { parcel, told: await provider.fetch(parcel, phone) });
    }
  } catch (error) {
    if (!isLeftAlone(error))
      deps.log.warn({ orderId, shipment, error }, 'the carrier did not answer; the clerk is asked');
  }
};

export const providerOf = (
  { providers }: Pick<TrackingDeps, 'providers'>,
  { provider }: Pick<Parcel, 'provider'>,
): Provider | undefined => providers.find(({ key }) => key === provider);
