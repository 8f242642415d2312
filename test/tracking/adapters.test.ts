import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aftership } from '../../src/tracking/aftership.ts';
import { codeOf } from '../../src/tracking/carriers.ts';
import { guarded, isLeftAlone } from '../../src/tracking/guarded.ts';
import { kuaidi100 } from '../../src/tracking/kuaidi100.ts';
import type { Provider, Push } from '../../src/tracking/provider.ts';
import { providersFrom, routeBy } from '../../src/tracking/providers.ts';
import { phoneToGive } from '../../src/tracking/receiver-phone.ts';
import { statementOf } from '../../src/tracking/statement.ts';
import { openCarrier } from './carrier-server.ts';
import {
  aftershipTracking,
  aftershipWebhook,
  kuaidi100Push,
  kuaidi100Result,
  parcel,
  saltFor,
  scans,
} from './pushed.ts';

const callbackUrl = 'https://desk.example/tracking/kuaidi100';
const account = { key: 'authkey', customer: 'C0FFEE', callbackUrl };
const push = (body: string, more: Partial<Push> = {}): Push => ({
  body,
  headers: {},
  ref: parcel._id,
  ...more,
});

describe('Kuaidi100', () => {
  const open = async (reply: Parameters<typeof openCarrier>[0]) => {
    const server = (await openCarrier(reply)).forThisTest();
    return { server, provider: kuaidi100({ ...account, baseUrl: server.baseUrl, timeoutMs: 10_000 }) };
  };

  it('subscribes as documented, and a subscription that is there already is one', async () => {
    const { server, provider } = await open({
      json: { result: true, returnCode: '200', message: '提交成功' },
    });
    await provider.register(parcel);
    const [request] = server.seen;
    expect(request).toMatchObject({ method: 'POST', path: '/poll' });
    expect(request?.headers['content-type']).toContain('application/x-www-form-urlencoded');
    const form = new URLSearchParams(request?.body);
    expect(form.get('schema')).toBe('json');
    expect(JSON.parse(form.get('param') ?? '')).toEqual({
      company: 'debangkuaidi',
      number: 'DPK210384',
      key: 'authkey',
      parameters: {
        callbackurl: `${callbackUrl}?ref=order-1%3As1`,
        salt: saltFor('authkey', parcel._id),
        resultv2: '4',
      },
    });
    server.says({ json: { result: false, returnCode: '501', message: '重复订阅' } });
    await provider.register(parcel);
    server.says({ json: { result: false, returnCode: '600', message: '您不是合法的订阅者' } });
    await expect(provider.register(parcel)).rejects.toThrow('600');
  });

  it('gives the phone number where the carrier asks for it, and nobody else', async () => {
    const { server, provider } = await open({ json: kuaidi100Result([scans.collected]) });
    await provider.fetch({ ...parcel, company: 'shunfeng' }, '13812348000');
    await provider.fetch(parcel);
    const asked = server.seen.map(({ body }) => JSON.parse(new URLSearchParams(body).get('param') ?? ''));
    expect(asked.map(({ com, phone }) => [com, phone])).toEqual([
      ['shunfeng', '13812348000'],
      ['debangkuaidi', undefined],
    ]);
    server.says({ json: { result: true, returnCode: '200' } });
    await provider.register({ ...parcel, company: 'shunfeng' }, '13812348000');
    const form = new URLSearchParams(server.seen.at(-1)?.body);
    expect(JSON.parse(form.get('param') ?? '')).toMatchObject({ parameters: { phone: '13812348000' } });
    server.says({ json: { result: false, returnCode: '408', message: '手机号13812348000不符' } });
    await expect(provider.fetch(parcel, '13812348000')).rejects.toThrow('408 手机号…不符');
  });

  it('asks as documented: sign is MD5 of param, key and customer', async () => {
    const { server, provider } = await open({
      json: kuaidi100Result([scans.passing, scans.collected], { arrivalTime: '2026-12-06 15' }),
    });
    const told = await provider.fetch(parcel);
    const form = new URLSearchParams(server.seen[0]?.body);
    expect(server.seen[0]?.path).toBe('/poll/query.do');
    expect(form.get('customer')).toBe('C0FFEE');
    expect(form.get('sign')).toMatch(/^[0-9A-F]{32}$/);
    expect(JSON.parse(form.get('param') ?? '')).toMatchObject({ com: 'debangkuaidi', num: 'DPK210384' });
    expect(told.expectedAt).toBe('2026-12-06T07:00:00.000Z');
    expect(told.events).toMatchObject([
      { occurredAt: '2026-12-04T13:40:00.000Z', status: 'in-transit', place: '河南,郑州市' },
      { occurredAt: '2026-12-04T03:05:00.000Z', status: 'picked-up' },
    ]);
    server.says({ json: { result: false, returnCode: '500', message: '查询无结果' } });
    expect((await provider.fetch(parcel)).events).toEqual([]);
  });

  const secret = saltFor('authkey', parcel._id);
  const said = { status: 'polling', message: '', lastResult: kuaidi100Result([scans.passing]) };
  const provider = kuaidi100(account);

  it('reads a push that is signed, whatever the case of the signature', () => {
    const body = kuaidi100Push(said, secret);
    expect(provider.verify(push(body))).toBe(true);
    expect(provider.verify(push(body.replace(/sign=[^&]+/, (sign) => sign.toLowerCase())))).toBe(true);
    expect(provider.parse(push(body))).toMatchObject({ number: 'DPK210384', told: { hasStopped: false } });
    expect(provider.answer(true)).toEqual({ result: true, returnCode: '200', message: '成功' });
  });

  it('refuses what is not signed, signed for another parcel, or changed since', () => {
    const body = kuaidi100Push(said, secret);
    expect(provider.verify(push(body, { ref: 'order-2:s1' }))).toBe(false);
    expect(provider.verify(push(body, { ref: undefined }))).toBe(false);
    expect(provider.verify(push(kuaidi100Push(said, 'guessed')))).toBe(false);
    expect(provider.verify(push(body.replace('DPK210384', 'DPK999999')))).toBe(false);
    expect(provider.verify(push('sign=&param='))).toBe(false);
    expect(provider.verify(push('nonsense'))).toBe(false);
  });

  it('knows an abort and a corrected carrier, and makes nothing of nonsense', () => {
    const stopped = {
      status: 'abort',
      message: '3天查询无记录',
      comNew: 'annengwuliu',
      lastResult: said.lastResult,
    };
    expect(provider.parse(push(kuaidi100Push(stopped, secret)))?.told).toMatchObject({
      hasStopped: true,
      company: 'annengwuliu',
    });
    for (const nonsense of [{}, [], 'text', { status: 'polling', lastResult: { nu: 7 } }, null])
      expect(provider.parse(push(kuaidi100Push(nonsense, secret)))).toBeUndefined();
    expect(provider.parse(push('param=%7Bnot json'))).toBeUndefined();
  });

  it('keeps nobody’s telephone number', () => {
    const body = kuaidi100Push({ ...said, lastResult: kuaidi100Result([scans.problem]) }, secret);
    expect(JSON.stringify(provider.parse(push(body)))).not.toContain('13812345678');
  });
});

