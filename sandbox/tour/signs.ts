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

/**
 * Whether a message is the line of what this person signed, of this order or, where none is named, of any. A new order's
 * card comes before the line of its intake, so the card alone does not say that the intake has been told.
 */
export function isSignature(
  message: Sign,
  { name, order }: { readonly name: string; readonly order: string | undefined },
): boolean {
  const about = actedOn(message);
  if (isCard(message) || about === '' || (order !== undefined && about !== order)) return false;
  return message.text.includes(`✓ ${name}`);
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
