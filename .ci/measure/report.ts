import { type Casts, castsIn } from './casts.ts';
import { circlesIn, type Import, importsOf } from './imports.ts';
import type { Reference } from './literals.ts';
import { namesTwice } from './names.ts';
import { goesUp, levelOf, roomOf } from './rooms.ts';
import { commentLinesIn, fileOf, functionsIn, type Measured, type Spread, spreadOf } from './sizes.ts';
import type { Source } from './sources.ts';

/** Where the desk is put together: its functions are long by nature and named apart. */
const wiring = 'src/compose.ts';

export interface Figures {
  readonly lines: number;
  /** Lines a file. */
  readonly files: Spread;
  /** Lines a function, wiring left out. */
  readonly functions: Spread;
  /** Lines that a comment touches, of 100. */
  readonly commentPercent: number;
  readonly casts: number;
  readonly factCasts: number;
  readonly any: number;
  readonly nonNull: number;
}

export interface Report {
  readonly rooms: Readonly<Record<string, Figures>>;
  readonly all: Figures;
  /** Functions of the wiring, the longest first. */
  readonly wiring: readonly Measured[];
  /** Each a place, `path:line`. */
  readonly where: Casts;
  readonly circles: Readonly<Record<'running' | 'withTypes', readonly (readonly string[])[]>>;
  /** How often the first room names the second, types counted; a statement is one. */
  readonly between: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly upward: readonly (Import & { readonly levels: string })[];
  readonly namesTwice: Readonly<Record<string, readonly string[]>>;
  readonly literals: readonly Reference[];
}

export function reportOn(sources: readonly Source[], literals: readonly Reference[]): Report {
  const rooms = grouped(sources);
  const imports = importsOf(sources);
  return {
    rooms: Object.fromEntries([...rooms].map(([room, files]) => [room, figuresOf(files)])),
    all: figuresOf(sources),
    wiring: sources
      .filter(({ path }) => path === wiring)
      .flatMap(functionsIn)
      .sort((left, right) => right.lines - left.lines),
    where: castsOf(sources),
    circles: { running: circlesIn(imports.filter(({ types }) => !types)), withTypes: circlesIn(imports) },
    between: betweenRooms(imports),
    upward: imports
      .filter(({ from, to }) => goesUp(from, to))
      .map((one) => ({ ...one, levels: `${levelOf(one.from)} → ${levelOf(one.to)}` })),
    namesTwice: namesTwice(sources),
    literals,
  };
}

const grouped = (sources: readonly Source[]): ReadonlyMap<string, readonly Source[]> => {
  const rooms = new Map<string, readonly Source[]>();
  for (const source of sources) {
    const room = roomOf(source.path);
    rooms.set(room, [...(rooms.get(room) ?? []), source]);
  }
  return new Map([...rooms].sort(([left], [right]) => (left < right ? -1 : 1)));
};

const figuresOf = (sources: readonly Source[]): Figures => {
  const files = sources.map(fileOf);
  const lines = total(files.map((file) => file.lines));
  const { casts, facts, any, nonNull } = castsOf(sources);
  return {
    lines,
    files: spreadOf(files),
    functions: spreadOf(sources.filter(({ path }) => path !== wiring).flatMap(functionsIn)),
    commentPercent: Math.round((1000 * total(sources.map(commentLinesIn))) / lines) / 10,
    casts: casts.length,
    factCasts: facts.length,
    any: any.length,
    nonNull: nonNull.length,
  };
};

const castsOf = (sources: readonly Source[]): Casts => {
  const all = sources.map(castsIn);
  return {
    casts: all.flatMap(({ casts }) => casts),
    facts: all.flatMap(({ facts }) => facts),
    any: all.flatMap(({ any }) => any),
    nonNull: all.flatMap(({ nonNull }) => nonNull),
  };
};

const betweenRooms = (imports: readonly Import[]): Report['between'] => {
  const counts: Record<string, Record<string, number>> = {};
  for (const { from, to } of imports) {
    const [room, other] = [roomOf(from), roomOf(to)];
    if (room === other) continue;
    counts[room] ??= {};
    counts[room][other] = (counts[room][other] ?? 0) + 1;
  }
  return counts;
};

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