describe('AfterShip', () => {
  const keys = { apiKey: 'asat_1', webhookSecret: 'whsec' };
  const signed = (body: string): Push =>
    push(body, {
      headers: { 'aftership-hmac-sha256': createHmac('sha256', 'whsec').update(body).digest('base64') },
      ref: undefined,
    });

  it('creates and asks as documented', async () => {
    const server = (
      await openCarrier({ status: 201, json: { meta: { code: 201 }, data: aftershipTracking() } })
    ).forThisTest();
    const provider = aftership({ ...keys, baseUrl: server.baseUrl, timeoutMs: 10_000 });
    await provider.register({ ...parcel, company: 'deppon' });
    expect(server.seen[0]).toMatchObject({ method: 'POST', path: '/tracking/2026-07/trackings' });
    expect(server.seen[0]?.headers['as-api-key']).toBe('asat_1');
    expect(JSON.parse(server.seen[0]?.body ?? '')).toMatchObject({
      tracking_number: 'DPK210384',
      slug: 'deppon',
    });
    server.says({ status: 400, json: { meta: { code: 4003, message: 'Tracking already exists.' } } });
    await provider.register(parcel);
    server.says({ status: 401, json: { meta: { code: 401, message: 'Invalid API key.' } } });
    await expect(provider.register(parcel)).rejects.toThrow('Invalid API key');

    server.says({ json: { meta: { code: 200 }, data: { trackings: [aftershipTracking()] } } });
    const told = await provider.fetch(parcel);
    expect(server.seen.at(-1)?.path).toContain('tracking_numbers=DPK210384');
    expect(told.expectedAt).toBe('2026-12-06T10:00:00.000Z');
    expect(told.events.map(({ occurredAt }) => occurredAt)).toEqual([
      '2026-12-04T03:05:00.000Z',
      '2026-12-04T13:40:00.000Z',
    ]);
  });

  it('takes a push by the HMAC of its raw body and no other', () => {
    const provider = aftership(keys);
    const body = aftershipWebhook(aftershipTracking({ tag: 'Exception' }));
    expect(provider.verify(signed(body))).toBe(true);
    expect(provider.parse(signed(body))).toMatchObject({ number: 'DPK210384' });
    expect(provider.verify({ ...signed(body), body: `${body} ` })).toBe(false);
    expect(provider.verify(push(body))).toBe(false);
    expect(aftership({ ...keys, webhookSecret: undefined }).verify(signed(body))).toBe(false);
    for (const nonsense of ['', '[]', '{"event":"x"}', aftershipWebhook({ tracking_number: 1 })])
      expect(provider.parse(signed(nonsense))).toBeUndefined();
  });
});

