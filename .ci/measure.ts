import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { holdProgram } from './measure/held-program.ts';
import { referencesIn } from './measure/literals.ts';
import { misspellEach } from './measure/misspell.ts';
import { printed, printedTried } from './measure/print.ts';
import { reportOn } from './measure/report.ts';
import { readSources } from './measure/sources.ts';
import { readWords } from './measure/words.ts';

/**
 * `npm run measure -- [--misspell] [--json FILE]`: how the house stands, read from the sources; prints it, and writes the
 * same as JSON. `--misspell` also misspells each literal that names an action, a facet, a deadline or a part, and ends with
 * 1 where one of them gives no error.
 */
const { values } = parseArgs({ options: { json: { type: 'string' }, misspell: { type: 'boolean' } } });

const sources = readSources();
const held = holdProgram(sources);
const words = await readWords();
const checker = held.program.getTypeChecker();
const references = sources.flatMap(({ path }) => {
  const tree = held.program.getSourceFile(path);
  return tree ? referencesIn(path, tree, checker, words) : [];
});
const report = reportOn(sources, references);
process.stdout.write(`${printed(report)}\n`);

const began = Date.now();
const tried = values.misspell ? misspellEach(held, references) : undefined;
if (tried) process.stdout.write(printedTried(tried, Math.round((Date.now() - began) / 1000)));
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...report, tried }, null, 2)}\n`);
if (tried?.some(({ isFound }) => !isFound)) process.exitCode = 1;
