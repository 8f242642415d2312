import { Redis } from 'ioredis';
import { mongo } from 'mongoose';
import { z } from 'zod';
import type { Config, Problem, SlackConfig, StoreConfig } from './config.ts';

const answersWithinMilliseconds = 4_000;

/**
 * Tries every outside service the settings name, all at once, and tells which cannot be used and why; empty
 * when all can. Takes at most about five seconds. Stand-ins are not tried: whoever starts them waits for them.
 */
export async function checkReachable({ slack, mongodb, redis }: Config): Promise<readonly Problem[]> {
  const found = await Promise.all([checkSlack(slack), checkMongodb(mongodb), checkRedis(redis)]);
  return found.flat().filter(isFirst);
}

/** Both of Slack's tokens meet the same silence; one line says it. */
const isFirst = (problem: Problem, index: number, all: readonly Problem[]): boolean =>
  index === all.findIndex(({ setting, reason }) => setting === problem.setting && reason === problem.reason);

/** Transactions and change streams need a replica set or a sharded cluster. */
async function checkMongodb(store: StoreConfig): Promise<readonly Problem[]> {
  if (store.kind === 'embedded') return [];
  const setting = 'MONGODB_URI';
  let client: mongo.MongoClient | undefined;
  try {
    client = new mongo.MongoClient(store.uri, {
      serverSelectionTimeoutMS: answersWithinMilliseconds,
      connectTimeoutMS: answersWithinMilliseconds,
    });
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello.setName !== undefined || hello.msg === 'isdbgrid') return [];
    const reason = 'is a single server, which has no transactions';
    return [
      {
        setting,
        reason,
        remedy: 'Start mongod with --replSet and run rs.initiate() once; one member is enough.',
      },
    ];
  } catch (error) {
    const remedy = 'Start MongoDB there, and check host, port, replicaSet, name and password in the address.';
    return [{ setting, reason: `MongoDB does not answer: ${messageOf(error)}`, remedy }];
  } finally {
    await client?.close();
  }
}

/** A server that evicts keys loses the locks of running jobs, and with them the jobs. */
async function checkRedis(store: StoreConfig): Promise<readonly Problem[]> {
  if (store.kind === 'embedded') return [];
  const setting = 'REDIS_URL';
  const client = new Redis(store.uri, {
    lazyConnect: true,
    connectTimeout: answersWithinMilliseconds,
    commandTimeout: answersWithinMilliseconds,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let fault: unknown;
  client.on('error', (error: unknown) => {
    fault = error;
  });
  try {
    await client.connect();
    // INFO, because managed servers often forbid CONFIG.
    const policy = /maxmemory_policy:(\S+)/.exec(await client.info('memory'))?.[1];
    if (policy === undefined || policy === 'noeviction') return [];
    const reason = `throws keys away when its memory is full (maxmemory-policy is ${policy})`;
    return [
      {
        setting,
        reason,
        remedy: 'Set maxmemory-policy to noeviction there, and give the desk a server of its own.',
      },
    ];
  } catch (error) {
    const remedy = 'Start Redis or Valkey there, and check host, port and password in the address.';
    return [{ setting, reason: `Redis does not answer: ${messageOf(fault ?? error)}`, remedy }];
  } finally {
    client.disconnect();
  }
}

async function checkSlack(slack: SlackConfig): Promise<readonly Problem[]> {
  if (slack.kind === 'sandbox') return [];
  const bot = call(slack.apiUrl, { method: 'auth.test', token: slack.botToken, setting: 'SLACK_BOT_TOKEN' });
  if (slack.kind === 'http') return bot;
  // It only hands out an address to connect to; nothing is connected by asking.
  const method = 'apps.connections.open';
  const socket = call(slack.apiUrl, { method, token: slack.appToken, setting: 'SLACK_APP_TOKEN' });
  return (await Promise.all([bot, socket])).flat();
}

interface SlackCall {
  readonly method: string;
  readonly token: string;
  readonly setting: string;
}

const SlackAnswer = z.object({ ok: z.boolean(), error: z.string().optional() });

async function call(apiUrl: string, { method, token, setting }: SlackCall): Promise<readonly Problem[]> {
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(answersWithinMilliseconds),
    });
    const { ok, error } = SlackAnswer.parse(await response.json());
    if (ok) return [];
    const remedy = 'Install the app in the workspace and copy its token again.';
    return [{ setting, reason: `Slack refuses it: ${error ?? 'no reason given'}`, remedy }];
  } catch (error) {
    const remedy = 'Check the connection to Slack, and SLACK_API_URL if it is set.';
    return [{ setting: 'SLACK_API_URL', reason: `${apiUrl} does not answer: ${messageOf(error)}`, remedy }];
  }
}

/** The deepest cause says what happened; what lies above it only says that something did. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error.cause instanceof Error ? messageOf(error.cause) : error.message || error.name;
}