describe.each<readonly [string, (baseUrl: string) => Provider, unknown]>([
  [
    'Kuaidi100',
    (baseUrl) => kuaidi100({ ...account, baseUrl, timeoutMs: 1000 }),
    { result: false, returnCode: '500', message: '查询无结果' },
  ],
  [
    'AfterShip',
    (baseUrl) => aftership({ apiKey: 'k', webhookSecret: 's', baseUrl, timeoutMs: 1000 }),
    { meta: { code: 200 }, data: { trackings: [] } },
  ],
])('%s that is down', (_name, provider, nothingKnown) => {
  it('is a failure, never a hang or a made-up answer, and is then left alone', async () => {
    const server = (await openCarrier('silence')).forThisTest();
    const careful = guarded(provider(server.baseUrl), { failures: 3, leftAloneMs: 60_000, timeoutMs: 5000 });
    await expect(careful.fetch(parcel)).rejects.toThrow();
    server.says({ status: 502, json: {} });
    await expect(careful.fetch(parcel)).rejects.toThrow();
    server.says('nonsense');
    await expect(careful.fetch(parcel)).rejects.toThrow();
    const asked = server.seen.length;
    const failed = await careful.fetch(parcel).catch((error: unknown) => error);
    expect(isLeftAlone(failed)).toBe(true);
    expect(server.seen.length).toBe(asked);
  });

  it('is asked again after a while', async () => {
    const server = (await openCarrier({ status: 500, json: {} })).forThisTest();
    const careful = guarded(provider(server.baseUrl), { failures: 1, leftAloneMs: 0, timeoutMs: 5000 });
    await expect(careful.fetch(parcel)).rejects.toThrow();
    server.says({ json: nothingKnown });
    expect(await careful.fetch(parcel)).toEqual({ events: [], expectedAt: null, hasStopped: false });
  });
});

