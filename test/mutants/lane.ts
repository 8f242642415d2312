import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Mutant, mutated, textOf } from './mutant.ts';

/** What the tests said: how many ran and failed, and the names of those that failed. */
export interface Told {
  readonly ran: number;
  readonly failed: readonly string[];
}

/** A throw-away copy of the repository in which one mutant at a time is tried. */
export interface Lane {
  /** The named tests on the code as it stands. */
  tests(parts: readonly string[]): Promise<Told>;
  /** The mutant's tests on the mutant; the copy is as before afterwards. */
  try(mutant: Mutant): Promise<Told>;
  close(): void;
}

const leftOut = ['node_modules', '.git', '.countersign', 'coverage'];
/** A mutant that makes a test run for ever is noticed as well as one that makes it fail. */
const patienceMs = 300_000;

export const openLane = (root: string): Lane => {
  const copy = mkdtempSync(join(tmpdir(), 'countersign-mutant-'));
  cpSync(root, copy, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return {
    tests: (parts) => vitest(copy, parts, []),
    try: async (mutant) => {
      const path = join(copy, mutant.file);
      writeFileSync(path, mutated(mutant, root));
      try {
        return await vitest(copy, mutant.tests, ['--bail', '1']);
      } finally {
        writeFileSync(path, textOf(mutant, root));
      }
    },
    close: () => rmSync(copy, { recursive: true, force: true }),
  };
};

const report = z.object({
  numTotalTests: z.number(),
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const vitest = async (copy: string, parts: readonly string[], more: readonly string[]): Promise<Told> => {
  const program = join(copy, 'node_modules/vitest/vitest.mjs');
  const asked = ['run', '--project', 'pure', '--reporter', 'json', '--maxWorkers', '1', ...more, ...parts];
  const child = spawn(process.execPath, [program, ...asked], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  });
  const [said, cried]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => said.push(piece));
  child.stderr.on('data', (piece: Buffer) => cried.push(piece));
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, by) => resolve(by));
  });
  if (signal === 'SIGKILL') return { ran: 1, failed: ['runs for ever'] };
  const text = Buffer.concat(said).toString();
  const from = text.indexOf('{"numTotalTestSuites"');
  if (from < 0) throw new Error(`vitest said nothing of its tests:\n${text}\n${Buffer.concat(cried)}`);
  const { numTotalTests, testResults } = report.parse(JSON.parse(text.slice(from)));
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  const broken = testResults.flatMap(({ message, assertionResults }) =>
    message !== '' && assertionResults.length === 0 ? [message] : [],
  );
  if (failed.length === 0 && broken.length > 0) throw new Error(`a test file does not load: ${broken[0]}`);
  return { ran: numTotalTests, failed };
};
