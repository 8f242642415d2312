import { buildIndexes, collections } from '../store/collections.ts';
import { connect, connectAnew, isAway } from '../store/connection.ts';
import { openMill } from '../store/mill.ts';
import type { DeskOptions } from './desk.ts';

/** The journal's connection, and what is folded of it from the start. */
export const openStores = async ({ mongodbUri, timeZone, log }: DeskOptions) => {
  const connection = await connect(mongodbUri);
  try {
    const all = collections(connection);
    await buildIndexes(all);
    const anew = connectAnew(mongodbUri, 1500);
    const unfollowed = (error: unknown): void =>
      log.warn({ error }, 'master data could not be followed; it is read again soon');
    return { connection, all, anew, mill: await openMill(all, timeZone, unfollowed, anew) };
  } catch (error) {
    await connection.close();
    throw error;
  }
};

/** How a MongoDB that is away is waited for; what it refuses for good is no use to try again. */
export const whileAway = ({ log, signal }: Pick<DeskOptions, 'log' | 'signal'>) => ({
  ...(signal ? { signal } : {}),
  isFinal: (error: unknown) => !isAway(error),
  onFault: (error: unknown) => log.warn({ error }, 'MongoDB is away; it is tried again'),
});
