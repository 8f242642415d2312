import { resolve } from 'node:path';
import ts from 'typescript';
import { importsOf } from './imports.ts';
import type { Reference } from './literals.ts';
import { readOptions } from './program.ts';
import type { Source } from './sources.ts';

/** A word of a file and what stands there instead. */
export interface Misspelt extends Pick<Reference, 'path' | 'word' | 'start'> {
  readonly wrong: string;
}

export interface Found {
  readonly path: string;
  readonly message: string;
}

/** A whole program in memory, of which single words are changed. Paths are as in `Source`. */
export interface HeldProgram {
  readonly program: ts.Program;
  /** The file and those that import it directly, for their types included. */
  reach(path: string): readonly string[];
  /** The errors in reach of some words' files, once what is told of them is misspelt together. */
  errorsOf(words: readonly Pick<Misspelt, 'path'>[], misspelt: readonly Misspelt[]): readonly Found[];
  /** Whether there is an error in reach of one misspelling. */
  findsAlone(one: Misspelt): boolean;
}

/** All else than the sources (libraries, types of packages) is read from disk. */
export function holdProgram(sources: readonly Source[]): HeldProgram {
  const texts = new Map(sources.map(({ path, tree }) => [resolve(path), tree.text]));
  const sound = new Map(texts);
  const versions = new Map<string, number>();
  const service = ts.createLanguageService(hostOf(texts, versions), ts.createDocumentRegistry());
  const program = service.getProgram();
  if (!program) throw new Error('There is no program to hold');
  const importers = importersIn(sources);

  const put = (path: string, text: string): void => {
    if (texts.get(path) === text) return;
    texts.set(path, text);
    versions.set(path, (versions.get(path) ?? 0) + 1);
  };
  const misspell = (all: readonly Misspelt[]): void => {
    for (const [path, text] of sound)
      put(
        path,
        misspelt(
          text,
          all.filter((one) => resolve(one.path) === path),
        ),
      );
  };
  const reach = (path: string): readonly string[] => [path, ...(importers.get(path) ?? [])];
  const errorsIn = (path: string): readonly Found[] =>
    service.getSemanticDiagnostics(resolve(path)).map(({ messageText }) => ({
      path,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
  return {
    program,
    reach,
    errorsOf(words, wrong) {
      misspell(wrong);
      return [...new Set(words.flatMap(({ path }) => reach(path)))].flatMap(errorsIn);
    },
    findsAlone(one) {
      misspell([one]);
      return reach(one.path).some((path) => errorsIn(path).length > 0);
    },
  };
}

/** A text with words changed, from its end so that the places before it stay. */
const misspelt = (text: string, all: readonly Misspelt[]): string =>
  [...all]
    .sort((left, right) => right.start - left.start)
    .reduce((so, { start, word, wrong }) => so.slice(0, start) + wrong + so.slice(start + word.length), text);

const hostOf = (
  texts: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, number>,
): ts.LanguageServiceHost => {
  const options = readOptions();
  const onDisk = new Map<string, string | undefined>();
  const read = (path: string): string | undefined => {
    if (texts.has(path)) return texts.get(path);
    if (!onDisk.has(path)) onDisk.set(path, ts.sys.readFile(path));
    return onDisk.get(path);
  };
  return {
    getCompilationSettings: () => options,
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (path) => String(versions.get(path) ?? 0),
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    fileExists: (path) => texts.has(path) || ts.sys.fileExists(path),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    ...(ts.sys.realpath ? { realpath: ts.sys.realpath } : {}),
  };
};

const importersIn = (sources: readonly Source[]): ReadonlyMap<string, readonly string[]> => {
  const importers = new Map<string, readonly string[]>();
  for (const { from, to } of importsOf(sources)) importers.set(to, [...(importers.get(to) ?? []), from]);
  return importers;
};
