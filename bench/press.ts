import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { startSandbox } from '../sandbox/slack/start.ts';
import type { Stores } from '../sandbox/stores/start.ts';
import { openDesk } from '../src/compose.ts';
import type { Order } from '../src/order/order.ts';
import { realClock } from '../src/running/clock.ts';
import { createLog } from '../src/running/log.ts';
import { seed } from '../src/start/start.ts';
import { atOnce, type Figure, figure, percentile, timed } from './figure.ts';
import { clerk, place, seenFor } from './subject.ts';

const pressesMeasured = 400;

/** A form handed in over HTTP until it is acknowledged: decided and journalled, against a listener that only acknowledges. */
export const measurePress = async ({ mongodbUri, redisUrl }: Stores): Promise<readonly Figure[]> => {
  const sandbox = await startSandbox({
    manifest: new URL('../manifest.yml', import.meta.url),
    rates: 'loose',
  });
  const { signingSecret, bot } = sandbox.tokens;
  const desk = await openDesk({
    run: 'web',
    slack: { kind: 'http', botToken: bot, signingSecret, apiUrl: sandbox.apiUrl },
    mongodbUri: new URL('/bench-press', mongodbUri).toString() + new URL(mongodbUri).search,
    redisUrl,
    redisPrefix: 'bench',
    port: 0,
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    roles: {},
    rates: 'none',
    clock: realClock,
    log: createLog('error'),
  });
  await seed(desk);
  const orders: Order[] = [];
  for (let index = 0; index < pressesMeasured; index += 1)
    orders.push(await place(desk.ports, `press-${index}`));
  const bare = await bareBolt(signingSecret, sandbox.apiUrl);
  const figures: Figure[] = [];
  for (const lanes of [1, 32]) {
    const own = await pressed(desk.port, signingSecret, { orders, lanes, run: 'own' });
    const only = await pressed(bare.port, signingSecret, { orders, lanes, run: 'bare' });
    figures.push(
      figure(
        `a signed form at ${lanes} at once, against a bare Bolt listener: median`,
        'ms',
        own.median,
        only.median,
      ),
      figure(
        `a signed form at ${lanes} at once, against a bare Bolt listener: 95 %`,
        'ms',
        own.slow,
        only.slow,
      ),
      figure(
        `signed forms at ${lanes} at once, against a bare Bolt listener`,
        'forms/s',
        own.rate,
        only.rate,
      ),
    );
  }
  await bare.close();
  await desk.close();
  await sandbox.close();
  return figures;
};

interface Run {
  readonly orders: readonly Order[];
  readonly lanes: number;
  readonly run: string;
  /** As many as are measured unless given. */
  readonly count?: number;
}

export const pressed = async (
  port: number,
  secret: string,
  { orders, lanes, run, count = pressesMeasured }: Run,
) => {
  const press = async (index: number, name: string): Promise<void> => {
    const order = orders[index % orders.length];
    if (!order) return;
    const response = await fetch(
      `http://127.0.0.1:${port}/slack/events`,
      signed(secret, formOf(order, `${run}${name}`)),
    );
    const answer = await response.text();
    if (!response.ok || answer !== '') throw new Error(`a form was not signed: ${response.status} ${answer}`);
  };
  let took: readonly number[] = [];
  const ms = await timed(async () => {
    took = await atOnce(lanes, count, (index) => press(index, `${lanes}-${index}`));
  });
  return { median: percentile(took, 0.5), slow: percentile(took, 0.95), rate: (count / ms) * 1000 };
};

/** A doubt about the order's address: `doubt` may be raised any number of times. */
const formOf = (order: Order, id: string): object => ({
  type: 'view_submission',
  team: { id: 'T0SANDBOX' },
  user: { id: clerk.id },
  api_app_id: 'A0SANDBOX',
  trigger_id: id,
  view: {
    id: `V${id}`,
    hash: id,
    type: 'modal',
    callback_id: 'doubt',
    private_metadata: JSON.stringify({
      orderId: order.id,
      revision: order.revision,
      seen: seenFor('doubt', order, ''),
      part: '',
    }),
    state: {
      values: {
        about: { value: { type: 'static_select', selected_option: { value: 'lines.1.unitPrice' } } },
        text: { value: { type: 'plain_text_input', value: '单价与方案不符，请核实' } },
      },
    },
    blocks: [],
  },
});

const signed = (secret: string, payload: object): RequestInit => {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const time = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${signature}`,
    },
  };
};

const bareBolt = async (signingSecret: string, slackApiUrl: string) => {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
  const app = new App({
    token: 'xoxb-sandbox',
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl },
  });
  app.view(/./, async ({ ack }) => ack());
  const server = createServer(receiver.requestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
