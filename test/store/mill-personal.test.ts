import { describe, expect, it } from 'vitest';
import { digestOf, genesisHash, sealed } from '../../src/desk/chain.ts';
import { masterDataStream, millStream } from '../../src/desk/master-data.ts';
import type { OrderEvent } from '../../src/order/events.ts';
import { auditAll } from '../../src/store/audit-all.ts';
import { blot } from '../../src/store/blot.ts';
import { commitsOf } from '../../src/store/journal.ts';
import { openMill } from '../../src/store/mill.ts';
import { onStores } from '../desk/on-stores.ts';
import { mill as testMill } from '../support/mill.ts';

const by = { id: 'UADMIN', name: '吴敏' };
const at = '2026-12-01T02:00:00.000Z';
const [customer] = testMill.customers;
if (!customer) throw new Error('the mill of the tests has customers');
const contact = { name: '陈志强', phone: '13800138000', fax: '', email: 'chen@example.com', maySign: true };

const opened = async () => {
  const stores = await onStores();
  const mill = await openMill(stores.collections, 'Asia/Shanghai', (error) => {
    throw error;
  });
  return { ...stores, mill };
};

describe('what is personal in master data', () => {
  it('is salted like an order’s, and blotted out without breaking the chain', async () => {
    const { collections, mill } = await opened();
    const filed = { ...customer, contacts: [contact] };
    await mill.append(masterDataStream, [{ type: 'CustomersFiled', customers: [filed] }], {
      by,
      via: 'one',
      at,
    });
    await mill.append(
      millStream,
      [{ type: 'CustomerOpened', customer: { ...filed, code: 'C900' }, by, at }],
      { by, via: 'two', at },
    );
    await mill.close();
    const [stored] = await commitsOf(collections.commits, masterDataStream);
    expect(Object.keys(stored?.salts ?? {})).toEqual(
      expect.arrayContaining(['/0/customers/0/contacts/0/phone', '/0/customers/0/deliveryAddress']),
    );
    await blot(collections, masterDataStream, [contact.phone]);
    await blot(collections, millStream);
    const commits = [
      ...(await commitsOf(collections.commits, masterDataStream)),
      ...(await commitsOf(collections.commits, millStream)),
    ];
    expect(JSON.stringify(commits)).not.toContain(contact.phone);
    expect(JSON.stringify(commits)).toContain(contact.email);
    expect((await auditAll(collections)).breaks).toEqual([]);
    const again = await openMill(collections, 'Asia/Shanghai', (error) => {
      throw error;
    });
    const known = again.current().outside.customers.find(({ code }) => code === customer.code);
    expect(known?.contacts?.[0]).toMatchObject({
      name: contact.name,
      phone: expect.stringMatching(/^■[0-9a-f]{64}$/),
    });
    await again.close();
  });

  it('is read as before where a program of before filed it without salts', async () => {
    const { collections } = await onStores();
    const events = [{ type: 'CustomersFiled', customers: [customer] }] as unknown as readonly OrderEvent[];
    const commit = sealed({
      _id: `${masterDataStream}:1`,
      orderId: masterDataStream,
      version: 1,
      at,
      by,
      for: null,
      via: 'before',
      digest: digestOf(events),
      number: null,
      events,
      salts: {},
      prevHash: genesisHash,
    });
    await collections.commits.collection.insertOne({ ...commit, relayed: true } as never);
    expect((await auditAll(collections)).breaks).toEqual([]);
    const mill = await openMill(collections, 'Asia/Shanghai', (error) => {
      throw error;
    });
    expect(mill.current().outside.customers).toMatchObject([{ code: customer.code, phone: customer.phone }]);
    await mill.close();
  });
});
