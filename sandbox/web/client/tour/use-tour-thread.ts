import { useEffect, useRef } from 'preact/hooks';
import { cardOf } from '../../../tour/signs.ts';
import type { State } from '../state.ts';

/** Where the thread stands beside the channel and not over it. */
const beside = '(min-width: 1000px)';

/** Opens the guided order's thread once, as soon as the order has a card: every signature shows there. */
export function useTourThread(
  { messages }: State,
  order: string | undefined,
  open: (thread: { readonly channel: string; readonly ts: string; readonly isQuiet: true }) => void,
): void {
  const opened = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (order === undefined || opened.current === order || !matchMedia(beside).matches) return;
    const card = cardOf(Object.values(messages).flat(), order);
    if (!card) return;
    opened.current = order;
    open({ channel: card.channel, ts: card.ts, isQuiet: true });
  }, [messages, order, open]);
}
