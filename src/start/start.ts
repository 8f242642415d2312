import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/slack/start.ts';
import type { Stores } from '../../sandbox/stores/start.ts';
import { type Config, type Problem, problemLine } from '../config.ts';
import { masterDataStream, millStream } from '../desk/master-data.ts';
import { checkReachable } from '../reachable/check.ts';
import { realClock } from '../running/clock.ts';
import { keepTrying } from '../running/keep-trying.ts';
import type { Log } from '../running/log.ts';
import type { Service } from '../server/health.ts';
import { shopSecretsKey } from '../shop/secrets-key.ts';
import { providersFrom } from '../tracking/providers.ts';
import { demoMail } from './demo-mail.ts';
import { letInDemoShop } from './demo-shop.ts';
import type { Desk, DeskOptions } from './desk.ts';
import { greeting } from './greeting.ts';
import { paperKeys } from './paper-keys.ts';
import { demoMill, demoPapers, StandInError, standInSlack, standInStores } from './stand-ins.ts';

export type Started =
  | {
      readonly ok: true;
      readonly close: () => Promise<void>;
      /** What was away at first and, once it answered, turned out to be set wrong. Stays open where nothing is. */
      readonly foundWrong: Promise<readonly string[]>;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

export interface Surroundings {
  readonly tell: (line: string) => void;
  readonly log: Log;
  /** Whoever ends the process while it still starts; what was begun is closed then. */
  readonly signal: AbortSignal;
}

/**
 * Starts the stand-ins that are needed and the desk on them; closes in the opposite order, the stores last. Only a setting
 * that is wrong keeps it from starting: what is away is waited for, and what needs it not is served.
 */
export async function start(config: Config, { tell, log, signal }: Surroundings): Promise<Started> {
  const findings = await checkReachable(config);
  const wrong = findings.filter(({ kind }) => kind === 'wrong');
  if (wrong.length > 0) return { ok: false, problems: wrong.map(problemLine) };
  for (const finding of findings)
    tell(`${problemLine(finding)} It is tried again; what needs it not is served.`);
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    const away = [...new Set(findings.map(({ service }) => service))];
    const recheck = recheckUntilThere(config, away, { log, signal });
    const begun = begin(config, { tell, log, signal }, closing);
    const first = await Promise.race([
      begun,
      recheck.then(refused),
      new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(new StartEndedError())),
      ),
    ]);
    if (!('desk' in first)) throw first;
    const { desk, sandbox } = first;
    if (!sandbox) sayUnknownChannels(desk, { tell, log, signal });
    for (const line of greeting(config, desk, sandbox)) tell(line);
    const found = recheck;
    return { ok: true, close, foundWrong: found.then((problems) => problems.map(problemLine)) };
  } catch (error) {
    await close();
    if (error instanceof WrongSettingsError) return { ok: false, problems: error.problems.map(problemLine) };
    if (error instanceof StandInError) return { ok: false, problems: [error.message] };
    return { ok: false, problems: [plainly(error)] };
  }
}

class StartEndedError extends Error {}

class WrongSettingsError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('settings are wrong');
    this.problems = problems;
  }
}
const refused = (problems: readonly Problem[]): WrongSettingsError => new WrongSettingsError(problems);

const never = new Promise<never>(() => undefined);
type Watching = Pick<Surroundings, 'log' | 'signal'>;

/** Asks what was away until it answers; resolves with what is wrong with it then, and never where nothing is. */
const recheckUntilThere = async (
  config: Config,
  away: readonly Service[],
  { log, signal }: Watching,
): Promise<readonly Problem[]> => {
  const check = async (service: Service): Promise<readonly Problem[]> => {
    const found = await checkReachable(config, [service]);
    const wrong = found.filter(({ kind }) => kind === 'wrong');
    if (wrong.length === 0 && found.length > 0) throw new Error(found.map(problemLine).join(' '));
    return wrong.length > 0 ? wrong : never;
  };
  const onFault = (error: unknown): void => log.warn({ error }, 'still away; it is tried again');
  return Promise.race([never, ...away.map((one) => keepTrying(() => check(one), { signal, onFault }))]);
};

/**
 * A channel that is gone or archived is named and keeps nothing from starting: which channels the desk posts to is set in
 * the desk itself, so it must run to be mended.
 */
const sayUnknownChannels = (desk: Desk, { tell, log, signal }: Surroundings): void => {
  const onFault = (error: unknown): void =>
    log.warn({ error }, 'Slack does not list its channels yet; it is asked again');
  void keepTrying(desk.unknownChannels, { signal, onFault }).then(
    (problems) => {
      for (const problem of problems) tell(problemLine(problem));
    },
    // Given up because the process ends.
    () => undefined,
  );
};

interface Begun {
  readonly desk: Desk;
  readonly sandbox: Sandbox | undefined;
}

const begin = async (
  config: Config,
  { tell, log, signal }: Surroundings,
  closing: (() => Promise<void>)[],
): Promise<Begun> => {
  // The desk's modules are loaded while the stores start: each takes a second, on cores of their own.
  const composing = import('../compose.ts');
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
  desk = await openDesk({ ...deskOptions(config, { stores, sandbox }, log), rates, signal });
  closing.push(desk.close);
  sandbox?.setRequestUrl(`http://127.0.0.1:${desk.port}/slack/events`);
  if (sandbox) {
    await seed(desk);
    await letInDemoShop(desk, sandbox.shop, shopSecretsKey(config));
  }
  return { desk, sandbox };
};

const storesFor = async (
  { mongodb, redis, dataDir }: Config,
  tell: (line: string) => void,
): Promise<Stores | undefined> =>
  mongodb.kind === 'embedded' || redis.kind === 'embedded'
    ? standInStores({ dataDir, log: tell })
    : undefined;

const sandboxFor = async (
  { slack, dataDir, mail }: Config,
  onClockAdvance: () => Promise<Date | undefined>,
): Promise<Sandbox | undefined> =>
  slack.kind === 'sandbox'
    ? standInSlack({
        // Letters of the desk's own stand-ins leave this machine only where a mail server is set.
        mail: mail === undefined,
        port: slack.port,
        manifest: new URL('../../manifest.yml', import.meta.url),
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
  const mail = config.mail ?? (sandbox && demoMail(sandbox));
  return {
    run: config.run,
    ...(mail ? { mail } : {}),
    ...(key === undefined ? {} : { shopSecretsKey: key }),
    paperKeys: paperKeys(config),
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

/** The demo mill's customers, products, prices and letterhead, filed once in a journal that has none. */
export const seed = async (desk: Pick<Desk, 'mill' | 'ports' | 'personByHandle'>): Promise<void> => {
  if (desk.mill.current().outside.customers.length > 0) return;
  await desk.mill.append(masterDataStream, await demoMill(desk.personByHandle), {
    by: { id: 'sandbox', name: 'Sandbox' },
    via: 'demo-mill',
    at: desk.ports.now().toISOString(),
  });
  await desk.mill.append(
    millStream,
    [{ type: 'SettingsChanged', settings: { letterhead: await demoPapers() } }],
    {
      by: { id: 'sandbox', name: 'Sandbox' },
      via: 'demo-letterhead',
      at: desk.ports.now().toISOString(),
    },
  );
};

const plainly = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? 'PORT or SANDBOX_PORT: is taken by another program. Stop that one, or give another port.'
    : `Countersign could not start: ${error instanceof Error ? error.message : String(error)}`;
