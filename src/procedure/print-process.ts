import { writeFileSync } from 'node:fs';
import { processText } from './process-text.ts';

/** `npm run process`: prints the process from the catalogue to docs/process.md. */
writeFileSync(new URL('../../docs/process.md', import.meta.url), processText());
