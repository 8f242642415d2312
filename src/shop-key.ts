import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { millStream } from './desk/master-data.ts';
import type { Shop } from './desk/shops.ts';
import { onJournal } from './on-journal.ts';
import { newShop, ShopGiven, withNewSecret, withOneSecret } from './shop/file-shop.ts';
import { newSecret } from './shop/secret.ts';
import { openVault, type Vault } from './shop/vault.ts';
import { shopSecretsKey } from './shop-secrets-key.ts';
import { openMill } from './store/mill.ts';

const usage = `npm run shop-key -- list
npm run shop-key -- add KEY-ID --name NAME --contact "NAME PHONE" [--webhook URL] [--allow-private] [--rate N]
npm run shop-key -- change KEY-ID [--name …] [--contact …] [--webhook URL|none] [--allow-private|--no-allow-private] [--rate N]
npm run shop-key -- rotate KEY-ID     a new secret becomes valid beside the newest
npm run shop-key -- retire KEY-ID     only the newest secret stays valid
npm run shop-key -- shut KEY-ID | open KEY-ID`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    name: { type: 'string' },
    contact: { type: 'string' },
    webhook: { type: 'string' },
    'allow-private': { type: 'boolean' },
    rate: { type: 'string' },
  },
});
const [wanted = '', keyId = ''] = positionals;

/** What a shop is now, or what is to be said instead. */
type Changed = { readonly shop: Shop; readonly secret?: string } | { readonly problem: string };

const given = (before: Shop | undefined): Changed | { readonly given: ShopGiven } => {
  const parsed = ShopGiven.safeParse({
    keyId,
    name: values.name ?? before?.name ?? '',
    contact: values.contact ?? before?.contact ?? '',
    webhookUrl: values.webhook === 'none' ? null : (values.webhook ?? before?.webhookUrl ?? null),
    allowsPrivate: values['allow-private'] ?? before?.allowsPrivate ?? false,
    requestsPerSecond: Number(values.rate ?? before?.requestsPerSecond ?? 20),
  });
  return parsed.success
    ? { given: parsed.data }
    : { problem: parsed.error.issues.map(({ message }) => message).join('\n') };
};

const changed = (shop: Shop | undefined, vault: Vault): Changed => {
  const secret = newSecret();
  if (wanted === 'add') {
    if (shop) return { problem: `there is a shop ${keyId} already` };
    const said = given(undefined);
    return 'given' in said ? { shop: newShop(said.given, vault, secret), secret } : said;
  }
  if (!shop) return { problem: `there is no shop ${keyId}` };
  switch (wanted) {
    case 'change': {
      const said = given(shop);
      return 'given' in said ? { shop: { ...shop, ...said.given } } : said;
    }
    case 'rotate':
      return { shop: withNewSecret(shop, vault, secret), secret };
    case 'retire':
      return { shop: withOneSecret(shop) };
    case 'shut':
    case 'open':
      return { shop: { ...shop, isOpen: wanted === 'open' } };
    default:
      return { problem: usage };
  }
};

const line = ({ keyId: id, name, secrets, webhookUrl, isOpen }: Shop): string =>
  `${id}  ${name}  ${isOpen ? 'open' : 'shut'}  ${secrets.length} secret(s)  ${webhookUrl ?? 'no webhook'}`;

/** `npm run shop-key`: files web shops and their secrets in the mill's stream; a secret is shown once, here. */
await onJournal(async ({ config, collections, say }) => {
  const key = shopSecretsKey(config);
  const mill = await openMill(collections, config.millTimezone, () => undefined);
  const shops = mill.current().shops;
  const tell = (text: string, code: 0 | 1): 0 | 1 => {
    say(text);
    return code;
  };
  try {
    if (wanted === 'list') return tell(shops.length === 0 ? 'No shops.' : shops.map(line).join('\n'), 0);
    if (key === undefined)
      return tell('SHOP_SECRETS_KEY: set it first; it seals the secrets in the journal.', 1);
    const result = changed(
      shops.find((shop) => shop.keyId === keyId),
      openVault(key),
    );
    if ('problem' in result) return tell(result.problem, 1);
    await mill.append(millStream, [{ type: 'ShopFiled', shop: result.shop }], {
      by: { id: 'operator', name: 'Operator' },
      via: `shop-key:${randomUUID()}`,
      at: new Date().toISOString(),
    });
    return tell(
      result.secret
        ? `${line(result.shop)}\nIts secret, shown only now: ${result.secret}`
        : line(result.shop),
      0,
    );
  } finally {
    await mill.close();
  }
});
