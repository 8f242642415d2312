import { afterAll, describe, expect, test } from 'vitest';
import { demoLetterhead } from '../../sandbox/seed.ts';
import { label } from '../../src/order/labels.ts';
import { openPrinter } from '../../src/papers/print/printer.ts';
import { inCapitals, plainTimes } from '../../src/papers/print/words.ts';
import { blankLetterhead } from '../../src/procedure/letterhead.ts';
import type { Sheet } from '../../src/procedure/sheet.ts';
import { drawnPapers } from '../support/drawn-papers.ts';
import { pdfText } from '../support/pdf-text.ts';

const printer = openPrinter();
afterAll(() => printer.close());

const papers = drawnPapers();
const { paper: confirmation, at } =
  papers.find(({ paper }) => paper.kind === 'confirmation' && paper.standing === 'issued') ?? {};

const sheetOf = (more: Partial<Sheet> = {}): Sheet => {
  if (!confirmation || !at) throw new Error('no confirmation was issued');
  return {
    paper: confirmation,
    language: 'zh',
    sees: 'all',
    letterhead: demoLetterhead,
    code: 'CS1/SO-261123-001/C/6/K7Q9F2AB3D',
    drawnAt: at,
    timeZone: 'Asia/Shanghai',
    ...more,
  };
};

const longer = (lines: number): Sheet['paper'] => {
  const { paper } = sheetOf();
  const [row = []] = paper.table?.rows ?? [];
  return {
    ...paper,
    table: { head: paper.table?.head ?? [], rows: Array.from({ length: lines }, () => row) },
  };
};

describe('a printed paper', () => {
  test('says all that the form has, in both languages', async () => {
    const [zh = ''] = await pdfText(await printer.print(sheetOf()));
    for (const said of [
      '华广纸业有限公司',
      '销售部客户订单确认书',
      'SO-261123-001 r1',
      '承诺日为完工日，不是发货日',
      '人民币壹拾壹万伍仟贰佰壹拾伍元整',
      '收款账户',
      '客户签字盖章',
      'CS1/SO-261123-001/C/6/K7Q9F2AB3D',
      '第 1 页 共 1 页',
    ])
      expect(zh).toContain(said);
    // What grade the mill gives its customers is the mill's own.
    expect(zh).not.toContain('B 类');
    const [en = ''] = await pdfText(await printer.print(sheetOf({ language: 'en' })));
    for (const said of [
      'Order confirmation',
      'Huaguang Paper Co., Ltd.',
      'Promised finished date',
      'Page 1 of 1',
    ])
      expect(en).toContain(said);
  });

  test('is the same file whenever and wherever it is printed', async () => {
    const [one, other] = await Promise.all([printer.print(sheetOf()), printer.print(sheetOf())]);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  test.each([1, 30, 200])('of %i lines repeats its headings on each page and loses none', async (lines) => {
    const pages = await pdfText(await printer.print(sheetOf({ paper: longer(lines) })));
    expect(pages.filter((page) => page.includes('79,375.00')).every((page) => page.includes('单价'))).toBe(
      true,
    );
    expect(pages.join('').match(/79,375\.00/g)).toHaveLength(lines);
    expect(pages.at(-1)).toContain('客户签字盖章');
    expect(pages.at(-1)).toContain(`第 ${pages.length} 页 共 ${pages.length} 页`);
  });

  test('leaves out what its reader may not see, and asks nobody for money then', async () => {
    const [page = ''] = await pdfText(await printer.print(sheetOf({ sees: 'open' })));
    expect(page).toContain('双胶纸');
    expect(page).not.toMatch(/79,375|6,350|115,215|壹拾壹万|13922554810/);
  });

  test('bears a mark across the page while it is a draft, and needs no letterhead', async () => {
    const paper = { ...sheetOf().paper, standing: 'draft' as const };
    const [page = ''] = await pdfText(
      await printer.print(sheetOf({ paper, code: null, letterhead: blankLetterhead })),
    );
    expect(page).toContain('草稿');
    expect(page).not.toContain('CS1/');
  });

  test('is called as the mill calls it', async () => {
    const letterhead = { ...demoLetterhead, titles: { confirmation: label('订货合同', 'Contract') } };
    const [page = ''] = await pdfText(await printer.print(sheetOf({ letterhead })));
    expect(page).toContain('订货合同');
  });

  test('shows what people wrote as it is, whatever they meant by it', async () => {
    const hostile = '<!channel> {{x}} file:///etc/passwd 王\u{2F8F8}\u202e 🚚';
    const paper = { ...sheetOf().paper, notes: [label(hostile, hostile)] };
    const [page = ''] = await pdfText(await printer.print(sheetOf({ paper })));
    expect(page).toContain('<!channel> {{x}} file:///etc/passwd 王〔U+2F8F8〕');
  });
});

test.each(papers)(
  '$paper.kind ($paper.standing) is printed in both languages',
  async ({ paper, at: drawnAt }) => {
    for (const language of ['zh', 'en'] as const) {
      const pages = await pdfText(await printer.print(sheetOf({ paper, drawnAt, language })));
      expect(pages.join('')).toContain(paper.title[language]);
      expect(pages.join('')).not.toMatch(/undefined|null|NaN|\[object/);
    }
  },
);

describe('words on papers', () => {
  test.each([
    [0, '人民币零元整'],
    [1, '人民币壹分'],
    [10_050, '人民币壹佰元伍角'],
    [100_100, '人民币壹仟零壹元整'],
    [10_000_005, '人民币壹拾万元零伍分'],
    [8_065_050, '人民币捌万零陆佰伍拾元伍角'],
    [1_234_567_890, '人民币壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角'],
    [100_000_000_000, '人民币壹拾亿元整'],
  ])('%i fen in capitals', (fen, words) => {
    expect(inCapitals(fen)).toBe(words);
  });

  test('times that messages leave to the reader’s clock are the mill’s, with their year', () => {
    expect(plainTimes('发车 <!date^1796004000^{date_num} {time}|2026-11-30>', 'Asia/Shanghai')).toBe(
      '发车 2026-11-30 10:00',
    );
  });
});
