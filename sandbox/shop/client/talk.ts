import type { OrderView, ShopState } from '../protocol.ts';

/** What became of an order sent: taken, or what is wrong with it and where. */
export type Sent =
  | { readonly ok: true; readonly order: OrderView }
  | {
      readonly ok: false;
      readonly detail: string;
      readonly contact: string;
      /** JSON pointer into what was sent → what is wrong there. */
      readonly faults: Readonly<Record<string, string>>;
    };

export async function readState(): Promise<ShopState> {
  return (await fetch('/shop/state')).json();
}

/** Calls back when there is something new; the answer ends it. */
export function watchState(changed: () => void): () => void {
  const events = new EventSource('/shop/events');
  events.onmessage = changed;
  return () => events.close();
}

/** Sends an order, a change or a cancellation to the shop's own server. */
export async function send(method: 'POST' | 'PUT', path: string, body: object): Promise<Sent> {
  try {
    const response = await fetch(`/shop/orders${path}`, { method, body: JSON.stringify(body) });
    const answer = await response.json();
    if (response.ok) return { ok: true, order: answer };
    const faults = (answer.faults ?? []) as { path: string; detail: string }[];
    return {
      ok: false,
      detail: String(answer.detail ?? answer.title ?? answer.error ?? ''),
      contact: String(answer.contact ?? ''),
      faults: Object.fromEntries(faults.map(({ path: at, detail }) => [at, detail])),
    };
  } catch {
    return { ok: false, detail: '', contact: '', faults: {} };
  }
}

/** Fen as yuan with two decimals and thousands marks. */
export function yuan(fen: number): string {
  return (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
