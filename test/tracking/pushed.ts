import { createHash, createHmac } from 'node:crypto';
import type { Parcel } from '../../src/desk/parcels.ts';

/** Waybill DPK210384 of 德邦, from the mill near Dongguan to its customer, as the providers' documents shape it. */
export const parcel: Parcel = {
  _id: 'order-1:s1',
  orderId: 'order-1',
  shipment: 's1',
  provider: 'kuaidi100',
  company: 'debangkuaidi',
  number: 'DPK210384',
  state: 'on',
  isRegistered: false,
  registrations: 0,
  events: [],
  expectedAt: null,
  heardAt: null,
  nextAt: '2026-12-04T02:30:00.000Z',
  attempts: 0,
};

interface Scan {
  readonly time: string;
  readonly context: string;
  readonly code: string;
  readonly area?: string;
}

export const scans = {
  collected: { time: '2026-12-04 11:05:00', context: '【东莞虎门】已揽收', code: '1', area: '广东,东莞市' },
  passing: {
    time: '2026-12-04 21:40:00',
    context: '快件到达【郑州分拨中心】',
    code: '0',
    area: '河南,郑州市',
  },
  problem: {
    time: '2026-12-05 09:10:00',
    context: '车辆故障，等待换车，请联系司机13812345678',
    code: '2',
    area: '河北,石家庄市',
  },
  delivered: { time: '2026-12-05 16:20:00', context: '已签收，签收人：李敏', code: '3', area: '广东,东莞市' },
} as const satisfies Record<string, Scan>;

/** `lastResult` of a push, or the body of a live query: the newest scan first. */
export const kuaidi100Result = (given: readonly Scan[], more: Readonly<Record<string, unknown>> = {}) => ({
  message: 'ok',
  state: given[0]?.code ?? '0',
  status: '200',
  condition: '00',
  ischeck: '0',
  com: 'debangkuaidi',
  nu: parcel.number,
  data: given.map(({ time, context, code, area }) => ({
    context,
    time,
    ftime: time,
    areaCode: 'CN410100000000',
    areaName: area ?? null,
    status: '在途',
    statusCode: code,
  })),
  ...more,
});

/** The form of a push, signed as the provider does: MD5 of param and salt. */
export const kuaidi100Push = (param: unknown, salt: string): string => {
  const text = JSON.stringify(param);
  const sign = createHash('md5').update(`${text}${salt}`).digest('hex').toUpperCase();
  return new URLSearchParams({ sign, param: text }).toString();
};

/** What the desk agreed on with the provider for this parcel. */
export const saltFor = (key: string, ref: string): string =>
  createHmac('sha256', key).update(ref).digest('hex').slice(0, 20);

export const aftershipTracking = (more: Readonly<Record<string, unknown>> = {}) => ({
  id: '5b74f4958776db0e00b6f5ed',
  tracking_number: parcel.number,
  slug: 'deppon',
  tag: 'InTransit',
  subtag: 'InTransit_001',
  checkpoints: [
    {
      created_at: '2026-12-04T03:10:00+00:00',
      slug: 'deppon',
      checkpoint_time: '2026-12-04T11:05:00',
      location: '东莞',
      city: null,
      message: 'Picked up',
      tag: 'InTransit',
      subtag: 'InTransit_002',
    },
    {
      created_at: '2026-12-04T13:45:00+00:00',
      slug: 'deppon',
      checkpoint_time: '2026-12-04T21:40:00+08:00',
      location: '郑州',
      city: null,
      message: 'Arrived at hub',
      tag: 'InTransit',
      subtag: 'InTransit_003',
    },
  ],
  latest_estimated_delivery: { type: 'specific', source: 'Carrier EDD', datetime: '2026-12-06' },
  ...more,
});

export const aftershipWebhook = (msg: unknown) =>
  JSON.stringify({
    ts: 1_796_391_900,
    event: 'tracking_update',
    event_id: 'dbc6b4a6-2b0b-4d0e-9d7e-2f1d8a6e6c11',
    is_tracking_first_tag: false,
    msg,
  });