describe('what a carrier says', () => {
  const provider = kuaidi100(account);
  const heard = (...given: (typeof scans)[keyof typeof scans][]) =>
    provider.parse(push(kuaidi100Push({ status: 'polling', lastResult: kuaidi100Result(given) }, 'x')))?.told
      .events ?? [];

  it('goes by when it happened, in whatever order it was heard', () => {
    const events = [...heard(scans.problem), ...heard(scans.passing, scans.collected)];
    expect(statementOf({ events, expectedAt: null }, '快递100')).toMatchObject({
      state: 'problem',
      occurredAt: '2026-12-05T01:10:00.000Z',
      place: '河北,石家庄市',
    });
    expect(statementOf({ events: [], expectedAt: null }, '快递100')).toBeUndefined();
  });

  it('is the same event by whatever way it comes', () => {
    expect(heard(scans.passing)).toEqual(heard(scans.passing, scans.collected).slice(0, 1));
  });
});

describe('who is asked', () => {
  const config = {
    kuaidi100: account,
    aftership: { apiKey: 'k', webhookSecret: undefined },
    publicUrl: undefined,
    codes: { kuaidi100: {}, aftership: {} },
  };

  it('is the first provider that knows the carrier; people where none does', () => {
    const route = routeBy(providersFrom(config));
    expect(route('德邦物流')).toEqual({ provider: 'kuaidi100', company: 'debangwuliu' });
    expect(route('顺丰')).toEqual({ provider: 'kuaidi100', company: 'shunfeng' });
    expect(route('顺通物流')).toBeUndefined();
    const aftershipOnly = routeBy(providersFrom({ ...config, kuaidi100: undefined }));
    expect(aftershipOnly('Deppon')).toMatchObject({ provider: 'aftership', company: 'deppon' });
    expect(
      routeBy(providersFrom({ ...config, kuaidi100: undefined, aftership: undefined }))('德邦'),
    ).toBeUndefined();
  });

  it.each([
    ['德邦快递', 'debangkuaidi', 'deppon'],
    ['中通快运', 'zhongtongkuaiyun', undefined],
    ['中通快递', 'zhongtong', 'zto-express'],
    ['韵达', 'yunda', 'yundaex'],
    ['跨越速运', 'kuayue', 'ky-express'],
    ['邮政 EMS', 'ems', 'china-ems'],
    ['中国邮政', 'youzhengguonei', undefined],
    ['联邦快递', 'lianbangkuaidi', 'fedex'],
    ['老王货车', undefined, undefined],
  ])('knows %s by the codes the providers publish', (carrier, kuaidi, slug) => {
    expect([codeOf(carrier, 'kuaidi100'), codeOf(carrier, 'aftership')]).toEqual([kuaidi, slug]);
  });

  it('goes by the mill’s own codes first, by the longest name of several', () => {
    const own = { kuaidi100: { 盛丰: 'shengfeng', 盛丰物流: 'sfwl', 顺丰: 'nsf' }, aftership: {} };
    const route = routeBy(providersFrom({ ...config, codes: own }));
    expect(['盛丰物流（广州）', '盛丰', '顺丰快运'].map((name) => route(name)?.company)).toEqual([
      'sfwl',
      'shengfeng',
      'nsf',
    ]);
  });

  it.each([
    ['138 1234 8000', '13812348000'],
    ['+86 138-1234-8000', '13812348000'],
    ['020-8765 4321 转 12', '02087654321'],
    ['020-87654321-12', '02087654321'],
    ['15912345678-4321', '4321'],
    ['待定', undefined],
  ])('is given %s as it is documented', (written, given) => {
    expect(phoneToGive(written)).toBe(given);
  });

  it('sends no subscription where no push could come back', async () => {
    const server = (await openCarrier({ json: {} })).forThisTest();
    await kuaidi100({ ...account, callbackUrl: undefined, baseUrl: server.baseUrl }).register(parcel);
    expect(server.seen).toEqual([]);
  });
});
