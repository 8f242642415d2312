import { mongo } from 'mongoose';
import type { StoreConfig } from '../config.ts';
import { answersWithinMs, type Finding, messageOf } from './finding.ts';

/** Transactions and change streams need a replica set or a sharded cluster. */
export async function checkMongodb(store: StoreConfig): Promise<readonly Finding[]> {
  if (store.kind === 'embedded') return [];
  let client: mongo.MongoClient | undefined;
  try {
    client = new mongo.MongoClient(store.uri, {
      serverSelectionTimeoutMS: answersWithinMs,
      connectTimeoutMS: answersWithinMs,
    });
    return judged(await client.db('admin').command({ hello: 1 }, { timeoutMS: answersWithinMs }));
  } catch (error) {
    const remedy = 'Start MongoDB there, and check host, port, replicaSet, name and password in the address.';
    return [
      isRefusal(error)
        ? finding('wrong', `MongoDB refuses it at hello: ${messageOf(error)}`, remedy)
        : finding('away', `MongoDB does not answer: ${messageOf(error)}`, remedy),
    ];
  } finally {
    await client?.close();
  }
}

const judged = (hello: mongo.Document): readonly Finding[] => {
  if (hello.setName !== undefined || hello.msg === 'isdbgrid') return [];
  if (hello.isreplicaset)
    return [
      finding('away', 'MongoDB answers, but its replica set was not begun', 'Run rs.initiate() there once.'),
    ];
  const remedy = 'Start mongod with --replSet and run rs.initiate() once; one member is enough.';
  return [finding('wrong', 'is a single server at hello, which has no transactions', remedy)];
};

const finding = (kind: Finding['kind'], reason: string, remedy: string): Finding => ({
  service: 'mongodb',
  setting: 'MONGODB_URI',
  kind,
  reason,
  remedy,
});

/** No right to it, by a server of one's own or by Atlas. */
const refused: ReadonlySet<unknown> = new Set([13, 18, 8000]);

const isRefusal = (error: unknown): boolean =>
  error instanceof mongo.MongoParseError ||
  error instanceof mongo.MongoInvalidArgumentError ||
  (error instanceof mongo.MongoServerError && refused.has(error.code));
