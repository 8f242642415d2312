import type { IncomingHttpHeaders } from 'node:http';
import { goods } from './goods.ts';
import { isFromMill, type Outgoing, type ShopKey } from './key.ts';
import { type Answer, millApi, newsIn } from './mill-api.ts';
import { type News, OrderView, type ShopState } from './protocol.ts';

/** A small web shop of one member: it talks to the mill's API as any shop would, and is told by its webhooks. */
export interface MemberShop {
  /** Where the mill's API is (`http://127.0.0.1:3000`); what is on record there is read at once. */
  readonly connect: (origin: string) => Promise<void>;
  readonly state: () => ShopState;
  readonly send: (request: Outgoing) => Promise<Answer>;
  /** Takes a webhook; false where it is not the mill's. */
  readonly told: (headers: IncomingHttpHeaders, body: string) => boolean;
  /** Calls back after each change; the answer ends it. */
  readonly watch: (changed: () => void) => () => void;
}

export function createMemberShop(key: ShopKey): MemberShop {
  const mill = millApi(key);
  const orders = new Map<string, OrderView>();
  const news = new Map<string, News>();
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of watchers) watcher();
  };
  const keepOrder = (body: unknown): void => {
    const view = OrderView.parse(body);
    const known = orders.get(view.id);
    if (!known || known.version <= view.version) orders.set(view.id, view);
    changed();
  };
  const readOrder = async (orderId: string): Promise<void> => {
    const { status, body } = await mill.call({ method: 'GET', target: `/api/v1/orders/${orderId}` });
    if (status === 200) keepOrder(body);
  };

  return {
    connect: async (origin) => {
      mill.connectTo(origin);
      for (const one of await mill.everything()) news.set(one.id, one);
      for (const orderId of new Set([...news.values()].map((one) => one.orderId))) await readOrder(orderId);
    },
    state: () => ({
      isConnected: mill.isConnected(),
      goods,
      orders: [...orders.values()].sort((left, right) => right.placedAt.localeCompare(left.placedAt)),
      news: [...news.values()].sort((left, right) => left.timestamp.localeCompare(right.timestamp)),
    }),
    send: async (request) => {
      const answer = await mill.call(request);
      if (answer.status < 300) keepOrder(answer.body);
      // Not all that happens to an order is told by webhook: what was refused is looked at again.
      const orderId = /\/orders\/(o[0-9a-f]{24})/.exec(request.target)?.[1];
      if (answer.status >= 400 && orderId) await readOrder(orderId);
      return answer;
    },
    told: (headers, body) => {
      if (!isFromMill(key, headers, body)) return false;
      const one = newsIn(String(headers['webhook-id']), body);
      news.set(one.id, one);
      // The webhook names the order and leaves out the member's own data: those are read where they are.
      void readOrder(one.orderId).catch(changed);
      return true;
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
