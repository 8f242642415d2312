import type { Parcel, Told } from '../desk/parcels.ts';

/**
 * Somebody who knows where parcels are. Asking people is not one of them: it is what happens where none knows, and
 * whenever one does not answer (S17).
 */
export interface Provider {
  readonly key: string;
  /** As people know it, put before what it says. */
  readonly name: string;
  /** Its code for a carrier as dispatch wrote it; undefined where it does not know the carrier: then people are asked. */
  readonly companyOf: (carrier: string) => string | undefined;
  /** Whether a carrier, by its code, tells nothing without the receiver's or the sender's phone number. */
  readonly asksPhone: (company: string) => boolean;
  /** Whether it sends pushes, so that asking is only for those that are lost. */
  readonly pushes: boolean;
  /** Has it watch a parcel; asking twice does no harm. The phone only where it is asked for. @throws when it does not answer or says no */
  readonly register: (parcel: Parcel, phone?: string) => Promise<void>;
  /** @throws when it does not answer */
  readonly fetch: (parcel: Parcel, phone?: string) => Promise<Told>;
  /** Whether a push is its own, compared in constant time. */
  readonly verify: (push: Push) => boolean;
  /** What a verified push says, of which parcel; undefined when it makes no sense. */
  readonly parse: (push: Push) => Heard | undefined;
  /** What it wants to be answered. */
  readonly answer: (accepted: boolean) => unknown;
}

/** A request as it came in. */
export interface Push {
  readonly body: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parcel named in the address it was sent to. */
  readonly ref: string | undefined;
}

export interface Heard {
  readonly number: string;
  readonly told: Told;
}

/** A provider said no, or something that makes no sense. */
export class ProviderError extends Error {
  override name = 'ProviderError';
}
