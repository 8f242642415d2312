import { mkdir, rm, writeFile } from 'node:fs/promises';
import { demoLetterhead } from '../../sandbox/seed.ts';
import { print } from '../../src/papers/print/print.ts';
import { drawnPapers } from './drawn-papers.ts';
import { pagePicture } from './page-picture.ts';

/**
 * `npm run papers`: prints every paper in both languages from orders on their way, and writes `docs/papers.md` with a picture
 * of each first page.
 */
const folder = new URL('../../docs/papers/', import.meta.url).pathname;
const dpi = 100;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const rows: string[] = [];
for (const { paper, at } of drawnPapers()) {
  const name = paper.standing === 'draft' ? `${paper.kind}-draft` : paper.kind;
  for (const language of ['zh', 'en'] as const) {
    const bytes = await print({
      paper,
      language,
      sees: 'all',
      letterhead: demoLetterhead,
      code: paper.standing === 'issued' ? 'CS1/SO-261123-001/C/6/K7Q9F2AB3D' : null,
      drawnAt: at,
      timeZone: 'Asia/Shanghai',
    });
    await writeFile(`${folder}${name}-${language}.png`, await pagePicture(bytes, dpi));
  }
  const pictures = (['zh', 'en'] as const).map((language) => {
    const alt = `${paper.title[language]} ${paper.number}`;
    return `![${alt}](papers/${name}-${language}.png)`;
  });
  rows.push(
    `## ${paper.title.en} · ${paper.title.zh}${name === paper.kind ? '' : ' (draft)'}\n\n${pictures.join('\n')}\n`,
  );
}
const head =
  '# The papers\n\nPrinted by `npm run papers` from orders of the tests, with the demo mill’s letterhead. Each is data in its matter’s room\n(`src/procedure`), laid out by one kit (`src/papers/print`). Why they are files is decision 026.\n';
await writeFile(new URL('../../docs/papers.md', import.meta.url), `${head}\n${rows.join('\n')}`);
