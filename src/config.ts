import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { GivenSettings, remedies, type SettingName } from './config/settings.ts';
import type { MailConfig } from './mail/smtp-post.ts';
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
  readonly run: GivenSettings['RUN'];
  readonly port: number;
  readonly slack: SlackConfig;
  readonly mongodb: StoreConfig;
  readonly redis: StoreConfig;
  /** Absolute. */
  readonly dataDir: string;
  /** IANA name. */
  readonly millTimezone: string;
  readonly millLanguage: GivenSettings['MILL_LANGUAGE'];
  readonly logLevel: GivenSettings['LOG_LEVEL'];
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
  const parsed = GivenSettings.safeParse(given);
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

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(GivenSettings.shape);

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
function missing(settings: GivenSettings): readonly Problem[] {
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

/** GivenSettings that are of no use one without the other. */
const withoutTheOther = (settings: GivenSettings): readonly Problem[] =>
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

function clashes({ PORT, SANDBOX_PORT, SLACK_BOT_TOKEN }: GivenSettings): readonly Problem[] {
  const both = !isSet(SLACK_BOT_TOKEN) && PORT === SANDBOX_PORT && PORT !== 0;
  return both ? [problem('SANDBOX_PORT', `is ${PORT}, the same as PORT`)] : [];
}

function configOf(settings: GivenSettings): Config {
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

const trackingOf = (settings: GivenSettings): TrackingConfig => {
  const { KUAIDI100_KEY: key, KUAIDI100_CUSTOMER: customer, AFTERSHIP_API_KEY: apiKey } = settings;
  return {
    kuaidi100: key && customer ? { key, customer } : undefined,
    aftership: apiKey ? { apiKey, webhookSecret: settings.AFTERSHIP_WEBHOOK_SECRET } : undefined,
    publicUrl: settings.PUBLIC_URL,
    codes: settings.CARRIER_CODES,
  };
};

const mailOf = ({ SMTP_URL, MAIL_FROM, FAX_ADDRESS }: GivenSettings): MailConfig | undefined =>
  SMTP_URL === undefined || MAIL_FROM === undefined
    ? undefined
    : { smtpUrl: SMTP_URL, from: MAIL_FROM, faxAddress: FAX_ADDRESS };

function slackOf({ SANDBOX_PORT, SLACK_API_URL, ...slack }: GivenSettings): SlackConfig {
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
