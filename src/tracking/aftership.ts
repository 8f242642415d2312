import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Parcel, Told, TrackStatus } from '../desk/parcels.ts';
import { own } from '../order/own.ts';
import { codeOf, type OwnCodes } from './carriers.ts';
import { type Heard, type Provider, ProviderError, type Push } from './provider.ts';
import { sameText } from './same-text.ts';
import { instantOf, trackEvent } from './track-event.ts';

export interface AfterShipOptions {
  readonly apiKey: string;
  /** Of the webhook set up at AfterShip; without it every push is refused. */
  readonly webhookSecret: string | undefined;
  /** The mill's own codes for carriers. */
  readonly codes?: OwnCodes;
  /** https://api.aftership.com unless given. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
}

const usualBase = 'https://api.aftership.com';
const usualTimeoutMs = 5000;
const path = '/tracking/2026-07/trackings';

/**
 * AfterShip Tracking, version 2026-07: `POST` and `GET /tracking/2026-07/trackings` with the header `as-api-key`, and a
 * webhook whose header `aftership-hmac-sha256` is the base64 HMAC-SHA256 of the raw body. Shapes and signature:
 * https://www.aftership.com/docs/tracking/quickstart and …/webhook/webhook-specifications, and the types of its SDK
 * `@aftership/tracking-sdk` 17.0.0 (Tracking, Checkpoint, TrackingLatestEstimatedDelivery).
 */
export const aftership = (options: AfterShipOptions): Provider => ({
  key: 'aftership',
  name: 'AfterShip',
  companyOf: (carrier) => codeOf(carrier, 'aftership', options.codes),
  asksPhone: () => false,
  pushes: options.webhookSecret !== undefined,
  register: (parcel) => create(options, parcel),
  fetch: (parcel) => ask(options, parcel),
  verify: (push) => isSigned(options, push),
  parse: ({ body }) => read(body),
  answer: (accepted) => ({ ok: accepted }),
});

const isSigned = ({ webhookSecret }: AfterShipOptions, { body, headers }: Push): boolean => {
  const given = headers['aftership-hmac-sha256'];
  if (webhookSecret === undefined || given === undefined) return false;
  return sameText(given, createHmac('sha256', webhookSecret).update(body).digest('base64'));
};

/** 4003: it is watched already. */
const alreadyThere = 4003;

const create = async (options: AfterShipOptions, { _id, company, number }: Parcel): Promise<void> => {
  const answer = await call(options, path, {
    method: 'POST',
    body: JSON.stringify({ tracking_number: number, slug: company, order_id: _id }),
  });
  const { meta } = Envelope.parse(answer.json);
  if (!answer.ok && meta.code !== alreadyThere) throw new ProviderError(`${meta.code} ${meta.message ?? ''}`);
};

const ask = async (options: AfterShipOptions, { company, number }: Parcel): Promise<Told> => {
  const query = new URLSearchParams({ tracking_numbers: number, slug: company });
  const answer = await call(options, `${path}?${query.toString()}`, { method: 'GET' });
  if (!answer.ok) throw new ProviderError(`answered ${answer.status}`);
  const { trackings } = Found.parse(answer.json).data;
  const tracking = trackings.find(({ tracking_number }) => tracking_number === number);
  return tracking ? toldIn(tracking) : { events: [], expectedAt: null, hasStopped: false };
};

interface Answered {
  readonly ok: boolean;
  readonly status: number;
  readonly json: unknown;
}

const call = async (
  { apiKey, baseUrl = usualBase, timeoutMs = usualTimeoutMs }: AfterShipOptions,
  address: string,
  request: { readonly method: string; readonly body?: string },
): Promise<Answered> => {
  const response = await fetch(new URL(address, baseUrl), {
    ...request,
    headers: { 'as-api-key': apiKey, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { ok: response.ok, status: response.status, json: await response.json() };
};

const Envelope = z.object({ meta: z.object({ code: z.number(), message: z.string().nullish() }) });

const Tracking = z.object({
  tracking_number: z.string(),
  tag: z.string().nullish(),
  checkpoints: z
    .array(
      z.object({
        checkpoint_time: z.string().nullish(),
        created_at: z.string().nullish(),
        tag: z.string().nullish(),
        message: z.string().nullish(),
        location: z.string().nullish(),
        city: z.string().nullish(),
      }),
    )
    .default([]),
  return_to_sender: z.boolean().nullish(),
  latest_estimated_delivery: z.object({ datetime: z.string().nullish() }).nullish(),
  courier_estimated_delivery_date: z.object({ estimated_delivery_date: z.string().nullish() }).nullish(),
});

const Found = z.object({ data: z.object({ trackings: z.array(Tracking).default([]) }) });
const Webhook = z.object({ event: z.string(), event_id: z.string(), msg: Tracking });

const read = (body: string): Heard | undefined => {
  try {
    const { msg } = Webhook.parse(JSON.parse(body));
    return { number: msg.tracking_number, told: toldIn(msg) };
  } catch {
    return undefined;
  }
};

/** Times without a zone are the place's own: parcels of this mill travel in China. */
const offset = '+08:00';

const toldIn = (tracking: z.infer<typeof Tracking>): Told => {
  const expected =
    tracking.latest_estimated_delivery?.datetime ??
    tracking.courier_estimated_delivery_date?.estimated_delivery_date;
  return {
    events: tracking.checkpoints.flatMap(({ checkpoint_time, created_at, tag, message, location, city }) => {
      const occurredAt = instantOf(checkpoint_time ?? created_at ?? '', offset);
      const code = tag ?? '';
      const [status, words] = [own(statuses, code) ?? 'unknown', message ?? ''];
      return occurredAt === null
        ? []
        : [trackEvent({ occurredAt, status, place: location ?? city ?? null, words, code })];
    }),
    expectedAt: expected ? instantOf(expected, offset) : null,
    hasStopped: tracking.tag === 'Expired',
  };
};

const statuses: Readonly<Record<string, TrackStatus>> = {
  Pending: 'created',
  InfoReceived: 'created',
  InTransit: 'in-transit',
  OutForDelivery: 'out-for-delivery',
  AttemptFail: 'exception',
  AvailableForPickup: 'in-transit',
  Delivered: 'delivered',
  Exception: 'exception',
  Expired: 'unknown',
};
