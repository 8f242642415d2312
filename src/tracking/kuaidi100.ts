import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Parcel, Told, TrackStatus } from '../desk/parcels.ts';
import { own } from '../order/own.ts';
import { codeOf, type OwnCodes } from './carriers.ts';
import { type Heard, type Provider, ProviderError, type Push } from './provider.ts';
import { sameText } from './same-text.ts';
import { instantOf, trackEvent, withoutPhones } from './track-event.ts';

export interface Kuaidi100Options {
  readonly key: string;
  readonly customer: string;
  /** Where pushes reach this desk; without it nothing is subscribed and parcels are asked for only. */
  readonly callbackUrl: string | undefined;
  /** The mill's own codes for carriers. */
  readonly codes?: OwnCodes;
  /** https://poll.kuaidi100.com unless given. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
}

const usualBase = 'https://poll.kuaidi100.com';
const usualTimeoutMs = 5000;

/**
 * 快递100. Subscription `POST /poll` (schema, param), live query `POST /poll/query.do` (customer, sign, param), push as a
 * form (sign, param). Shapes and signatures: https://api.kuaidi100.com/document/5f0ffb5ebc8da837cbd8aefc (query),
 * https://api.kuaidi100.com/document/5f0ffa8f2977d50a94e1023c (push), and the provider's own SDK
 * https://github.com/kuaidi100-api/java-demo (SubscribePushParamResp, SubscribePushResult, QueryTrackResp).
 */
export const kuaidi100 = (options: Kuaidi100Options): Provider => ({
  key: 'kuaidi100',
  name: '快递100',
  companyOf: (carrier) => codeOf(carrier, 'kuaidi100', options.codes),
  asksPhone: (company) => phoneAskers.has(company),
  pushes: options.callbackUrl !== undefined,
  register: (parcel, phone) => subscribe(options, parcel, phone),
  fetch: (parcel, phone) => query(options, parcel, phone),
  verify: (push) => isSigned(options, push),
  parse: ({ body }) => read(new URLSearchParams(body).get('param') ?? ''),
  answer: (accepted) =>
    accepted
      ? { result: true, returnCode: '200', message: '成功' }
      : { result: false, returnCode: '500', message: '失败' },
});

/**
 * `phone`, the receiver's or the sender's, is required for 顺丰速运, 顺丰快运 and 中通快递 (the query's document, above). It is
 * documented as the whole number; four digits suffice only for a number that a platform hides.
 */
const phoneAskers: ReadonlySet<string> = new Set(['shunfeng', 'shunfengkuaiyun', 'zhongtong']);

const given = (phone: string | undefined): { readonly phone?: string } => (phone ? { phone } : {});

/** One for each parcel, from what only this desk and the provider know: nothing more has to be kept. */
const saltOf = ({ key }: Kuaidi100Options, ref: string): string =>
  createHmac('sha256', key).update(ref).digest('hex').slice(0, 20);

const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase();

/** sign = MD5(param + salt), 32 digits; the case is not promised. */
const isSigned = (options: Kuaidi100Options, { body, ref }: Push): boolean => {
  const form = new URLSearchParams(body);
  const [param, sign] = [form.get('param'), form.get('sign')];
  if (param === null || sign === null || ref === undefined) return false;
  return sameText(sign.toUpperCase(), md5(param + saltOf(options, ref)));
};

const Answer = z.object({
  result: z.boolean().optional(),
  returnCode: z.coerce.string().optional(),
  message: z.string().optional(),
});

/** 501: subscribed already. */
const isSubscribed = ({ result, returnCode }: z.infer<typeof Answer>): boolean =>
  result === true || returnCode === '200' || returnCode === '501';

/** Logged: what it says may repeat the number it was given. */
const refused = ({ returnCode, message }: z.infer<typeof Answer>): ProviderError =>
  new ProviderError(withoutPhones(`${returnCode ?? ''} ${message ?? ''}`));

const subscribe = async (options: Kuaidi100Options, parcel: Parcel, phone?: string): Promise<void> => {
  const { key, callbackUrl } = options;
  if (callbackUrl === undefined) return;
  const param = {
    company: parcel.company,
    number: parcel.number,
    key,
    parameters: {
      callbackurl: `${callbackUrl}?ref=${encodeURIComponent(parcel._id)}`,
      salt: saltOf(options, parcel._id),
      resultv2: '4',
      ...given(phone),
    },
  };
  const form = { schema: 'json', param: JSON.stringify(param) };
  const answer = Answer.parse(await post(options, '/poll', form));
  if (!isSubscribed(answer)) throw refused(answer);
};

const query = async (options: Kuaidi100Options, parcel: Parcel, phone?: string): Promise<Told> => {
  const { company, number } = parcel;
  const { key, customer } = options;
  const asked = { com: company, num: number, ...given(phone), resultv2: '4', show: '0', order: 'desc' };
  const param = JSON.stringify(asked);
  const json = await post(options, '/poll/query.do', { customer, sign: md5(param + key + customer), param });
  const answer = Answer.parse(json);
  // 500: nothing known of it yet, which is an answer.
  if (answer.result === false && answer.returnCode === '500') return nothing;
  if (answer.result === false) throw refused(answer);
  return toldIn(Result.parse(json));
};

const nothing: Told = { events: [], expectedAt: null, hasStopped: false };

const post = async (
  { baseUrl = usualBase, timeoutMs = usualTimeoutMs }: Kuaidi100Options,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<unknown> => {
  const response = await fetch(new URL(path, baseUrl), {
    method: 'POST',
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new ProviderError(`answered ${response.status}`);
  return response.json();
};

const Result = z.object({
  nu: z.string(),
  com: z.string().optional(),
  state: z.coerce.string().optional(),
  data: z
    .array(
      z.object({
        context: z.string(),
        time: z.string().optional(),
        ftime: z.string().optional(),
        areaName: z.string().nullish(),
        statusCode: z.coerce.string().nullish(),
      }),
    )
    .default([]),
  arrivalTime: z.string().nullish(),
});

const Param = z.object({
  status: z.string(),
  comNew: z.string().nullish(),
  lastResult: Result.nullish(),
});

const read = (param: string): Heard | undefined => {
  const parsed = Param.safeParse(jsonIn(param));
  if (!parsed.success || !parsed.data.lastResult) return undefined;
  const { status, comNew, lastResult } = parsed.data;
  const told = toldIn(lastResult);
  return {
    number: lastResult.nu,
    told: { ...told, hasStopped: status === 'abort', ...(comNew ? { company: comNew } : {}) },
  };
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** All of its times are Beijing's. */
const offset = '+08:00';

/** The newest comes first, with the state of the whole; each scan may carry a code of its own. */
const toldIn = ({ data, state, arrivalTime }: z.infer<typeof Result>): Told => ({
  events: data.flatMap(({ context, time, ftime, areaName, statusCode }, index) => {
    const occurredAt = instantOf(ftime ?? time ?? '', offset);
    const code = statusCode || (index === 0 ? (state ?? '') : '');
    return occurredAt === null
      ? []
      : [trackEvent({ occurredAt, status: statusOf(code), place: areaName || null, words: context, code })];
  }),
  expectedAt: arrivalTime ? instantOf(arrivalTime, offset) : null,
  hasStopped: false,
});

/** 0 moving 1 collected 2 problem 3 signed 4 signed back 5 out for delivery 6 returned 7 passed on 8 10–13 customs 14 refused. */
const statuses: Readonly<Record<string, TrackStatus>> = {
  '0': 'in-transit',
  '1': 'picked-up',
  '2': 'exception',
  '3': 'delivered',
  '4': 'returned',
  '5': 'out-for-delivery',
  '6': 'returned',
  '7': 'in-transit',
  '8': 'in-transit',
  '13': 'exception',
  '14': 'exception',
};

/** Finer codes begin with the coarse one (2xx problem, 3xx signed); a scan without one is a scan on the way. */
const statusOf = (code: string): TrackStatus =>
  own(statuses, code) ?? (code.length > 2 ? own(statuses, code.slice(0, 1)) : undefined) ?? 'in-transit';
