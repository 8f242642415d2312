import { Redis } from 'ioredis';
import { mongo } from 'mongoose';
import { expect, it } from 'vitest';
import { ownStores } from './own-stores.ts';

it('gives every test file a database of its own in a replica set with transactions', async () => {
  const [mine, yours] = [ownStores(), ownStores()];
  const client = await mongo.MongoClient.connect(mine.mongodbUri);
  try {
    await client.withSession((session) =>
      session.withTransaction(() => client.db().collection('orders').insertOne({ number: 1 }, { session })),
    );
    expect(await client.db().collection('orders').countDocuments()).toBe(1);
  } finally {
    await client.close();
  }
  const other = await mongo.MongoClient.connect(yours.mongodbUri);
  try {
    expect(await other.db().collection('orders').countDocuments()).toBe(0);
  } finally {
    await other.close();
  }
});

it('gives every test file a key prefix of its own in a server that evicts nothing', async () => {
  const [mine, yours] = [ownStores(), ownStores()];
  expect(mine.redisPrefix).not.toBe(yours.redisPrefix);
  const redis = new Redis(mine.redisUrl);
  try {
    expect(await redis.info('memory')).toContain('maxmemory_policy:noeviction');
  } finally {
    redis.disconnect();
  }
});
