import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shopKey } from '../../src/commands/run-shop-key.ts';
import { readConfig } from '../../src/config.ts';
import { type Collections, collections } from '../../src/store/collections.ts';
import { connect } from '../../src/store/connection.ts';
import { ownStores } from '../stores/own-stores.ts';

const program = fileURLToPath(new URL('../../src/commands/shop-key.ts', import.meta.url));
const { mongodbUri } = ownStores();
const environment = {
  PATH: process.env.PATH,
  MONGODB_URI: mongodbUri,
  SHOP_SECRETS_KEY: 'a key of the tests that seals nothing of worth',
  LOG_LEVEL: 'error',
};

interface Told {
  readonly code: number;
  readonly said: string;
}

/** The command as an operator gives it. */
const npmRun = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Told> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });

/** The same command within this process, which is much quicker. */
const shopKeyWith = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Told> => {
  const reading = readConfig({ ...env, RUN: 'all' });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  let said = '';
  const say = (line: string): void => {
    said += `${line}\n`;
  };
  const code = await shopKey(args, { config: reading.config, collections: all, say });
  return { code, said };
};
const ask = (args: readonly string[]): Promise<Told> => shopKeyWith(args, environment);

const secretIn = (said: string): string => /whsec_[A-Za-z0-9+/=]+/.exec(said)?.[0] ?? '';
const full = ['--name', '纸品商城', '--contact', '客服 0769-86880000'];

let first = '';
let connection: Connection;
let all: Collections;
beforeAll(async () => {
  connection = await connect(mongodbUri);
  all = collections(connection);
  const { code, said } = await npmRun(
    ['add', 'paper-shop', ...full, '--webhook', 'https://shop.example/hook'],
    environment,
  );
  first = secretIn(said);
  expect([code, said]).toEqual([0, expect.stringContaining('open  1 secret(s)  https://shop.example/hook')]);
  expect(first).not.toBe('');
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

it('a shop gets a second secret beside the first, keeps the newest, changes, is shut and opened; the list shows no secret', async () => {
  const steps: readonly (readonly [readonly string[], RegExp])[] = [
    [['rotate', 'paper-shop'], /2 secret\(s\).*The one before stays valid until.*whsec_/s],
    [['retire', 'paper-shop'], /1 secret\(s\)/],
    [['change', 'paper-shop', '--rate', '50', '--webhook', 'none'], /no webhook/],
    [['shut', 'paper-shop'], /shut/],
    [['open', 'paper-shop'], /open/],
  ];
  const secrets: string[] = [];
  for (const [args, says] of steps) {
    const { code, said } = await ask(args);
    expect([code, said]).toEqual([0, expect.stringMatching(says)]);
    secrets.push(secretIn(said));
  }
  expect(new Set([first, ...secrets.filter((secret) => secret !== '')]).size).toBe(2);
  const { code, said } = await npmRun(['list'], environment);
  expect([code, said]).toEqual([0, 'paper-shop  纸品商城  open  1 secret(s)  no webhook\n']);
}, 120_000);

it.each([
  ['nothing', [], /npm run shop-key -- list/],
  ['what it does not know', ['remove', 'paper-shop'], /npm run shop-key -- list/],
  ['an option it does not know', ['add', 'shop-2', '--colour', 'x'], /Unknown option '--colour'/],
  ['a shop that is there', ['add', 'paper-shop', ...full], /there is a shop paper-shop already/],
  ['a shop that is not', ['rotate', 'shop-2'], /there is no shop shop-2/],
  ['a key id that cannot be', ['add', 'A:b', ...full], /the key id is 3 to 40/],
  ['too little', ['add', 'shop-2'], /--name: .*--contact: /s],
  ['no address', ['add', 'shop-2', ...full, '--webhook', 'shop'], /--webhook: /],
  ['half a request a second', ['add', 'shop-2', ...full, '--rate', '0.5'], /--rate: /],
] as const)('is told in a line when it is given %s', async (_what, args, says) => {
  const { code, said } = await ask(args);
  expect([code, said]).toEqual([1, expect.stringMatching(says)]);
  expect(said).not.toMatch(/\n\s+at /);
});

it('is told which setting is missing: what seals the secrets, or a journal that answers', async () => {
  const { SHOP_SECRETS_KEY: _, ...unsealed } = environment;
  const [key, journal] = await Promise.all([
    shopKeyWith(['add', 'shop-2', ...full], unsealed),
    npmRun(['list'], {
      ...environment,
      MONGODB_URI: 'mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=200',
    }),
  ]);
  expect([key.code, key.said]).toEqual([1, expect.stringContaining('SHOP_SECRETS_KEY: set it first')]);
  expect([journal.code, journal.said]).toEqual([1, expect.stringContaining('MONGODB_URI: ')]);
}, 60_000);
