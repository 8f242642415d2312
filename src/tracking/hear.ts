import { handle } from '../desk/handle.ts';
import type { Parcel, Parcels, Told } from '../desk/parcels.ts';
import type { DeskPorts } from '../desk/ports.ts';
import { theDesk } from '../desk/the-desk.ts';
import type { Log } from '../running/log.ts';
import type { Provider } from './provider.ts';
import { statementOf } from './statement.ts';

export interface TrackingDeps {
  readonly ports: DeskPorts;
  readonly parcels: Parcels;
  readonly providers: readonly Provider[];
  readonly log: Log;
}

/** Keeps what a provider told, then puts it to the order, which decides whether it is news. The same twice is once. */
export const hear = async (
  deps: TrackingDeps,
  provider: Provider,
  { parcel, told }: { readonly parcel: Parcel; readonly told: Told },
): Promise<void> => {
  const at = deps.ports.now().toISOString();
  const known = await deps.parcels.hear(parcel._id, told, at);
  if (known) await putToOrder(deps, provider, known);
};

/** What is known of a parcel answers the checks that are due. */
export const putToOrder = async (
  { ports }: TrackingDeps,
  provider: Provider,
  parcel: Parcel,
): Promise<void> => {
  const said = statementOf(parcel, provider.name);
  if (!said) return;
  const at = ports.now().toISOString();
  await handle(ports)({
    orderId: parcel.orderId,
    via: `carrier:${parcel.shipment}:${said.occurredAt}:${at}`,
    submitted: said,
    by: { id: theDesk.id, name: provider.name },
    for: null,
    command: () => ({ type: 'HearCarrier', shipment: parcel.shipment, said, at }),
  });
};
