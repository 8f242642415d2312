import type { MiddlewareHandler } from 'hono';
import type { Shop } from '../desk/shops.ts';
import type { ShopDeps, ShopEnv } from './deps.ts';
import { apiLimits } from './limits.ts';
import { ProblemError } from './problems.ts';
import { newSecret } from './secret.ts';
import { isSignedBy } from './signature.ts';

/**
 * Lets in what a shop signed, once, within the window. Whether a key exists is not told: an unknown one is checked
 * against a secret nobody has, and gets the answer of a wrong signature. The clock is the real one: what is signed
 * outside does not follow the desk's.
 */
export const trusted = (deps: ShopDeps): MiddlewareHandler<ShopEnv> => {
  const nobody = [newSecret()];
  const refusal = (code: 'not-authenticated' | 'outside-window' | 'replayed', shop?: Shop): ProblemError => {
    deps.noteRefusal('shop-signature', { why: code, ...(shop ? { shop: shop.keyId } : {}) });
    return new ProblemError(code);
  };
  return async (c, next) => {
    const header = (name: string): string => c.req.header(name) ?? '';
    const [timestamp, nonce] = [header('shop-timestamp'), header('shop-nonce')];
    if (!/^\d{1,12}$/.test(timestamp) || !noncePattern.test(nonce)) throw refusal('not-authenticated');
    const known = deps.shops.find(header('shop-key'));
    const shop = known?.isOpen ? known : undefined;
    const request = {
      timestamp,
      nonce,
      method: c.req.method,
      // Exactly as it was sent: a URL that was read and written again may differ.
      target: c.env.incoming.url ?? '',
      idempotencyKey: header('idempotency-key'),
      ifMatch: header('if-match'),
      body: new Uint8Array(await c.req.arrayBuffer()),
    };
    const secrets = shop ? deps.shops.secretsOf(shop) : nobody;
    const isSigned = isSignedBy(secrets, request, header('shop-signature'));
    if (!isSigned || !shop) throw refusal('not-authenticated', shop);
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > apiLimits.windowSeconds)
      throw refusal('outside-window', shop);
    if (!(await deps.isNew(shop.keyId, nonce))) throw refusal('replayed', shop);
    const waitMs = await deps.take(shop);
    if (waitMs > 0)
      throw new ProblemError('too-many-requests', {
        headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
      });
    c.set('shop', shop);
    await next();
  };
};

const noncePattern = /^[A-Za-z0-9._~-]{16,64}$/;
