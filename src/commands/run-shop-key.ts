import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { millStream } from '../desk/master-data.ts';
import type { Shop } from '../desk/shops.ts';
import { newShop, ShopGiven, withNewSecret, withOneSecret } from '../shop/file-shop.ts';
import { newSecret } from '../shop/secret.ts';
import { shopSecretsKey } from '../shop/secrets-key.ts';
import { openVault, type Vault } from '../shop/vault.ts';
import { openMill } from '../store/mill.ts';
import type { OnJournal } from './on-journal.ts';

const usage = `npm run shop-key -- list
npm run shop-key -- add KEY-ID --name NAME --contact "NAME PHONE" [--webhook URL] [--allow-private] [--rate N]
npm run shop-key -- change KEY-ID [--name …] [--contact …] [--webhook URL|none] [--allow-private|--no-allow-private] [--rate N]
npm run shop-key -- rotate KEY-ID     a new secret becomes valid beside the newest
npm run shop-key -- retire KEY-ID     only the newest secret stays valid
npm run shop-key -- shut KEY-ID | open KEY-ID`;

const options = {
  name: { type: 'string' },
  contact: { type: 'string' },
  webhook: { type: 'string' },
  'allow-private': { type: 'boolean' },
  rate: { type: 'string' },
} as const;

const read = (args: readonly string[]) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options,
  });
  const [wanted = '', keyId = ''] = positionals;
  return { values, wanted, keyId };
};
type Wanted = ReturnType<typeof read>;

const commands = ['list', 'add', 'change', 'rotate', 'retire', 'shut', 'open'];

/** What was asked for, or what is to be said of it: an option that is not known, or lacks its value. */
const understood = (args: readonly string[]): Wanted | string => {
  try {
    const asked = read(args);
    return commands.includes(asked.wanted) ? asked : usage;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`;
  }
};

/** What a shop is now, or what is to be said instead. */
type Changed = { readonly shop: Shop; readonly secret?: string } | { readonly problem: string };

const given = (
  { keyId, values }: Wanted,
  before: Shop | undefined,
): Changed | { readonly given: ShopGiven } => {
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

const changed = (asked: Wanted, shop: Shop | undefined, vault: Vault): Changed => {
  const { wanted, keyId } = asked;
  const secret = newSecret();
  if (wanted === 'add') {
    if (shop) return { problem: `there is a shop ${keyId} already` };
    const said = given(asked, undefined);
    return 'given' in said ? { shop: newShop(said.given, vault, secret), secret } : said;
  }
  if (!shop) return { problem: `there is no shop ${keyId}` };
  switch (wanted) {
    case 'change': {
      const said = given(asked, shop);
      return 'given' in said ? { shop: { ...shop, ...said.given } } : said;
    }
    case 'rotate':
      return { shop: withNewSecret(shop, vault, secret), secret };
    case 'retire':
      return shop.secrets.length > 1
        ? { shop: withOneSecret(shop) }
        : { problem: `${keyId} has one secret only: rotate gives it another first` };
    case 'shut':
    case 'open':
      return { shop: { ...shop, isOpen: wanted === 'open' } };
    default:
      return { problem: usage };
  }
};

const line = ({ keyId: id, name, secrets, webhookUrl, isOpen }: Shop): string =>
  `${id}  ${name}  ${isOpen ? 'open' : 'shut'}  ${secrets.length} secret(s)  ${webhookUrl ?? 'no webhook'}`;

const said = ({ shop, secret }: { readonly shop: Shop; readonly secret?: string }): string => {
  if (secret === undefined) return line(shop);
  const beside =
    shop.secrets.length > 1
      ? `\nThe one before stays valid until: npm run shop-key -- retire ${shop.keyId}`
      : '';
  return `${line(shop)}${beside}\nIts secret, shown only now: ${secret}`;
};

/** Files web shops and their secrets in the mill's stream; a secret is said once, here. Answers the exit code. */
export const shopKey = async (
  args: readonly string[],
  { config, collections, say }: OnJournal,
): Promise<0 | 1> => {
  const tell = (text: string, code: 0 | 1): 0 | 1 => {
    say(text);
    return code;
  };
  const asked = understood(args);
  if (typeof asked === 'string') return tell(asked, 1);
  const key = shopSecretsKey(config);
  const mill = await openMill(collections, config.millTimezone, () => undefined);
  try {
    const { shops } = mill.current();
    if (asked.wanted === 'list')
      return tell(shops.length === 0 ? 'No shops.' : shops.map(line).join('\n'), 0);
    if (key === undefined)
      return tell('SHOP_SECRETS_KEY: set it first; it seals the secrets in the journal.', 1);
    const shop = shops.find(({ keyId }) => keyId === asked.keyId);
    const result = changed(asked, shop, openVault(key));
    if ('problem' in result) return tell(result.problem, 1);
    await mill.append(millStream, [{ type: 'ShopFiled', shop: result.shop }], {
      by: { id: 'operator', name: 'Operator' },
      via: `shop-key:${randomUUID()}`,
      at: new Date().toISOString(),
    });
    return tell(said(result), 0);
  } finally {
    await mill.close();
  }
};
