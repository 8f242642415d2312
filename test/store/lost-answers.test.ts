import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { handle, type Outcome } from '../../src/desk/handle.ts';
import { UnknownOutcomeError } from '../../src/desk/in-time.ts';
import { masterDataStream } from '../../src/desk/master-data.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { nextNumber } from '../../src/store/counters.ts';
import { failedOfDuplicates } from '../../src/store/duplicates.ts';
import { openFiles } from '../../src/store/files.ts';
import { openMill } from '../../src/store/mill.ts';
import { newNonce } from '../../src/store/nonces.ts';
import { sealNight } from '../../src/store/seals.ts';
import { keepShopChanges } from '../../src/store/shop-changes.ts';
import {
  type DeskProcess,
  fileKept,
  keepFileOf,
  type OnStores,
  onStores,
  openStores,
} from '../desk/on-stores.ts';
import { throughGate } from '../support/gate.ts';
import { memo } from '../support/memo.ts';
import { people } from '../support/mill.ts';
import { openWire, type Wire } from '../support/wire.ts';

let journal: Awaited<ReturnType<typeof openStores>>;
beforeAll(async () => {
  journal = await openStores();
});
afterAll(() => journal.close());

/** A process of the desk whose way to the journal a test may cut, with an order on it that it holds. */
const onWire = async (stores: OnStores = journal) => {
  const wire = await openWire(() => new URL(stores.uri));
  onTestFinished(() => wire.close());
  const here = await stores.processBy(throughGate(stores.uri, wire));
  const { order } = await here.act(memo());
  return { stores, wire, here, orderId: order.id };
};

/** Everything an order's process reads or writes on the journal is lost, after inserts met their own fate. */
const lostAltogether = (wire: Wire): void => {
  for (const command of ['find', 'insert']) wire.meets(command, 'commits', 'cut-before');
};

const inJournal = async ({ collections }: OnStores, orderId: string): Promise<readonly number[]> =>
  (await collections.commits.find({ orderId }).sort({ version: 1 }).lean()).map(({ version }) => version);

const held = ({ journal }: DeskProcess, orderId: string): number | undefined =>
  journal.cached(orderId)?.order.version;

const expectWhole = async ({ collections }: OnStores): Promise<void> => {
  expect((await auditAll(collections)).breaks).toEqual([]);
};

const kinds = (outcomes: readonly Outcome[]): readonly string[] => outcomes.map(({ kind }) => kind);

describe.each(['cut-before', 'lose-answer', 'cut-in-answer'] as const)(
  'when the wire breaks under an insert (%s)',
  (fate) => {
    it('once, the act is signed once', async () => {
      const { stores, wire, here, orderId } = await onWire();
      wire.meets('insert', 'commits', fate, 1);
      expect((await keepFileOf(here, orderId, 'F1')).kind).toBe('signed');
      expect(wire.met()).toBe(1);
      expect(await inJournal(stores, orderId)).toEqual([1, 2]);
      await expectWhole(stores);
    });

    it('for many at once, each that is told as signed is in the journal, and the others once when pressed again', async () => {
      const { stores, wire, here, orderId } = await onWire();
      const others = await Promise.all(Array.from({ length: 12 }, () => here.act(memo())));
      const ids = [orderId, ...others.map(({ order }) => order.id)];
      wire.meets('insert', 'commits', fate);
      const first = await Promise.allSettled(ids.map((id) => keepFileOf(here, id, 'F1')));
      wire.mends();
      for (const [index, id] of ids.entries()) {
        if (first[index]?.status === 'fulfilled') expect(await inJournal(stores, id)).toEqual([1, 2]);
        else expect(held(here, id)).toBe(1);
      }
      await Promise.all(ids.map((id) => keepFileOf(here, id, 'F1')));
      expect(kinds(await Promise.all(ids.map((id) => keepFileOf(here, id, 'F2'))))).toEqual(
        ids.map(() => 'signed'),
      );
      for (const id of ids) expect(await inJournal(stores, id)).toEqual([1, 2, 3]);
      await expectWhole(stores);
    });
  },
);

