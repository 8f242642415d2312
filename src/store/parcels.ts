import type { Agenda } from '../desk/agenda.ts';
import type { Parcel, Parcels, Route } from '../desk/parcels.ts';
import type { Order } from '../order/order.ts';
import { waybills } from '../procedure/shipping/carrier.ts';
import type { Collections } from './collections.ts';

const mostAtOnce = 50;
const mostEvents = 500;

interface Stores extends Pick<Collections, 'parcels'> {
  /** Told of when one is looked at next. */
  readonly agenda: Agenda;
}

/** Parcels over MongoDB. What comes twice, or at the same moment to two processes, is kept once. */
export const openParcels = ({ parcels, agenda }: Stores): Parcels => ({
  find: async (id) => (await parcels.findById(id).lean<Parcel>()) ?? undefined,
  findByNumber: (provider, number) => parcels.find({ provider, number, state: 'on' }).lean<Parcel[]>(),
  due: (at) =>
    parcels
      .find({ state: 'on', nextAt: { $lte: at } })
      .sort({ nextAt: 1 })
      .limit(mostAtOnce)
      .lean<Parcel[]>(),
  claim: async ({ _id, nextAt }, until) =>
    (await parcels.updateOne({ _id, state: 'on', nextAt }, { $set: { nextAt: until } })).modifiedCount > 0,
  hear: async (id, { events, expectedAt, company, hasStopped }, at) =>
    (await parcels
      .findOneAndUpdate(
        { _id: id, state: 'on' },
        {
          $addToSet: { events: { $each: events.slice(0, mostEvents) } },
          $set: {
            heardAt: at,
            ...(expectedAt === null ? {} : { expectedAt }),
            ...(company ? { company } : {}),
            ...(hasStopped ? { isRegistered: false } : {}),
          },
        },
        { returnDocument: 'after' },
      )
      .lean<Parcel>()) ?? undefined,
  change: async (id, to) => {
    await parcels.updateOne({ _id: id }, { $set: to });
    if (to.nextAt !== undefined) agenda.set('tracking', [{ slot: id, at: to.nextAt }]);
  },
});

/** Makes an order's parcels those of its shipments on the road that a carrier can be asked about. */
export const keepParcels = async (
  { parcels, agenda }: Stores,
  order: Order,
  { route, now }: { readonly route: Route; readonly now: string },
): Promise<void> => {
  const wanted = waybills(order).flatMap(({ shipment, carrier, number }) => {
    const way = route(carrier);
    if (!way) return [];
    return [{ _id: `${order.id}:${shipment}`, shipment, number, ...way }];
  });
  await parcels.updateMany(
    { orderId: order.id, state: 'on', _id: { $nin: wanted.map(({ _id }) => _id) } },
    { $set: { state: 'over' } },
  );
  for (const { _id, ...parcel } of wanted) {
    const { upsertedCount } = await parcels.updateOne(
      { _id },
      {
        $setOnInsert: {
          ...parcel,
          orderId: order.id,
          state: 'on',
          isRegistered: false,
          registrations: 0,
          events: [],
          expectedAt: null,
          heardAt: null,
          nextAt: now,
          attempts: 0,
        },
      },
      { upsert: true },
    );
    if (upsertedCount > 0) agenda.set('tracking', [{ slot: _id, at: now }]);
  }
};
