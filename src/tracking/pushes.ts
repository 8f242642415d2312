import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Parcel } from '../desk/parcels.ts';
import type { NoteRefusal } from '../running/security-log.ts';
import { hear, type TrackingDeps } from './hear.ts';
import type { Heard, Provider, Push } from './provider.ts';

const mostBytes = 1024 * 1024;

/** `POST /tracking/<provider>`: pushes of the providers that are set up, each verified before it is read. */
export const trackingPages = (deps: TrackingDeps & { readonly noteRefusal: NoteRefusal }): Hono => {
  const app = new Hono();
  app.post('/:provider', bodyLimit({ maxSize: mostBytes }), async (c) => {
    const provider = deps.providers.find(({ key }) => key === c.req.param('provider'));
    if (!provider) return c.json({ error: 'not_found' }, 404);
    const push: Push = { body: await c.req.text(), headers: c.req.header(), ref: c.req.query('ref') };
    if (!provider.verify(push)) {
      deps.noteRefusal('push-signature', { provider: provider.key });
      return c.json({ error: 'unauthorized' }, 401);
    }
    const heard = provider.parse(push);
    if (!heard) return c.json({ error: 'not_understood' }, 400);
    for (const parcel of await parcelsOf(deps, provider, { push, heard }))
      await hear(deps, provider, { parcel, told: heard.told });
    // What is of no parcel here is accepted, or the provider would send it again and again.
    return c.json(provider.answer(true) as never);
  });
  app.all('/:provider', (c) => c.json({ error: 'method_not_allowed' }, 405));
  return app;
};

const parcelsOf = async (
  { parcels }: TrackingDeps,
  provider: Provider,
  { push, heard }: { readonly push: Push; readonly heard: Heard },
): Promise<readonly Parcel[]> => {
  if (push.ref === undefined) return parcels.findByNumber(provider.key, heard.number);
  const parcel = await parcels.find(push.ref);
  return parcel?.provider === provider.key && parcel.number === heard.number ? [parcel] : [];
};