describe('an act whose insert gets no answer', () => {
  it.each(['lose-answer', 'cut-in-answer'] as const)(
    'is looked up on a connection of its own and told as signed, for it stands (%s)',
    async (fate) => {
      const { stores, wire, here, orderId } = await onWire();
      wire.meets('insert', 'commits', fate);
      expect((await keepFileOf(here, orderId, 'F1')).kind).toBe('signed');
      expect(held(here, orderId)).toBe(2);
      expect(await inJournal(stores, orderId)).toEqual([1, 2]);
    },
  );

  it('that never came in is told as not known, held by nobody, and signed when it comes again', async () => {
    const { stores, wire, here, orderId } = await onWire();
    wire.meets('insert', 'commits', 'cut-before');
    await expect(keepFileOf(here, orderId, 'F1')).rejects.toThrow(UnknownOutcomeError);
    expect(held(here, orderId)).toBe(1);
    expect(here.woken).toEqual([orderId]);
    expect(await inJournal(stores, orderId)).toEqual([1]);
    wire.mends();
    expect((await keepFileOf(here, orderId, 'F1')).kind).toBe('signed');
    expect((await keepFileOf(here, orderId, 'F2')).kind).toBe('signed');
    expect(await inJournal(stores, orderId)).toEqual([1, 2, 3]);
    await expectWhole(stores);
  });

  it('while it cannot be looked up either is told as not known, though it stands; again, it is told as signed before', async () => {
    const { stores, wire, here, orderId } = await onWire();
    wire.meets('insert', 'commits', 'lose-answer', 1);
    lostAltogether(wire);
    await expect(keepFileOf(here, orderId, 'F1')).rejects.toThrow(UnknownOutcomeError);
    expect(held(here, orderId)).toBe(1);
    expect(await inJournal(stores, orderId)).toEqual([1, 2]);
    wire.mends();
    expect((await keepFileOf(here, orderId, 'F1')).kind).toBe('repeated');
    expect((await keepFileOf(here, orderId, 'F2')).kind).toBe('signed');
    expect(await inJournal(stores, orderId)).toEqual([1, 2, 3]);
    await expectWhole(stores);
  });

  it.each(['here', 'there'] as const)(
    'counts once though its copy comes in after it was signed again (%s)',
    async (where) => {
      const { stores, wire, here, orderId } = await onWire();
      const again = { here, there: stores.process() }[where];
      wire.meets('insert', 'commits', 'hold', 1);
      lostAltogether(wire);
      await expect(keepFileOf(here, orderId, 'F1')).rejects.toThrow(UnknownOutcomeError);
      wire.mends();
      expect((await keepFileOf(again, orderId, 'F1')).kind).toBe('signed');
      await wire.release();
      expect(await inJournal(stores, orderId)).toEqual([1, 2]);
      expect((await keepFileOf(here, orderId, 'F2')).kind).toBe('signed');
      await expectWhole(stores);
    },
  );

  it('does not come in any more once somebody else signed at its place', async () => {
    const { stores, wire, here, orderId } = await onWire();
    wire.meets('insert', 'commits', 'hold', 1);
    lostAltogether(wire);
    await expect(keepFileOf(here, orderId, 'F1')).rejects.toThrow(UnknownOutcomeError);
    wire.mends();
    expect((await keepFileOf(stores.process(), orderId, 'F2')).kind).toBe('signed');
    await wire.release();
    expect(await inJournal(stores, orderId)).toEqual([1, 2]);
    expect((await keepFileOf(here, orderId, 'F1')).kind).toBe('signed');
    expect(await inJournal(stores, orderId)).toEqual([1, 2, 3]);
    await expectWhole(stores);
  });

  it('is not told "no" when it comes again and would be refused by now, for its copy may still come in', async () => {
    const { stores, wire, here, orderId } = await onWire();
    const again = (submitted: string) =>
      handle(here.ports)({
        orderId,
        via: 'file:F1',
        submitted,
        by: people.chen,
        for: null,
        // By now there is nothing to be written.
        command: () => ({ ...fileKept('F0') }),
      });
    expect((await keepFileOf(here, orderId, 'F0')).kind).toBe('signed');
    wire.meets('insert', 'commits', 'hold', 1);
    lostAltogether(wire);
    await expect(keepFileOf(here, orderId, 'F1')).rejects.toThrow(UnknownOutcomeError);
    wire.mends();
    expect((await again('F1')).kind).toBe('repeated');
    expect(await inJournal(stores, orderId)).toEqual([1, 2, 3]);
    await wire.release();
    expect(await inJournal(stores, orderId)).toEqual([1, 2, 3]);
    await expectWhole(stores);
  });
});

