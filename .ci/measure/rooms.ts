/** The rooms of these are counted one by one; all other folders at the top of `src`, and `jobs` and `blocks`, are one each. */
const divided: ReadonlySet<string> = new Set(['order', 'procedure']);

/** The room of a file: `src/desk`, `src/procedure/terms`, `jobs`; `src` and `src/procedure` hold the files that lie loose there. */
export function roomOf(path: string): string {
  const [root = '', first = '', second = '', ...rest] = path.split('/');
  if (root !== 'src') return root;
  if (second === '') return root;
  return divided.has(first) && rest.length > 0 ? `${root}/${first}/${second}` : `${root}/${first}`;
}

const levels = ['engine', 'procedure and mill', 'texts', 'desk and drawings', 'adapters', 'wiring'] as const;
export type Level = (typeof levels)[number];

/** Where a file stands: each level may import those before it and its own (architecture §6). */
export function levelOf(path: string): Level {
  if (/^src\/(procedure|mill)\//.test(path)) return 'procedure and mill';
  switch (roomOf(path).split('/')[1]) {
    case 'text':
      return 'texts';
    case 'order':
      return 'engine';
    case 'desk':
    case 'papers':
      return 'desk and drawings';
    case 'start':
    case 'commands':
      return 'wiring';
    case undefined:
      return path.startsWith('src/')
        ? 'wiring'
        : path.startsWith('blocks/')
          ? 'desk and drawings'
          : 'adapters';
    default:
      return 'adapters';
  }
}

/** Whether an import goes from a lower level into a higher one. */
export const goesUp = (from: string, to: string): boolean =>
  levels.indexOf(levelOf(from)) < levels.indexOf(levelOf(to)) && levelOf(to) !== 'wiring';
