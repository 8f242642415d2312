import { Redis } from 'ioredis';
import type { StoreConfig } from '../config.ts';
import { answersWithinMs, type Finding, messageOf } from './finding.ts';

/** A server that evicts keys loses the locks of running jobs, and with them the jobs. */
export async function checkRedis(store: StoreConfig): Promise<readonly Finding[]> {
  if (store.kind === 'embedded') return [];
  const client = new Redis(store.uri, {
    lazyConnect: true,
    connectTimeout: answersWithinMs,
    commandTimeout: answersWithinMs,
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
    const reason = `throws keys away when its memory is full (INFO says maxmemory-policy ${policy})`;
    const remedy = 'Set maxmemory-policy to noeviction there, and give the desk a server of its own.';
    return [finding('wrong', reason, remedy)];
  } catch (error) {
    const why = messageOf(fault ?? error);
    const remedy = 'Start Redis or Valkey there, and check host, port and password in the address.';
    return [
      isRefusal(why)
        ? finding('wrong', `Redis refuses it at INFO: ${why}`, remedy)
        : finding('away', `Redis does not answer: ${why}`, remedy),
    ];
  } finally {
    client.disconnect();
  }
}

const finding = (kind: Finding['kind'], reason: string, remedy: string): Finding => ({
  service: 'redis',
  setting: 'REDIS_URL',
  kind,
  reason,
  remedy,
});

const isRefusal = (message: string): boolean =>
  /\b(NOAUTH|WRONGPASS|NOPERM)\b|invalid password|without any password/.test(message);
