import { z } from 'zod';
import { type Outgoing, type ShopKey, signedHeaders } from './key.ts';
import type { News } from './protocol.ts';

/** What the mill answered, handed on to the page as it came. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The mill's API as this shop calls it, once it knows where that is. */
export interface MillApi {
  readonly connectTo: (origin: string) => void;
  readonly isConnected: () => boolean;
  readonly call: (request: Outgoing) => Promise<Answer>;
  /** All it ever told this shop, read again from its list; none where it does not answer. */
  readonly everything: () => Promise<readonly News[]>;
}

const Change = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.looseObject({
    id: z.string(),
    status: z.string(),
    payment: z.looseObject({ state: z.string() }),
    delivery: z.looseObject({ state: z.string().nullable() }),
  }),
});
const Changes = z.object({
  changes: z.array(Change.extend({ id: z.string() })),
  next: z.string(),
  more: z.boolean(),
});

export function millApi(key: ShopKey): MillApi {
  let origin: string | undefined;
  const call: MillApi['call'] = async (request) => {
    if (origin === undefined) return { status: 503, body: { detail: 'no mill is connected' } };
    const response = await fetch(origin + request.target, {
      method: request.method,
      headers: signedHeaders(key, request),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    connectTo: (given) => {
      origin = given;
    },
    isConnected: () => origin !== undefined,
    call,
    everything: async () => {
      const news: News[] = [];
      for (let since = '0', more = true; more; ) {
        const { status, body } = await call({ method: 'GET', target: `/api/v1/changes?since=${since}` });
        if (status !== 200) return news;
        const page = Changes.parse(body);
        news.push(...page.changes.map((change) => newsOf(change.id, change)));
        [since, more] = [page.next, page.more];
      }
      return news;
    },
  };
}

/** A webhook's body as the page shows it. Throws for a body that is none. */
export function newsIn(id: string, body: string): News {
  return newsOf(id, Change.parse(JSON.parse(body)));
}

function newsOf(id: string, { type, timestamp, data }: z.infer<typeof Change>): News {
  return {
    id,
    type,
    timestamp,
    orderId: data.id,
    status: data.status,
    delivery: data.delivery.state,
    payment: data.payment.state,
  };
}
