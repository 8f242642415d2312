import type { KnownBlock } from '@slack/types';
import { type Language, label } from '../src/order/labels.ts';
import { type Drawing, section } from './kit.ts';
import { cut } from './measure.ts';

/** What of one order is in a message of the escalation channel. */
export interface Overdue {
  /** How it calls whom it concerns. */
  readonly to: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** Everything that escalated to the same people at one moment, over all orders, in one message that calls them once. */
export const overdueMessage = (entries: readonly Overdue[], language: Language): Drawing => {
  const [first] = entries;
  const count = label(`${entries.length} 项超时`, `${entries.length} overdue`)[language];
  return {
    text: cut(entries.length === 1 ? (first?.text ?? '') : `${count} · ${first?.text ?? ''}`, 250),
    blocks: [
      section(`${first?.to ?? ''} ${count}`),
      // Drawn when each was relayed, by the desk itself.
      ...(entries.flatMap(({ blocks }) => blocks) as KnownBlock[]),
    ],
  };
};
