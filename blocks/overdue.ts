import type { KnownBlock } from '@slack/types';
import { type Label, type Language, label } from '../src/order/labels.ts';
import { type Drawing, section } from './kit.ts';
import { cut } from './measure.ts';

/** What of one order is in a message of the escalation channel. */
export interface OverdueEntry {
  /** How it calls whom it concerns. */
  readonly to: string;
  readonly text: string;
  readonly isSettled: boolean;
  /** Whether it is a breach (process §6), which is late for nothing. */
  readonly isBreach?: boolean;
  readonly blocks: readonly unknown[];
}

/** Everything that escalated to the same people at one moment, over all orders, in one message that calls them once. */
export const overdueMessage = (entries: readonly OverdueEntry[], language: Language): Drawing => {
  const [first] = entries;
  const count = countOf(entries)[language];
  return {
    text: cut(entries.length === 1 ? (first?.text ?? '') : `${count} · ${first?.text ?? ''}`, 250),
    blocks: [
      section(`${first?.to ?? ''} ${count}`),
      // Drawn when each was relayed, by the desk itself.
      ...(entries.flatMap(({ blocks }) => blocks) as KnownBlock[]),
    ],
  };
};

/** "3 项超时，已处理 1 项" */
const countOf = (entries: readonly OverdueEntry[]): Label => {
  const [all, settled] = [entries.length, entries.filter(({ isSettled }) => isSettled).length];
  const overdue = entries.some(({ isBreach }) => isBreach)
    ? label(`${all} 项须处理`, `${all} to be dealt with`)
    : label(`${all} 项超时`, `${all} overdue`);
  if (settled === 0) return overdue;
  return settled === all
    ? label(`${overdue.zh}，均已处理`, `${overdue.en}, all settled`)
    : label(`${overdue.zh}，已处理 ${settled} 项`, `${overdue.en}, ${settled} settled`);
};
