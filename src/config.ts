import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { logLevels } from './log.ts';
import { readSmtpUrl } from './mail/smtp-address.ts';
import type { MailConfig } from './mail/smtp-post.ts';
import { isOneAddress } from './procedure/sending/addresses.ts';
import type { TrackingConfig } from './tracking/providers.ts';

/** One setting that is wrong, missing or of no use, why, and what to do. No secret stands in it. */
export interface Problem {
  readonly setting: string;
  readonly reason: string;
  readonly remedy: string;
}

/** Where Slack is: the sandbox within this process, or a workspace reached in one of Slack's two ways. */
export type SlackConfig =
  | { readonly kind: 'sandbox'; readonly port: number }
  | {
      readonly kind: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly apiUrl: string;
    }
  | {
      readonly kind: 'socket';
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl: string;
    };

/** A store of the owner's own, or one that is started with the desk and keeps its data in `dataDir`. */
export type StoreConfig = { readonly kind: 'embedded' } | { readonly kind: 'given'; readonly uri: string };

/** Everything that is decided outside the program, once, before it starts. */
export interface Config {
  readonly run: Settings['RUN'];
  readonly port: number;
  readonly slack: SlackConfig;
  readonly mongodb: StoreConfig;
  readonly redis: StoreConfig;
  /** Absolute. */
  readonly dataDir: string;
  /** IANA name. */
  readonly millTimezone: string;
  readonly millLanguage: Settings['MILL_LANGUAGE'];
  readonly logLevel: Settings['LOG_LEVEL'];
  /** Who is asked where shipments are, besides people. */
  readonly tracking: TrackingConfig;
  /** By which server papers go to customers; undefined: people print and fax them. */
  readonly mail: MailConfig | undefined;
  /** Opens the pages for operators; undefined: they stay shut. */
  readonly adminToken: string | undefined;
  /** Seals the web shops’ secrets; undefined: one is made and kept in `dataDir` with the embedded journal. */
  readonly shopSecretsKey: string | undefined;
  /** Makes the check codes of papers; undefined: one is made and kept in `dataDir` with the embedded journal. */
  readonly paperKey: string | undefined;
  /** Role key to Slack user ids: the seed where the workspace has no user groups. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** What a reading of the settings comes to. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads all settings. They come from the environment, where an empty one counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(problemOf) };
  const settings = parsed.data;
  const problems = [...missing(settings), ...clashes(settings)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: configOf(settings) };
}

/** A problem as one line for a terminal or a log. */
export const problemLine = ({ setting, reason, remedy }: Problem): string =>
  `${setting}: ${reason}. ${remedy}`;

/** The environment, with what a file `.env` in the working folder adds to it (it overrides nothing). */
export function environmentWithFile(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

const slackPage = 'https://api.slack.com/apps';

/** What to do about a setting that is wrong or missing; each is also the line a person is shown. */
const remedies = {
  SLACK_BOT_TOKEN: `Copy the Bot User OAuth Token (xoxb-…) from "OAuth & Permissions" of the app at ${slackPage}.`,
  SLACK_SIGNING_SECRET: `Copy the Signing Secret from "Basic Information" of the app at ${slackPage}, or set SLACK_APP_TOKEN to use Socket Mode.`,
  SLACK_APP_TOKEN: `Copy an app-level token (xapp-…) with connections:write from "Basic Information" of the app at ${slackPage}.`,
  SLACK_API_URL:
    'Leave it out for Slack itself, or give the whole address of another one, such as http://localhost:4000/api/.',
  MONGODB_URI: 'Give the address of a replica set, such as mongodb://host:27017/countersign?replicaSet=rs0.',
  REDIS_URL: 'Give the address of a Redis or Valkey of its own, such as redis://host:6379.',
  PORT: 'Give a free port from 1 to 65535, or 0 for any; 3000 when left out.',
  SANDBOX_PORT: 'Give a free port from 1 to 65535, or 0 for any; 4000 when left out. It cannot be PORT.',
  RUN: 'Give web (answers Slack), jobs (posts and deadlines) or all (both in one process).',
  DATA_DIR: 'Give a folder that can be written to; .countersign when left out.',
  MILL_TIMEZONE: 'Give an IANA name such as Asia/Shanghai.',
  MILL_LANGUAGE: 'Give zh-CN or en-US.',
  LOG_LEVEL: `Give one of ${logLevels.join(', ')}.`,
  ADMIN_TOKEN:
    'Give at least 12 characters nobody can guess, or leave it out: then the pages for operators stay shut.',
  SHOP_SECRETS_KEY:
    'Give at least 32 characters nobody can guess, such as `openssl rand -base64 32` prints, the same to all processes.',
  PAPER_KEY:
    'Give at least 32 characters nobody can guess, the same to all processes; after a change the former ones behind it, apart by commas.',
  PUBLIC_URL: 'Give the address at which this desk is reached from outside, such as https://desk.example.',
  SMTP_URL:
    'Give the mail server as smtp://user:password@host:587 or smtps://user:password@host:465, or leave it out: then people print and fax.',
  MAIL_FROM: 'Give the mill’s own address, such as sales@mill.example; it goes with SMTP_URL.',
  FAX_ADDRESS:
    'Give how a number is reached at the fax gateway, such as {fax}@fax.example, or leave it out: then no fax is sent.',
  KUAIDI100_KEY:
    'Copy the key (授权 key) from https://api.kuaidi100.com, or leave out all KUAIDI100_ settings.',
  KUAIDI100_CUSTOMER: 'Copy the customer number from https://api.kuaidi100.com; it goes with KUAIDI100_KEY.',
  AFTERSHIP_API_KEY:
    'Copy the API key from https://admin.aftership.com, or leave out all AFTERSHIP_ settings.',
  AFTERSHIP_WEBHOOK_SECRET:
    'Copy the webhook secret from the settings at https://admin.aftership.com; without it every push is refused.',
  CARRIER_CODES:
    'Give JSON, provider to part of a carrier’s name to its code, such as {"kuaidi100":{"盛丰物流":"sfwl"}}.',
  COUNTERSIGN_ROLES: 'Give JSON, role to Slack user ids, such as {"service":["U012AB3CD"]}.',
} as const;

type SettingName = keyof typeof remedies;

const port = (standard: number) =>
  z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(0, 'is below 0')
    .max(65_535, 'is above 65535')
    .default(standard);

const startsWith = (...beginnings: readonly string[]) =>
  z
    .string()
    .trim()
    .refine((text) => beginnings.some((beginning) => text.startsWith(beginning)), {
      error: `does not begin with ${beginnings.join(' or ')}`,
      abort: true,
    });

const address = (...protocols: readonly string[]) =>
  startsWith(...protocols).refine((text) => text.includes(',') || URL.canParse(text), 'is not an address');

const Roles = z.record(
  z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  z.array(z.string().regex(/^[UW][A-Z0-9]+$/, 'holds something that is not a Slack user id')),
);

const OwnCodes = z
  .record(
    z.string().trim().min(1),
    z.string().regex(/^[a-z0-9-]+$/, 'is no code of small letters and digits'),
  )
  .default({});
const CarrierCodes = z.strictObject({ kuaidi100: OwnCodes, aftership: OwnCodes });

const Settings = z.object({
  SLACK_BOT_TOKEN: startsWith('xoxb-').optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .trim()
    .refine((text) => !/^x(ox.|app)-/.test(text), 'is a token, not the signing secret')
    .optional(),
  SLACK_APP_TOKEN: startsWith('xapp-').optional(),
  SLACK_API_URL: address('http://', 'https://').optional(),
  MONGODB_URI: address('mongodb://', 'mongodb+srv://').optional(),
  REDIS_URL: address('redis://', 'rediss://').optional(),
  PORT: port(3000),
  SANDBOX_PORT: port(4000),
  RUN: z.enum(['all', 'web', 'jobs'], 'is none of all, web, jobs').default('all'),
  DATA_DIR: z.string().default('.countersign'),
  MILL_TIMEZONE: z
    .string()
    .trim()
    .refine(isTimezone, 'is no time zone that is known here')
    .default('Asia/Shanghai'),
  MILL_LANGUAGE: z.enum(['zh-CN', 'en-US'], 'is neither zh-CN nor en-US').default('zh-CN'),
  LOG_LEVEL: z.enum(logLevels, 'is no level').default('info'),
  ADMIN_TOKEN: z.string().trim().min(12, 'is shorter than 12 characters').optional(),
  SHOP_SECRETS_KEY: z.string().trim().min(32, 'is shorter than 32 characters').optional(),
  PAPER_KEY: z
    .string()
    .trim()
    .refine(
      (keys) => keys.split(',').every((key) => key.trim().length >= 32),
      'holds a key shorter than 32 characters',
    )
    .optional(),
  PUBLIC_URL: address('http://', 'https://').optional(),
  SMTP_URL: z
    .string()
    .trim()
    .refine((text) => readSmtpUrl(text) !== null, 'is not the address of a mail server')
    .optional(),
  MAIL_FROM: z.string().trim().refine(isOneAddress, 'is not one plain address').optional(),
  FAX_ADDRESS: z
    .string()
    .trim()
    .refine(
      (text) => text.split('{fax}').length === 2 && isOneAddress(text.replace('{fax}', '076912345678')),
      'is no address with {fax} in it',
    )
    .optional(),
  KUAIDI100_KEY: z.string().trim().optional(),
  KUAIDI100_CUSTOMER: z.string().trim().optional(),
  AFTERSHIP_API_KEY: z.string().trim().optional(),
  AFTERSHIP_WEBHOOK_SECRET: z.string().trim().optional(),
  CARRIER_CODES: z.string().transform(parseJson).pipe(CarrierCodes).default({ kuaidi100: {}, aftership: {} }),
  COUNTERSIGN_ROLES: z.string().transform(parseJson).pipe(Roles).default({}),
});
type Settings = z.infer<typeof Settings>;

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(Settings.shape);

function problemOf({ path, message }: z.core.$ZodIssue): Problem {
  const setting = String(path[0]);
  const within = path.slice(1).join('.');
  return problem(setting as SettingName, within === '' ? message : `at ${within}: ${message}`);
}

const problem = (setting: SettingName, reason: string): Problem => ({
  setting,
  reason,
  remedy: remedies[setting],
});

/** What is not set although something else makes it necessary. */
function missing(settings: Settings): readonly Problem[] {
  const { RUN, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL } = settings;
  const standInsAllowed = RUN === 'all';
  const slackGiven = [SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL].some(isSet);
  const slackNeeded = slackGiven || !standInsAllowed;
  const why = slackGiven
    ? 'is missing although other SLACK_ settings are there'
    : `is missing, and RUN=${RUN} starts no sandbox`;
  const lacking = `is missing, and RUN=${RUN} starts no stand-in`;
  return [
    ...(slackNeeded && !isSet(SLACK_BOT_TOKEN) ? [problem('SLACK_BOT_TOKEN', why)] : []),
    ...(slackNeeded && !isSet(SLACK_SIGNING_SECRET ?? SLACK_APP_TOKEN)
      ? [problem('SLACK_SIGNING_SECRET', why)]
      : []),
    ...withoutTheOther(settings),
    ...(standInsAllowed || isSet(settings.MONGODB_URI) ? [] : [problem('MONGODB_URI', lacking)]),
    ...(standInsAllowed || isSet(settings.REDIS_URL) ? [] : [problem('REDIS_URL', lacking)]),
  ];
}

/** Settings that are of no use one without the other. */
const withoutTheOther = (settings: Settings): readonly Problem[] =>
  (
    [
      ['KUAIDI100_KEY', 'KUAIDI100_CUSTOMER'],
      ['KUAIDI100_CUSTOMER', 'KUAIDI100_KEY'],
      ['AFTERSHIP_WEBHOOK_SECRET', 'AFTERSHIP_API_KEY'],
      ['SMTP_URL', 'MAIL_FROM'],
      ['MAIL_FROM', 'SMTP_URL'],
      ['FAX_ADDRESS', 'SMTP_URL'],
    ] as const
  ).flatMap(([given, other]) =>
    isSet(settings[given]) && !isSet(settings[other])
      ? [problem(other, `is missing although ${given} is there`)]
      : [],
  );

function clashes({ PORT, SANDBOX_PORT, SLACK_BOT_TOKEN }: Settings): readonly Problem[] {
  const both = !isSet(SLACK_BOT_TOKEN) && PORT === SANDBOX_PORT && PORT !== 0;
  return both ? [problem('SANDBOX_PORT', `is ${PORT}, the same as PORT`)] : [];
}

function configOf(settings: Settings): Config {
  return {
    run: settings.RUN,
    port: settings.PORT,
    slack: slackOf(settings),
    mongodb: storeOf(settings.MONGODB_URI),
    redis: storeOf(settings.REDIS_URL),
    dataDir: resolve(settings.DATA_DIR),
    millTimezone: settings.MILL_TIMEZONE,
    millLanguage: settings.MILL_LANGUAGE,
    logLevel: settings.LOG_LEVEL,
    tracking: trackingOf(settings),
    mail: mailOf(settings),
    adminToken: settings.ADMIN_TOKEN,
    shopSecretsKey: settings.SHOP_SECRETS_KEY,
    paperKey: settings.PAPER_KEY,
    roles: settings.COUNTERSIGN_ROLES,
  };
}

const trackingOf = (settings: Settings): TrackingConfig => {
  const { KUAIDI100_KEY: key, KUAIDI100_CUSTOMER: customer, AFTERSHIP_API_KEY: apiKey } = settings;
  return {
    kuaidi100: key && customer ? { key, customer } : undefined,
    aftership: apiKey ? { apiKey, webhookSecret: settings.AFTERSHIP_WEBHOOK_SECRET } : undefined,
    publicUrl: settings.PUBLIC_URL,
    codes: settings.CARRIER_CODES,
  };
};

const mailOf = ({ SMTP_URL, MAIL_FROM, FAX_ADDRESS }: Settings): MailConfig | undefined =>
  SMTP_URL === undefined || MAIL_FROM === undefined
    ? undefined
    : { smtpUrl: SMTP_URL, from: MAIL_FROM, faxAddress: FAX_ADDRESS };

function slackOf({ SANDBOX_PORT, SLACK_API_URL, ...slack }: Settings): SlackConfig {
  const [botToken, appToken, signingSecret] = [
    slack.SLACK_BOT_TOKEN,
    slack.SLACK_APP_TOKEN,
    slack.SLACK_SIGNING_SECRET,
  ];
  // Slack's client appends the method's name, so the address ends in a slash.
  const apiUrl = (SLACK_API_URL ?? 'https://slack.com/api/').replace(/\/*$/, '/');
  if (botToken !== undefined && appToken !== undefined) return { kind: 'socket', botToken, appToken, apiUrl };
  if (botToken !== undefined && signingSecret !== undefined)
    return { kind: 'http', botToken, signingSecret, apiUrl };
  return { kind: 'sandbox', port: SANDBOX_PORT };
}

const storeOf = (uri: string | undefined): StoreConfig =>
  uri === undefined ? { kind: 'embedded' } : { kind: 'given', uri };

const isSet = (value: string | undefined): value is string => value !== undefined;

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function parseJson(text: string, context: z.RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
}
