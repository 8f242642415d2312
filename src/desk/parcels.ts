/** What one scan or message of a carrier says, whoever passed it on. */
export interface TrackEvent {
  /** The same however often and by whatever way it comes. */
  readonly id: string;
  /** ISO instant at which it happened. */
  readonly occurredAt: string;
  readonly status: TrackStatus;
  readonly place: string | null;
  readonly words: string;
  /** The provider's own code. */
  readonly code: string;
}

export type TrackStatus =
  | 'created'
  | 'picked-up'
  | 'in-transit'
  | 'out-for-delivery'
  | 'delivered'
  | 'exception'
  | 'returned'
  | 'unknown';

/** A shipment whose carrier is asked, as far as it has been. A copy of the world outside: it can be fetched again. */
export interface Parcel {
  /** `<orderId>:<shipment>` */
  readonly _id: string;
  readonly orderId: string;
  readonly shipment: string;
  readonly provider: string;
  /** The provider's code for the carrier. */
  readonly company: string;
  readonly number: string;
  /** Whether it is still on the road. */
  readonly state: 'on' | 'over';
  readonly isRegistered: boolean;
  readonly registrations: number;
  readonly events: readonly TrackEvent[];
  /** ISO instant; null where the carrier gives none. */
  readonly expectedAt: string | null;
  /** When anything was last heard of it, on the desk's clock. */
  readonly heardAt: string | null;
  /** When it is looked at next: registered, or asked for what no push brought. ISO instant on the desk's clock. */
  readonly nextAt: string;
  /** Failures since the last success. */
  readonly attempts: number;
}

/** What a provider told of a parcel. */
export interface Told {
  readonly events: readonly TrackEvent[];
  readonly expectedAt: string | null;
  /** The provider has stopped watching it; it has to be registered anew to go on. */
  readonly hasStopped: boolean;
  /** The carrier's code as the provider corrected it. */
  readonly company?: string;
}

/** Where parcels are kept; implemented by `src/store`. */
export interface Parcels {
  readonly find: (id: string) => Promise<Parcel | undefined>;
  readonly findByNumber: (provider: string, number: string) => Promise<readonly Parcel[]>;
  /** On the road and to be looked at by an instant, the soonest first. */
  readonly due: (at: string) => Promise<readonly Parcel[]>;
  /** Takes a parcel that is due for this process alone, until it is looked at again at an instant; false where another has. */
  readonly claim: (parcel: Parcel, until: string) => Promise<boolean>;
  /** Adds what is new; the same again changes nothing. Gives the parcel as it then is. */
  readonly hear: (id: string, told: Told, at: string) => Promise<Parcel | undefined>;
  readonly change: (
    id: string,
    to: Partial<Pick<Parcel, 'isRegistered' | 'registrations' | 'nextAt' | 'attempts'>>,
  ) => Promise<void>;
}

/** How a carrier as dispatch wrote it is asked: by whom, under which code; undefined where only people can be. */
export type Route = (carrier: string) => Way | undefined;

interface Way {
  readonly provider: string;
  readonly company: string;
}
