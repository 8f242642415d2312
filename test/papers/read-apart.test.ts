import { monitorEventLoopDelay } from 'node:perf_hooks';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTableApart } from '../../src/papers/read-apart.ts';
import { readTableFile, type TableFile } from '../../src/papers/read-table.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Two megabytes in few rows of very many cells. */
const wide = utf8(`${Array.from({ length: 1000 }, () => 'a,'.repeat(990)).join('\n')}\n`);

/** A zip whose directory says of a long part that it is empty. */
const lying = (): Uint8Array => {
  const zip = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(400_000_000) }, { level: 9 });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at < zip.length - 46; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
  return zip;
};

/** The longest that nothing else could run meanwhile. */
const heldWhile = async (read: () => Promise<TableFile>) => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const answer = await read();
  delay.disable();
  return { answer, heldMs: delay.max / 1e6 };
};

/** How long the same machine is held up that reads the wide table in the thread that asks: what apart is measured by. */
let inThreadMs = 0;
beforeAll(async () => {
  const begun = performance.now();
  await readTableFile('wide.csv', wide);
  inThreadMs = performance.now() - begun;
});

describe('§10.13: reading a table holds up nobody else', () => {
  it('gives what is in it', async () => {
    const read = await readTableApart('a.csv', utf8('编号,数量\nSO-1,3\n'));
    expect(read).toEqual({
      ok: true,
      rows: [
        ['编号', '数量'],
        ['SO-1', '3'],
      ],
    });
    expect(await readTableApart('a.csv', utf8('x'))).toMatchObject({ ok: false });
    expect(await readTableApart('a.csv', new Uint8Array(2_000_001))).toMatchObject({ ok: false });
  });

  it('of two megabytes in a thousand columns', async () => {
    const { answer, heldMs } = await heldWhile(() => readTableApart('wide.csv', wide));
    expect(answer.ok).toBe(true);
    expect(heldMs).toBeLessThan(inThreadMs / 3);
  });

  it('of a zip that lies about its size', async () => {
    const zip = lying();
    expect(zip.length).toBeLessThan(2_000_000);
    const { answer, heldMs } = await heldWhile(() => readTableApart('book.xlsx', zip));
    expect(answer.ok).toBe(false);
    expect(heldMs).toBeLessThan(inThreadMs / 3);
  });

  it('that takes longer than it may, or more memory, is answered and left', async () => {
    const late = await readTableApart('wide.csv', wide, { withinMs: 1, heapMb: 192 });
    expect(late).toMatchObject({ ok: false, problem: { zh: expect.stringContaining('太复杂') } });
    const heavy = await readTableApart('wide.csv', wide, { withinMs: 10_000, heapMb: 8 });
    expect(heavy).toMatchObject({ ok: false, problem: { zh: expect.stringContaining('太复杂') } });
  });

  it('waits its turn where many come at once, and each is answered', async () => {
    const all = Array.from({ length: 5 }, (_, index) => readTableApart('a.csv', utf8(`a,b\n${index},1\n`)));
    expect((await Promise.all(all)).map((read) => read.ok && read.rows[1]?.[0])).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
  });
});
