import { join } from 'node:path';
import { demoMasterData } from '../sandbox/seed.ts';
import { type Sandbox, startSandbox } from '../sandbox/slack/start.ts';
import { DataDirInUseError, type Stores, startStores } from '../sandbox/stores/start.ts';
import { realClock } from './clock.ts';
import type { Desk, DeskOptions } from './compose.ts';
import { type Config, problemLine } from './config.ts';
import { letInDemoShop } from './demo-shop.ts';
import { masterDataStream } from './desk/master-data.ts';
import type { Log } from './log.ts';
import { checkReachable } from './reachable.ts';
import { shopSecretsKey } from './shop-secrets-key.ts';
import { providersFrom } from './tracking/providers.ts';

export type Started =
  | { readonly ok: true; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Starts the stand-ins that are needed and the desk on them; closes in the opposite order, the stores last. */
export async function start(config: Config, tell: (line: string) => void, log: Log): Promise<Started> {
  const unreachable = await checkReachable(config);
  if (unreachable.length > 0) return { ok: false, problems: unreachable.map(problemLine) };
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    // The desk's modules are loaded while the stores start: each takes a second, on cores of their own.
    const composing = import('./compose.ts');
    const stores = await storesFor(config, tell);
    if (stores) closing.push(stores.stop);
    const { openDesk } = await composing;
    let desk: Desk | undefined;
    let moving = 0;
    const sandbox = await sandboxFor(config, async () => {
      moving += 1;
      try {
        await desk?.settle();
        return await desk?.nextDue();
      } finally {
        moving -= 1;
      }
    });
    if (sandbox) closing.push(sandbox.close);
    // What the hours of a moved clock bring comes at once, as it would have come in them.
    const rates = () => (moving > 0 ? ('none' as const) : ('strict' as const));
    desk = await openDesk({ ...deskOptions(config, { stores, sandbox }, log), rates });
    closing.push(desk.close);
    sandbox?.setRequestUrl(`http://127.0.0.1:${desk.port}/slack/events`);
    if (sandbox) {
      await seed(desk);
      await letInDemoShop(desk, sandbox.shop, shopSecretsKey(config));
    }
    for (const line of greeting(config, desk, sandbox)) tell(line);
    return { ok: true, close };
  } catch (error) {
    await close();
    if (error instanceof DataDirInUseError) return { ok: false, problems: [error.message] };
    return { ok: false, problems: [plainly(error)] };
  }
}

const storesFor = async (
  { mongodb, redis, dataDir }: Config,
  tell: (line: string) => void,
): Promise<Stores | undefined> =>
  mongodb.kind === 'embedded' || redis.kind === 'embedded' ? startStores({ dataDir, log: tell }) : undefined;

const sandboxFor = async (
  { slack, dataDir }: Config,
  onClockAdvance: () => Promise<Date | undefined>,
): Promise<Sandbox | undefined> =>
  slack.kind === 'sandbox'
    ? startSandbox({
        port: slack.port,
        manifest: new URL('../manifest.yml', import.meta.url),
        dataFolder: join(dataDir, 'workspace'),
        onClockAdvance,
      })
    : undefined;

interface StandIns {
  readonly stores: Stores | undefined;
  readonly sandbox: Sandbox | undefined;
}

const deskOptions = (config: Config, { stores, sandbox }: StandIns, log: Log): Omit<DeskOptions, 'rates'> => {
  const { slack, mongodb, redis } = config;
  const connected =
    slack.kind !== 'sandbox'
      ? slack
      : {
          kind: 'http' as const,
          botToken: sandbox?.tokens.bot ?? '',
          signingSecret: sandbox?.tokens.signingSecret ?? '',
          apiUrl: sandbox?.apiUrl ?? '',
        };
  const key = shopSecretsKey(config);
  return {
    run: config.run,
    ...(key === undefined ? {} : { shopSecretsKey: key }),
    slack: connected,
    mongodbUri: mongodb.kind === 'given' ? mongodb.uri : (stores?.mongodbUri ?? ''),
    redisUrl: redis.kind === 'given' ? redis.uri : (stores?.redisUrl ?? ''),
    redisPrefix: 'countersign',
    port: config.port,
    timeZone: config.millTimezone,
    language: config.millLanguage === 'zh-CN' ? 'zh' : 'en',
    roles: config.roles,
    providers: providersFrom(config.tracking),
    clock: sandbox ? { now: () => new Date(sandbox.clock.now()) } : realClock,
    log,
  };
};

/** The demo mill's customers, products and prices, filed once in a journal that has none. */
export const seed = async (desk: Pick<Desk, 'mill' | 'ports' | 'personByHandle'>): Promise<void> => {
  if (desk.mill.current().outside.customers.length > 0) return;
  await desk.mill.append(masterDataStream, await demoMasterData(desk.personByHandle), {
    by: { id: 'sandbox', name: 'Sandbox' },
    via: 'demo-mill',
    at: desk.ports.now().toISOString(),
  });
};

const greeting = ({ run }: Config, { port }: Desk, sandbox: Sandbox | undefined): readonly string[] => [
  `Countersign runs (${run}) on port ${port}.`,
  ...(sandbox
    ? [
        `Open the sandbox workspace: ${sandbox.url}/as/chen.yu  (you are 陈宇, customer service: try /order new)`,
        `And the web shop: ${sandbox.url}/shop  (you are one of its members)`,
        'Ctrl-C stops everything this started.',
      ]
    : []),
];

const plainly = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? 'PORT or SANDBOX_PORT: is taken by another program. Stop that one, or give another port.'
    : `Countersign could not start: ${error instanceof Error ? error.message : String(error)}`;
