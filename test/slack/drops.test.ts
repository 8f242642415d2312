import { describe, expect, it } from 'vitest';
import { mayBeScan } from '../../src/papers/scan/scan.ts';
import { dropIn, looseIn, tablesIn } from '../../src/slack/drops.ts';

const message = (more: object, name = 'fax.png') => ({
  user: 'UZHOUMIN',
  ts: '1795000000.000100',
  files: [{ id: 'F1', name }],
  ...more,
});

describe('a message with files', () => {
  it('is a drop in a thread only where it stands in one', () => {
    expect(dropIn('C1', message({ thread_ts: '1.2' }))).toMatchObject({ threadTs: '1.2' });
    expect(dropIn('C1', message({}))).toBeUndefined();
    expect(looseIn('C1', message({ thread_ts: '1.2' }))).toBeUndefined();
    expect(looseIn('D1', message({}))).toEqual({
      channel: 'D1',
      ts: '1795000000.000100',
      user: 'UZHOUMIN',
      files: [{ id: 'F1', name: 'fax.png' }],
    });
  });

  it('is none of anybody’s where the desk itself wrote it', () => {
    expect(looseIn('D1', message({ bot_id: 'B1' }))).toBeUndefined();
  });

  it('keeps the ending of a long name, by which it is told what it may be', () => {
    const long = `${'销售部客户订单确认书'.repeat(6)}.xlsx`;
    expect(tablesIn('C1', message({}, long))?.files[0]?.name).toMatch(/…[^…]{8}$/);
    const [file] = looseIn('C1', message({}, `${'回'.repeat(60)}.jpeg`))?.files ?? [];
    expect(file?.name).toHaveLength(40);
    expect(mayBeScan(file?.name ?? '')).toBe(true);
  });
});

it.each([
  ['fax.PNG', true],
  ['scan.pdf', true],
  ['IMG_1.heic', true],
  ['fax.tif', true],
  ['日报.xlsx', false],
  ['pdf', false],
])('%s may be a scan: %s', (name, is) => {
  expect(mayBeScan(name)).toBe(is);
});
