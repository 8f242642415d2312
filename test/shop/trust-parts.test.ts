import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { ForbiddenAddressError, isPublic, publicOnly, whyForbidden } from '../../src/shop/addresses.ts';
import { postWebhook } from '../../src/shop/post-webhook.ts';
import { newSecret } from '../../src/shop/secret.ts';
import { openVault } from '../../src/shop/vault.ts';
import { webhookHeaders } from '../../src/shop/webhook-signature.ts';

describe('what a shop is told', () => {
  it('is signed as the Standard Webhooks scheme has it, with each valid secret', () => {
    const secrets = [newSecret(), newSecret()];
    const webhook = { id: 'o1:2:webhook:order.changed', body: '{"type":"order.changed"}' };
    const headers = { ...webhookHeaders(webhook, secrets, Math.floor(Date.now() / 1000)) };
    for (const secret of secrets)
      expect(new Webhook(secret).verify(webhook.body, headers)).toEqual({ type: 'order.changed' });
    expect(() => new Webhook(newSecret()).verify(webhook.body, headers)).toThrow('No matching signature');
    expect(() => new Webhook(secrets[0] ?? '').verify('{"type":"x"}', headers)).toThrow(
      'No matching signature',
    );
  });

  it('goes to no address of a network of one’s own, however it is written', () => {
    const closed = [
      ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
      ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1'],
      ...[
        '::7f00:1',
        '::127.0.0.1',
        '::ffff:a9fe:a9fe',
        '::ffff:0:127.0.0.1',
        '64:ff9b:1::7f00:1',
        'fec0::1',
      ],
      ...[
        '4000::1',
        '100::1',
        '3fff::1',
        '2001:0:7f00:1::',
        'fd00:ec2::254',
        '127.0.0.1%lo',
        '127.1',
        '017700000001',
      ],
      ...['2002:7f00:1::', '224.0.0.1', '255.255.255.255', '192.0.2.1', 'no address'],
    ];
    expect(closed.filter(isPublic)).toEqual([]);
    expect(
      ['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1'].filter((address) => !isPublic(address)),
    ).toEqual([]);
  });

  it('goes nowhere by a name that leads home, and to no other address than the one looked at', async () => {
    const found = (host: string) =>
      new Promise<unknown>((resolve) => {
        publicOnly(host, { all: true }, (error, addresses) => resolve(error ?? addresses));
      });
    expect(await found('localhost')).toBeInstanceOf(ForbiddenAddressError);
    // A literal is handed on as it is, so that what was checked is what is connected to.
    expect(await found('93.184.216.34')).toEqual([{ address: '93.184.216.34', family: 4 }]);
    const shop = { webhookUrl: 'https://localhost:9/hook', allowsPrivate: false };
    const told = await postWebhook(shop, { id: '1', body: '{}' }, [newSecret()]);
    expect(told).toMatchObject({ kind: 'not-taken', why: 'localhost is no public address' });
  });

  it('goes over https, to an address without a password, unless the shop may be private', () => {
    const why = (address: string, allowsPrivate = false) => whyForbidden(new URL(address), allowsPrivate);
    expect(why('https://shop.example/hook')).toBeUndefined();
    expect(why('http://shop.example/hook')).toBe('the address is not https');
    expect(why('http://127.0.0.1:1/hook', true)).toBeUndefined();
    expect(why('file:///etc/passwd', true)).toBe('the address is not https');
    expect(why('https://user:secret@shop.example/')).toBe('the address holds a password');
    for (const host of ['127.1', '0x7f000001', '2130706433', '[::1]', '[::ffff:7f00:1]'])
      expect(why(`https://${host}/`)).toMatch(/is no public address$/);
  });
});

describe('a shop’s secret', () => {
  it('is sealed anew each time, and opened with the same key for the same shop only', () => {
    const [vault, secret] = [openVault('a'.repeat(32)), newSecret()];
    const sealed = vault.seal(secret, 'shop-one');
    expect(vault.seal(secret, 'shop-one')).not.toBe(sealed);
    expect(sealed).not.toContain(secret.slice(6, 20));
    expect(vault.open(sealed, 'shop-one')).toBe(secret);
    expect(() => vault.open(sealed, 'shop-two')).toThrow();
    expect(() => openVault('b'.repeat(32)).open(sealed, 'shop-one')).toThrow();
    expect(() => vault.open(`${sealed.slice(0, -2)}AA`, 'shop-one')).toThrow();
  });
});
