/** As much of a message as tells what it is about. */
export interface Sign {
  readonly ts: string;
  readonly text: string;
  readonly metadata?: { readonly event_payload: Readonly<Record<string, unknown>> };
}

/** Whether a message is an order's card: the app's metadata says so. */
export function isCard({ metadata }: Sign): boolean {
  return String(metadata?.event_payload.key ?? '').startsWith('card:');
}

/** The number of the order a message is about; '' for none. */
export function actedOn({ metadata }: Sign): string {
  return String(metadata?.event_payload.order ?? '');
}

interface Awaited {
  readonly name: string;
  /** Undefined: any. */
  readonly order: string | undefined;
  readonly told: 'card' | undefined;
  readonly isFresh: (message: Sign) => boolean;
}

/**
 * The message that says this person signed: a fresh line in a thread, or the card where nothing else tells it. A new
 * order's card comes before the line of its intake, so the card alone does not say that an intake has been told.
 */
export function signatureIn<T extends Sign>(
  messages: readonly T[],
  { name, order, told, isFresh }: Awaited,
): T | undefined {
  return messages.find((message) => {
    const about = actedOn(message);
    if (about === '' || (order !== undefined && about !== order)) return false;
    if (!message.text.includes(`✓ ${name}`)) return false;
    return told === 'card' ? isCard(message) : !isCard(message) && isFresh(message);
  });
}

/** The order's card. */
export function cardOf<T extends Sign>(messages: readonly T[], order: string): T | undefined {
  return messages.find((message) => isCard(message) && actedOn(message) === order);
}

/** Every text that blocks show. */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsOf(inner),
  );
}
