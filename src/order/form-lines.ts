import type { Raw } from './raw.ts';

/** The numbers of the lines a form holds: those filled in so far, else those on file, else one empty line. */
export const lineIds = (raw: Readonly<Record<string, Raw>>, onFile: readonly number[]): readonly number[] => {
  const typed = Object.keys(raw).flatMap((blockId) => /^lines\.(\d+)\./.exec(blockId)?.[1] ?? []);
  const ids = typed.length > 0 ? typed.map(Number) : onFile;
  return [...new Set(ids.length > 0 ? ids : [1])].sort((left, right) => left - right);
};
