/** What is woken at a time of the desk's: what falls due on orders and at the mill, and the carriers that are asked. */
export type AgendaName = 'deadlines' | 'tracking';

/** A time of something, by the slot that is the same whenever it is reckoned. */
export interface AgendaTime {
  readonly slot: string;
  /** ISO instant on the desk's clock. */
  readonly at: string;
}

/**
 * Tells whoever wakes the desk when to. Only a wake-up: what is due is found by its time in the stores as well, so that an
 * entry that is lost makes something late by a minute at most, and one too many finds nothing due.
 */
export interface Agenda {
  /** From now on these slots have these times, whichever they had before. Never awaited. */
  readonly set: (name: AgendaName, times: readonly AgendaTime[]) => void;
  readonly drop: (name: AgendaName, slots: readonly string[]) => void;
}

/** Where nobody is woken: programs that run beside the desk, whose sweep finds what they leave due. */
export const noAgenda: Agenda = { set: () => undefined, drop: () => undefined };
