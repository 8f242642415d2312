import { actOut } from './act.ts';
import type { Control } from './control.ts';
import type { FilledForm } from './fill-in.ts';
import type { Station } from './station.ts';

interface Playing {
  readonly control: Control;
  readonly stations: readonly Station[];
  /** Where to begin; with the order's number unless at the first. */
  readonly from?: { readonly index: number; readonly order: string };
  /** Between two steps that can be seen, milliseconds. */
  readonly paceMs: number;
  /** Told whose turn it is, before they act. */
  /** Told what goes into each form, before it is signed. */
  readonly show?: (form: FilledForm) => void;
  readonly turn: (index: number, order: string | undefined) => void;
  readonly signal: AbortSignal;
}

/** Plays station after station as the people themselves would. Resolves with the order's number; rejects when refused or stopped. */
export async function play({
  control,
  stations,
  from,
  paceMs,
  turn,
  show = () => {},
  signal,
}: Playing): Promise<string> {
  const first = from?.index ?? 0;
  let order = from?.order;
  const pause = () => sleep(paceMs / 3, signal);
  for (const [index, station] of stations.entries()) {
    if (index < first) continue;
    turn(index, order);
    await pause();
    order = await actOut(control, station, { order, pause, show });
  }
  return order ?? '';
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
