import type { Sandbox, SandboxOptions } from '../../sandbox/slack/start.ts';
import type { Stores } from '../../sandbox/stores/start.ts';
import type { Letterhead } from '../procedure/letterhead.ts';

/** A stand-in that cannot be started here; its message says to a person why, and what to do. */
export class StandInError extends Error {}

/**
 * MongoDB and Valkey with their data in `dataDir` (decision 024).
 * @throws StandInError where another start holds the folder or the packages for stand-ins are not installed
 */
export const standInStores = async (options: {
  readonly dataDir: string;
  readonly log: (line: string) => void;
}): Promise<Stores> => {
  const { DataDirInUseError, startStores } = await installed(import('../../sandbox/stores/start.ts'));
  try {
    return await startStores(options);
  } catch (error) {
    throw error instanceof DataDirInUseError ? new StandInError(error.message) : error;
  }
};

/** Where the stand-in stores of a folder are; undefined where none run. */
export const runningStores = async (dataDir: string): Promise<Pick<Stores, 'mongodbUri'> | undefined> => {
  const { findRunningStores } = await installed(import('../../sandbox/stores/start.ts'));
  return findRunningStores(dataDir);
};

/** A Slack on this machine (decision 023). @throws StandInError where the packages for stand-ins are not installed */
export const standInSlack = async (options: SandboxOptions): Promise<Sandbox> => {
  const { startSandbox } = await installed(import('../../sandbox/slack/start.ts'));
  return startSandbox(options);
};

/** The demo mill's customers, products and prices, as events of the master data. */
export const demoMill = async (personByHandle: Parameters<DemoMasterData>[0]): ReturnType<DemoMasterData> => {
  const { demoMasterData } = await installed(import('../../sandbox/seed.ts'));
  return demoMasterData(personByHandle);
};

/** What stands on the demo mill's papers. */
export const demoPapers = async (): Promise<Letterhead> => {
  const { demoLetterhead } = await installed(import('../../sandbox/seed.ts'));
  return demoLetterhead;
};

type DemoMasterData = typeof import('../../sandbox/seed.ts').demoMasterData;

/** Production is installed without what only stand-ins use (`npm ci --omit=dev`), so none of it is loaded unless asked for. */
const installed = async <T>(loading: Promise<T>): Promise<T> => {
  try {
    return await loading;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    throw isMissing ? new StandInError(notInstalled) : error;
  }
};

const notInstalled =
  'The stand-ins are not installed here (npm ci --omit=dev). Set MONGODB_URI, REDIS_URL and the SLACK_ settings, or install all by npm ci.';
