import type { ActionKey, ReminderKind } from './keys.ts';

/** What a slot begins with: what falls due, or the act that settles it. */
type SlotHead = ReminderKind | ActionKey;

/** What tells one matter from others of its name. */
type Told = string | number | null | undefined;

/** The slot of a matter: its name, then what tells this one from others of it (`arrival:s1:2026-11-23T04:00:00.000Z`). */
export const slotOf = (head: SlotHead, ...rest: readonly Told[]): string =>
  [head, ...rest.map(String)].join(':');

/** Whether a slot is a matter's, or a degree of it. */
export const isSlotOf = (slot: string, head: SlotHead, ...rest: readonly Told[]): boolean =>
  slot.startsWith(`${slotOf(head, ...rest)}:`);