describe('what else may lose its answer', () => {
  const by = { id: 'UGUANLI', name: '管理员' };
  const at = '2026-11-23T02:00:00.000Z';
  const days = (date: string) => [{ type: 'CalendarFiled' as const, days: { [date]: false } }];
  const onMill = async () => {
    // These streams have reserved names: each test needs a journal without them.
    const { wire, here, stores } = await onWire(await onStores());
    const mill = await openMill(here.collections, 'Asia/Shanghai', () => undefined, here.anew);
    onTestFinished(() => mill.close());
    const file = (date: string) => mill.append(masterDataStream, days(date), { by, via: `day:${date}`, at });
    return { stores, wire, mill, file };
  };

  it('a change of the mill’s streams is looked up, and stands once', async () => {
    const { stores, wire, mill, file } = await onMill();
    wire.meets('insert', 'commits', 'lose-answer');
    await file('2026-12-01');
    wire.mends();
    expect(mill.current().outside.exceptionalDays).toEqual({ '2026-12-01': false });
    expect(await inJournal(stores, masterDataStream)).toEqual([1]);
  });

  it('a change of the mill’s streams that cannot be told of is not followed, and filed once when it comes again', async () => {
    const { stores, wire, mill, file } = await onMill();
    wire.meets('insert', 'commits', 'cut-before');
    await expect(file('2026-12-01')).rejects.toThrow(UnknownOutcomeError);
    expect(mill.current().versions).toEqual({});
    wire.mends();
    await file('2026-12-01');
    await file('2026-12-02');
    expect(await inJournal(stores, masterDataStream)).toEqual([1, 2]);
    await expectWhole(stores);
  });

  it('an order number is never given twice; one whose answer is lost is a gap', async () => {
    const { wire, here, stores } = await onWire();
    const [next, there] = [nextNumber(here.collections), nextNumber(stores.collections)];
    wire.meets('findAndModify', 'counters', 'lose-answer', 1);
    expect(await next('2026-11-24')).toBe('SO-261124-001');
    wire.meets('findAndModify', 'counters', 'lose-answer');
    await expect(next('2026-11-24')).rejects.toThrow();
    wire.mends();
    expect([await there('2026-11-24'), await next('2026-11-24')]).toEqual(['SO-261124-003', 'SO-261124-004']);
  });

  it('a nonce that cannot be told of lets nobody in', async () => {
    const { wire, here } = await onWire();
    const isNew = newNonce(here.collections);
    wire.meets('insert', 'nonces', 'lose-answer');
    await expect(isNew('shop', 'n1')).rejects.toThrow(UnknownOutcomeError);
    wire.mends();
    expect([await isNew('shop', 'n1'), await isNew('shop', 'n2'), await isNew('shop', 'n2')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('a file whose entry was not answered keeps its bytes, and is kept once when it comes again', async () => {
    const { wire, here, stores } = await onWire();
    const files = openFiles(here.collections.commits.db);
    const bytes = new TextEncoder().encode('a fax');
    wire.meets('insert', 'kept.files', 'lose-answer');
    await expect(files.keep('F1', bytes, 'fax.png')).rejects.toThrow();
    wire.mends();
    await files.keep('F1', bytes, 'fax.png');
    const [entry, ...more] = await stores.connection.collection('kept.files').find().toArray();
    expect(more).toEqual([]);
    const chunks = await stores.connection.collection('kept.chunks').find({ files_id: entry?._id }).toArray();
    expect(chunks.map(({ data }) => Buffer.from(data.buffer).toString())).toEqual(['a fax']);
  });

  it('files are kept though the journal was away when the first one came', async () => {
    const { wire, here } = await onWire();
    const files = openFiles(here.collections.commits.db);
    const bytes = new TextEncoder().encode('a fax');
    wire.meets('createIndexes', 'kept.files', 'cut-before');
    await expect(files.keep('F2', bytes, 'fax.png')).rejects.toThrow();
    wire.mends();
    expect((await files.keep('F2', bytes, 'fax.png')).size).toBe(5);
  });

  it('a seal of a night is set once', async () => {
    const { wire, here, stores } = await onWire();
    wire.meets('insert', 'seals', 'lose-answer');
    const night = ['2026-11-24', '2026-11-23T16:00:00.000Z'] as const;
    await expect(sealNight(here.collections, ...night)).rejects.toThrow();
    wire.mends();
    const seal = await sealNight(here.collections, ...night);
    expect(await stores.collections.seals.find().lean()).toEqual([seal]);
  });

  it('a shop’s change is numbered once', async () => {
    const { wire, here, stores } = await onWire();
    const change = { _id: 'c1', keyId: 'shop', orderId: 'o1', type: 'order.changed', at, data: {} } as const;
    wire.meets('insert', 'shopChanges', 'lose-answer', 1);
    await keepShopChanges(here.collections, 'shop', [change]);
    await keepShopChanges(here.collections, 'shop', [change]);
    expect(await stores.collections.shopChanges.find({}, { _id: 1, sequence: 1 }).lean()).toEqual([
      { _id: 'c1', sequence: 1 },
    ]);
  });
});

describe('a failed batch', () => {
  it('failed of duplicates only where each of its failures is one', async () => {
    const { connection } = journal;
    const guarded = await connection.createCollection('guarded', { validator: { n: { $type: 'number' } } });
    await guarded.insertOne({ _id: 1 as never, n: 1 });
    const failed = (documents: readonly object[]): Promise<unknown> =>
      guarded.insertMany([...documents], { ordered: false }).catch((error: unknown) => error);
    expect(
      failedOfDuplicates(
        await failed([
          { _id: 1, n: 1 },
          { _id: 2, n: 1 },
        ]),
      ),
    ).toBe(true);
    expect(failedOfDuplicates(await failed([{ _id: 1, n: 1 }, { _id: 3 }]))).toBe(false);
  });
});
