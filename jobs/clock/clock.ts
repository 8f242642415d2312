import { millStream } from '../../src/desk/master-data.ts';
import { askCarrier } from '../../src/tracking/ask.ts';
import type { TrackingDeps } from '../../src/tracking/hear.ts';
import { lookAfterParcels } from '../../src/tracking/look-after.ts';
import type { MillDeps } from '../mill/deps.ts';
import { escalationsLane } from '../outbox/lanes/settled-escalations.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { sweepMill } from './due-mill.ts';
import { sweepDue } from './due-orders.ts';

export interface DueClock {
  /** Fires what is due on orders and at the mill, and brings out what follows from it. */
  readonly fire: () => Promise<void>;
  /** Asks carriers about the shipments whose time to be asked has come. */
  readonly track: () => Promise<void>;
}

/** What time brings, for orders and the mill in one: whoever wakes it, it looks for all that is due. */
export const openClock = (deps: MillDeps & { readonly tracking: TrackingDeps }, outbox: Outbox): DueClock => {
  const dueOrders = sweepDue({
    ...deps,
    askCarrier: (orderId, shipment) => askCarrier(deps.tracking, orderId, shipment),
  });
  const dueMill = sweepMill(deps);
  return {
    fire: async () => {
      if (await dueOrders()) await outbox.drainOutbox();
      // Then the mill's own matters, which count the orders as they are by now.
      if (await dueMill()) await outbox.bring('delivery', millStream);
      await outbox.bring('escalations', escalationsLane);
    },
    track: () => lookAfterParcels(deps.tracking),
  };
};
