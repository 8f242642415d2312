import { describe, expect, it, onTestFinished } from 'vitest';
import { masterDataStream, millStream } from '../../src/desk/master-data.ts';
import type { MillEvent } from '../../src/mill/events.ts';
import type { Customer } from '../../src/procedure/outside.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { nextNumber } from '../../src/store/counters.ts';
import { debtsOf } from '../../src/store/debts.ts';
import { openFiles } from '../../src/store/files.ts';
import { openMill } from '../../src/store/mill.ts';
import { queryKeys, searchKeys } from '../../src/text/search-keys.ts';
import { type OnStores, onStores } from '../desk/on-stores.ts';
import { mill as sample } from '../support/mill.ts';

describe('order numbers', () => {
  it('are never given twice, however many ask at once, and start anew each day', async () => {
    const { collections } = await onStores();
    const next = nextNumber(collections);
    const numbers = await Promise.all(Array.from({ length: 40 }, () => next('2026-11-23')));
    expect(new Set(numbers).size).toBe(40);
    expect(numbers.toSorted().at(-1)).toBe('SO-261123-040');
    expect(await next('2026-11-24')).toBe('SO-261124-001');
  });

  it('have four digits above 999', async () => {
    const { collections } = await onStores();
    await collections.counters.create({ _id: 'orders:261123', last: 999 });
    expect(await nextNumber(collections)('2026-11-23')).toBe('SO-261123-1000');
  });
});

const by = { id: 'UGUANLI', name: '管理员' };
const filed = (name: string): readonly MillEvent[] => {
  const [first] = sample.customers;
  return [{ type: 'CustomersFiled', customers: [{ ...(first as Customer), code: name, name }] }];
};

/** A process that follows the mill's streams, and tells of each change it saw. */
const follower = async (stores: OnStores) => {
  const mill = await openMill(stores.collections, 'Asia/Shanghai', () => undefined);
  onTestFinished(() => mill.close());
  return mill;
};

const codes = (mill: Awaited<ReturnType<typeof follower>>): readonly string[] =>
  mill
    .current()
    .outside.customers.map(({ code }) => code)
    .toSorted();

describe('the mill’s streams', () => {
  it('reach another process by change stream', async () => {
    const stores = await onStores();
    const [here, there] = [await follower(stores), await follower(stores)];
    const at = '2026-11-23T02:00:00.000Z';
    await here.append(masterDataStream, filed('C1'), { by, via: 'a1', at });
    await there.append(millStream, [{ type: 'CalendarFiled', days: { '2026-12-01': false } }], {
      by,
      via: 'a2',
      at,
    });
    const heard = async (): Promise<boolean> =>
      codes(there).includes('C1') && here.current().outside.exceptionalDays['2026-12-01'] === false;
    await expect.poll(heard, { timeout: 5000 }).toBe(true);
    expect(here.current().outside.version).toBe('1.1');
  });

  it('stand as changed after a restart: what was there at the start undoes nothing', async () => {
    const stores = await onStores();
    const at = '2026-11-23T02:00:00.000Z';
    const here = await follower(stores);
    await here.append(masterDataStream, filed('C1'), { by, via: 'a1', at });
    const [changed] = filed('C1');
    if (changed?.type !== 'CustomersFiled') throw new Error('customers are filed');
    const renamed = { ...changed, customers: changed.customers.map((one) => ({ ...one, name: '新名' })) };
    await here.append(millStream, [renamed], { by, via: 'a2', at });
    const again = await follower(stores);
    expect(again.current().outside.customers.map(({ name }) => name)).toEqual(['新名']);
  });

  it('take what two processes write at once one after the other, and the same act once', async () => {
    const stores = await onStores();
    const [here, there] = [await follower(stores), await follower(stores)];
    const at = '2026-11-23T02:00:00.000Z';
    await Promise.all([
      here.append(masterDataStream, filed('C1'), { by, via: 'a1', at }),
      there.append(masterDataStream, filed('C2'), { by, via: 'a2', at }),
      there.append(masterDataStream, filed('C3'), { by, via: 'a3', at }),
      here.append(masterDataStream, filed('C3'), { by, via: 'a3', at }),
    ]);
    expect(codes(await follower(stores))).toEqual(['C1', 'C2', 'C3']);
    expect(await auditAll(stores.collections)).toEqual({ streams: 1, commits: 3, breaks: [] });
  });
});

describe('kept files', () => {
  it('are kept once a content', async () => {
    const { connection } = await onStores();
    const files = openFiles(connection);
    const bytes = new TextEncoder().encode('a fax');
    const first = await files.keep('F1', bytes, 'fax.png');
    expect(await files.keep('F1', bytes, 'fax.png')).toEqual(first);
    expect(first.size).toBe(5);
    expect(await connection.collection('kept.files').countDocuments()).toBe(1);
  });

  it('are kept once by however many processes, such as a table that reports of many orders name', async () => {
    const { connection } = await onStores();
    const bytes = new TextEncoder().encode('a table');
    const processes = Array.from({ length: 6 }, () => openFiles(connection));
    const kept = await Promise.all(processes.map((files) => files.keep('F2', bytes, 'report.csv')));
    expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1);
    const stored = await connection.collection('kept.files').find({ filename: 'F2' }).toArray();
    expect(stored).toHaveLength(1);
    const chunks = await connection.collection('kept.chunks').find().toArray();
    expect(chunks.map(({ files_id: id }) => String(id))).toEqual([String(stored[0]?._id)]);
    expect(Buffer.from(chunks[0]?.data.buffer).toString()).toBe('a table');
  });
});

describe('search keys', () => {
  const keys = searchKeys(['SO-261123-017', 'C001', '东莞市联兴印刷有限公司', '联兴']);
  const finds = (words: string): boolean => queryKeys(words).every((key) => keys.includes(key));

  it.each([
    '联兴',
    '联兴印刷有限',
    'lianxing',
    'LianX',
    'lx',
    'dgslx',
    'c001',
    'so-261123-017',
    '017',
    '印刷 lx',
  ])('find an order by “%s”', (words) => expect(finds(words)).toBe(true));
  it.each(['新翰', 'xinhan', '018', 'so-261123-018', '联翰'])('do not find it by “%s”', (words) =>
    expect(finds(words)).toBe(false),
  );
  it.each(['SO-2611', '261123-017'])('find it by part of its number: “%s”', (words) =>
    expect(finds(words)).toBe(true),
  );
});

describe('what a customer owes on other orders', () => {
  it('is summed without the order looked at, with what is overdue', async () => {
    const { collections } = await onStores();
    const row = (_id: string, customerCode: string, balanceOwedFen: number, balanceDueOn: string | null) => ({
      _id,
      customerCode,
      balanceOwedFen,
      balanceDueOn,
    });
    await collections.board.insertMany([
      row('o1', 'C004', 500, '2026-11-22'),
      row('o2', 'C004', 300, '2026-11-23'),
      row('o3', 'C004', 20, null),
      row('o4', 'C004', 0, null),
      row('o5', 'C001', 7000, '2026-01-01'),
      row('o6', 'C004', 9000, '2026-01-01'),
    ]);
    const owed = debtsOf(collections);
    const asked = { customer: 'C004', besides: 'o6', today: '2026-11-23' };
    expect(await owed(asked)).toEqual({ owedFen: 820, overdueFen: 500 });
    expect(await owed({ ...asked, customer: 'C009' })).toEqual({ owedFen: 0, overdueFen: 0 });
  });
});
