import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { reportTemplate, templateWidths } from '../../src/mill/reports/template.ts';
import { readTableFile } from '../../src/papers/read-table.ts';
import { makeTableFile } from '../../src/papers/table-file.ts';
import { inProduction } from '../support/deeds-production.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv = (text: string) => readTableFile('日报.csv', utf8(text));
const rowsIn = async (bytes: Uint8Array, name = '日报.csv') => {
  const read = await readTableFile(name, bytes);
  return read.ok ? read.rows : read.problem.zh;
};

const sheet = [
  ['单号', '当日产量'],
  ['SO-261123-001', '3.5'],
];

describe('a table from a spreadsheet', () => {
  it('is read in every encoding that Excel saves in China', async () => {
    const text = '单号,当日产量\r\nSO-261123-001,3.5\r\n';
    expect(await rowsIn(utf8(text))).toEqual(sheet);
    expect(await rowsIn(utf8(`\ufeff${text}`))).toEqual(sheet);
    const gbk = Buffer.from('b5a5bac52cb5b1c8d5b2fac1bf0d0a534f2d3236313132332d3030312c332e350d0a', 'hex');
    expect(await rowsIn(gbk)).toEqual(sheet);
    const utf16 = Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le');
    expect(await rowsIn(utf16)).toEqual(sheet);
  });

  it('is read whichever sign separates it, with quoted commas and line breaks, blank rows kept in count', async () => {
    expect(await rowsIn(utf8('a;b,c;d\n1;2;3'))).toEqual([
      ['a', 'b,c', 'd'],
      ['1', '2', '3'],
    ]);
    expect(await rowsIn(utf8('a,b\n\n"x, ""y""\nz",2\n\n'))).toEqual([['a', 'b'], [''], ['x, "y"\nz', '2']]);
  });

  it('is read from the first sheet of an xlsx file: figures by their digits, days as dates', async () => {
    const day = new Date('2026-11-23T00:00:00Z');
    const data = [
      ['单号', '日期', '产量', '备注'].map((value) => ({ value, type: String })),
      [
        { value: 'SO-261123-001', type: String },
        { value: day, type: Date, format: 'yyyy-mm-dd' },
        { value: 3.2000000000000002, type: Number },
        { value: '=HYPERLINK("http://x","y")', type: String },
      ],
      [{ value: 'SO-261123-002', type: String }, null, { value: '=1+2', type: 'Formula' as const }, null],
    ];
    const bytes = await writeXlsxFile(data).toBuffer();
    expect(await rowsIn(bytes, 'x.csv')).toEqual([
      ['单号', '日期', '产量', '备注'],
      ['SO-261123-001', '2026-11-23', '3.2', '=HYPERLINK("http://x","y")'],
      ['SO-261123-002', '', '', ''],
    ]);
  });

  it('comes back from its own template', async () => {
    const bytes = await makeTableFile(reportTemplate([inProduction()], '2026-11-23', 'zh'), templateWidths);
    expect(await rowsIn(bytes)).toEqual([
      ['单号', '日期', '行号', '品种规格', '当日产量', '单位', '损耗（吨）', '状态', '无产量原因', '备注'],
      ['SO-261123-001', '2026-11-23', '1', '双胶纸 70g 卷筒 787mm', '', '吨', '', '未开机', '', ''],
      ['SO-261123-001', '2026-11-23', '2', '牛卡纸 125g 卷筒 1092mm', '', '吨', '', '', '', ''],
    ]);
  });

  it('is refused in words when it is none, is broken or is too large', async () => {
    expect(await csv('只有表头')).toMatchObject({ ok: false, problem: { zh: '表里没有数据' } });
    expect(await csv('a,b\n"1,2')).toMatchObject({ ok: false, problem: { en: /check its quotes/ } });
    expect(await rowsIn(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('旧的 xls 格式');
    expect(await rowsIn(Buffer.alloc(2_000_001, 65))).toContain('最多 2 MB');
    expect(await csv(`a,b\n${'1,2\n'.repeat(2001)}`)).toMatchObject({
      problem: { zh: '行数太多，最多 2000 行' },
    });
    expect(await rowsIn(zipSync({ 'xl/workbook.xml': strToU8('<x') }))).toContain('打不开');
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(31_000_000) }, { level: 9 });
    expect(await rowsIn(bomb)).toBe('表格展开后太大');
  });

  it('never fails on any bytes', async () => {
    const start = fc.constantFrom<readonly number[]>(
      [],
      [0x50, 0x4b, 3, 4],
      [0xff, 0xfe],
      [0xef, 0xbb, 0xbf],
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (first, rest) => {
        const read = await readTableFile('x', Uint8Array.from([...first, ...rest]));
        if (read.ok)
          for (const row of read.rows) expect(row.every((cell) => typeof cell === 'string')).toBe(true);
        else expect(read.problem.zh).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });
});
