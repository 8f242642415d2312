import type { Config } from '../config.ts';
import { ownKey } from '../running/own-key.ts';

/**
 * What makes and knows the check codes of papers, the newest key first: PAPER_KEY; else, where the journal is the embedded
 * one, a key of its own beside it. None where the journal is the owner's: papers bear no code then.
 */
export const paperKeys = ({ paperKey: given, mongodb, dataDir }: Config): readonly string[] => {
  if (given !== undefined) return given.split(',').map((key) => key.trim());
  return mongodb.kind === 'embedded' ? [ownKey(dataDir, 'paper.key')] : [];
};
