interface Spot {
  readonly ts: string;
  readonly actionId: string;
}

let last: Spot | undefined;

/** Remembers in which message, and on which of its elements, the focus was. Call once. */
export function watchFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    const element = target instanceof Element ? target : undefined;
    const ts = element?.closest<HTMLElement>('[data-ts]')?.dataset.ts;
    last = ts
      ? { ts, actionId: element?.closest<HTMLElement>('[data-action-id]')?.dataset.actionId ?? '' }
      : undefined;
  });
}

/** When an update took the focused element away: on to its successor, else to the message. */
export function keepFocusIn(message: HTMLElement | null): void {
  if (!message || message.dataset.ts !== last?.ts || document.activeElement !== document.body) return;
  if (document.querySelector('dialog[open]')) return;
  focusSpot(message, last?.actionId ?? '');
}

/** Where the focus was before a dialog opened; gives back a function that returns there. */
export function focusKeeper(): () => void {
  const element = document.activeElement;
  const spot = last;
  return () => {
    if (element instanceof HTMLElement && element.isConnected && element !== document.body)
      return element.focus();
    const message = spot && document.querySelector<HTMLElement>(`.message[data-ts="${spot.ts}"]`);
    if (message) focusSpot(message, spot.actionId);
  };
}

function focusSpot(message: HTMLElement, actionId: string): void {
  const successor =
    actionId && message.querySelector<HTMLElement>(`[data-action-id="${CSS.escape(actionId)}"]`);
  (successor || message).focus({ preventScroll: true });
}
