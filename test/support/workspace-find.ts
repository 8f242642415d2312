/** Where a message stands. */
export interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** Anything drawn with blocks: a message or an ephemeral. */
export interface Drawn extends Place {
  readonly blocks?: readonly Record<string, unknown>[];
}

interface Wanted {
  readonly actionId: string;
  readonly at: Place | undefined;
  /** The entry of an overflow. */
  readonly act?: string | undefined;
}

/** The newest message that carries this element, or the one at that place if it does. */
export function carrying(messages: readonly Drawn[], wanted: Wanted): Drawn | undefined {
  return messages
    .filter((message) => wanted.at === undefined || message.ts === wanted.at.ts)
    .filter((message) => elements(message).some((element) => element.action_id === wanted.actionId))
    .filter((message) => wanted.act === undefined || optionOfAct(message, wanted.act) !== undefined)
    .sort((one, other) => (one.ts < other.ts ? 1 : -1))[0];
}

/** The value of the overflow's entry whose JSON says this `act`. */
export function optionOfAct(message: Drawn, act: string): string | undefined {
  return elements(message)
    .filter((element) => element.action_id === 'more')
    .flatMap((element) => (Array.isArray(element.options) ? element.options : []))
    .map((option: { readonly value: string }) => option.value)
    .find((value) => actOf(value) === act);
}

/** Whether one of these blocks holds this element. */
export function hasElement(blocks: readonly Record<string, unknown>[], actionId: string): boolean {
  return elements({ channel: '', ts: '', blocks }).some((element) => element.action_id === actionId);
}

function elements(message: Drawn): readonly Record<string, unknown>[] {
  return (message.blocks ?? []).flatMap((block) => [
    ...(Array.isArray(block.elements) ? block.elements : []),
    ...(block.element ? [block.element as Record<string, unknown>] : []),
    ...(block.accessory ? [block.accessory as Record<string, unknown>] : []),
  ]);
}

function actOf(value: string): unknown {
  try {
    return (JSON.parse(value) as { readonly act?: unknown }).act;
  } catch {
    return value;
  }
}
