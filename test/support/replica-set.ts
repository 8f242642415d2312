import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { type Child, startChild } from '../../sandbox/stores/child.ts';
import { findMongod } from '../../sandbox/stores/find-binary.ts';
import { freePort, portOpens } from '../../sandbox/stores/ports.ts';

const name = 'countersign-three';
const lookAgainMs = 20;
const startsWithinMs = 40_000;

/** A real replica set of three members on this machine, whose members a test may hurt. */
export interface ReplicaSet {
  readonly uri: string;
  /** The primary gives its place up at once, whether or not the others have all it has. */
  readonly stepDown: () => Promise<void>;
  /** Kills the primary, as `kill -9` does. @returns how to start it again */
  readonly killPrimary: () => Promise<() => Promise<void>>;
  /** Members that are not primary hang. @returns how they go on */
  readonly hangSecondaries: (count: 1 | 2) => Promise<() => void>;
  /** Resolves when one is primary and all others follow it. */
  readonly isWhole: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Member {
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  child: Child;
}

/** Starts three members that elect a primary within a second or two. */
export async function startReplicaSet(): Promise<ReplicaSet> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-replica-set-'));
  const binary = await findMongod(undefined, () => undefined);
  const members: Member[] = [];
  for (const number of [0, 1, 2]) {
    const port = await freePort(undefined);
    const own = join(folder, String(number));
    mkdirSync(own);
    members.push({ host: `127.0.0.1:${port}`, port, folder: own, child: await started(binary, port, own) });
  }
  await Promise.all(members.map(({ port }) => portOpens(port, AbortSignal.timeout(startsWithinMs))));
  await initiated(members);
  const isWhole = () =>
    until(async () => {
      const states = await Promise.all(members.map(stateOf));
      return states.filter((state) => state === 'primary').length === 1 && !states.includes('other');
    });
  const primary = async (): Promise<Member> => {
    let found: Member | undefined;
    await until(async () => {
      const states = await Promise.all(members.map(stateOf));
      found = members[states.indexOf('primary')];
      return found !== undefined;
    });
    if (!found) throw new Error('there is no primary');
    return found;
  };
  await isWhole();
  return {
    uri: `mongodb://${members.map(({ host }) => host).join(',')}/desk?replicaSet=${name}`,
    isWhole,
    stepDown: async () => {
      const stepDown = { replSetStepDown: 1, secondaryCatchUpPeriodSecs: 0, force: true };
      await onMember(await primary(), (admin) => admin.command(stepDown));
    },
    killPrimary: async () => {
      const member = await primary();
      process.kill(member.child.pid, 'SIGKILL');
      await member.child.ended;
      return async () => {
        member.child = await started(binary, member.port, member.folder);
      };
    },
    hangSecondaries: async (count) => {
      const first = await primary();
      const hung = members.filter((member) => member !== first).slice(0, count);
      for (const { child } of hung) process.kill(child.pid, 'SIGSTOP');
      return () => {
        for (const { child } of hung) process.kill(child.pid, 'SIGCONT');
      };
    },
    stop: async () => {
      for (const { child } of members) process.kill(child.pid, 'SIGKILL');
      await Promise.all(members.map(({ child }) => child.ended));
      await rm(folder, { recursive: true });
    },
  };
}

const started = (binary: string, port: number, folder: string): Promise<Child> =>
  startChild(
    binary,
    [
      ...['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...['--replSet', name, '--oplogSize', '64', '--wiredTigerCacheSizeGB', '0.25'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false', '--quiet'],
    ],
    `${folder}.log`,
  );

const initiated = async (members: readonly Member[]): Promise<void> => {
  const [first] = members;
  if (!first) return;
  const settings = { electionTimeoutMillis: 1000, heartbeatIntervalMillis: 200, heartbeatTimeoutSecs: 1 };
  const hosts = members.map(({ host }, _id) => ({ _id, host }));
  await onMember(first, (admin) =>
    admin.command({ replSetInitiate: { _id: name, members: hosts, settings } }),
  );
};

const onMember = async <T>({ host }: Member, use: (admin: mongo.Db) => Promise<T>): Promise<T> => {
  const client = new mongo.MongoClient(`mongodb://${host}`, {
    directConnection: true,
    serverSelectionTimeoutMS: 1000,
    connectTimeoutMS: 1000,
  });
  try {
    return await use(client.db('admin'));
  } finally {
    await client.close();
  }
};

const stateOf = async (member: Member): Promise<'primary' | 'secondary' | 'other'> => {
  try {
    const { isWritablePrimary, secondary } = await onMember(member, (admin) =>
      admin.command({ hello: 1 }, { timeoutMS: 1000 }),
    );
    if (isWritablePrimary) return 'primary';
    return secondary ? 'secondary' : 'other';
  } catch {
    return 'other';
  }
};

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const giveUpAt = performance.now() + startsWithinMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error('the replica set did not come to what was waited for');
    await delay(lookAgainMs);
  }
};
