import type { Config } from '../config.ts';
import type { Service } from '../server/health.ts';
import type { Finding } from './finding.ts';
import { checkMongodb } from './mongodb.ts';
import { checkRedis } from './redis.ts';
import { checkSlack } from './slack.ts';

type Check = (config: Config) => Promise<readonly Finding[]>;

const checks: Readonly<Record<Service, Check>> = {
  slack: ({ slack }) => checkSlack(slack),
  mongodb: ({ mongodb }) => checkMongodb(mongodb),
  redis: ({ redis }) => checkRedis(redis),
};

const all: readonly Service[] = ['slack', 'mongodb', 'redis'];

/**
 * Tries outside services the settings name, all at once, and tells which cannot be used and why; empty when all can.
 * Takes at most about five seconds. Stand-ins are not tried: whoever starts them waits for them.
 *
 * @param asked all of them unless given
 */
export async function checkReachable(
  config: Config,
  asked: readonly Service[] = all,
): Promise<readonly Finding[]> {
  const found = await Promise.all(asked.map((service) => checks[service](config)));
  return found.flat().filter(isFirst);
}

/** All of Slack's methods meet the same silence; one line says it. */
const isFirst = (one: Finding, index: number, findings: readonly Finding[]): boolean =>
  index === findings.findIndex(({ setting, reason }) => setting === one.setting && reason === one.reason);
