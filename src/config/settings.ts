import { z } from 'zod';
import { readSmtpUrl } from '../mail/smtp-address.ts';
import { isOneAddress } from '../procedure/sending/addresses.ts';
import { logLevels } from '../running/log.ts';

const slackPage = 'https://api.slack.com/apps';

/** What to do about a setting that is wrong or missing; each is also the line a person is shown. */
export const remedies = {
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

export type SettingName = keyof typeof remedies;

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

/** All settings by the names they have in the environment; those that may be left out have what counts then. */
export const GivenSettings = z.object({
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
export type GivenSettings = z.infer<typeof GivenSettings>;

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
