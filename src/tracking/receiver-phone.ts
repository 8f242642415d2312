import type { Parcel } from '../desk/parcels.ts';
import type { DeskPorts } from '../desk/ports.ts';
import { destinationOf } from '../procedure/shipping/destination.ts';
import type { Provider } from './provider.ts';

/**
 * The receiver's number, for a carrier that tells nothing without it; undefined for every other. It is read from the
 * order each time it is needed: no copy of it is kept beside the journal.
 */
export const receiverPhone = async (
  { journal }: Pick<DeskPorts, 'journal'>,
  { asksPhone }: Provider,
  { company, orderId, shipment }: Parcel,
): Promise<string | undefined> => {
  if (!asksPhone(company)) return undefined;
  const { order } = await journal.caughtUp(orderId);
  return phoneToGive(destinationOf(order, shipment).phone);
};

const virtual = /^(?:\+?86)?[\s-]*1\d{10}\s*(?:[-#]|转|ext\.?)\s*(\d{4})$/i;
const landline = /^(?:\+?86)?[\s-]*\(?(0\d{2,3})\)?[\s-]*(\d{3,4})[\s-]?(\d{4})(?!\d)/;
const mobile = /^(?:\+?86)?[\s-]*(1\d{2})[\s-]*(\d{4})[\s-]*(\d{4})(?!\d)/;

/**
 * As https://api.kuaidi100.com/document/5f0ffb5ebc8da837cbd8aefc wants it: a mobile or a landline whole, without its
 * extension; of a number by which a platform hides another, the four digits behind the hyphen.
 */
export const phoneToGive = (phone: string): string | undefined => {
  const written = phone.normalize('NFKC').trim();
  const behind = virtual.exec(written)?.[1];
  const whole = (mobile.exec(written) ?? landline.exec(written))?.slice(1).join('');
  return behind ?? whole ?? (written.replace(/\D/g, '') || undefined);
};
