import type { Connection } from 'mongoose';

/** One command that mongod did for the desk, as its profiler tells. */
export interface Asked {
  readonly ns: string;
  readonly op: string;
  /** Of a command: which. */
  readonly command: Readonly<Record<string, unknown>>;
  readonly nreturned?: number;
}

/** Has mongod write down every command on this database from now on. */
export const listenTo = async ({ db }: Connection): Promise<void> => {
  await db?.command({ profile: 0 });
  await db?.dropCollection('system.profile').catch(() => undefined);
  await db?.createCollection('system.profile', { capped: true, size: 8_000_000 });
  await db?.command({ profile: 2 });
};

/** What was asked since; change streams, which wait for what comes, and the asking itself aside. */
export const askedSince = async ({ db }: Connection): Promise<readonly Asked[]> => {
  await db?.command({ profile: 0 });
  const rows = await db
    ?.collection('system.profile')
    .find({ op: { $ne: 'getmore' }, ns: { $not: /system\.profile|\$cmd$/ } })
    .toArray();
  return (rows ?? []) as unknown as readonly Asked[];
};
