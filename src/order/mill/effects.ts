import type { MatterFired, MillFact } from './events.ts';
import type { Fired, MillMessage } from './matter.ts';
import { findMatter } from './matters/index.ts';

/** A message owed to a channel after a commit of the mill's stream; what is `under` a key goes into that one's thread. */
export interface MillEffect {
  readonly key: string;
  readonly under: string | null;
  readonly fired: MatterFired;
  readonly message: MillMessage;
}

/** Pure: the same commit always gives the same effects with the same keys, in the order in which they are told. */
export const millEffects = (commit: {
  readonly orderId: string;
  readonly version: number;
  readonly events: readonly { readonly type: string }[];
}): readonly MillEffect[] =>
  commit.events.flatMap((event, index) => {
    if (!isFired(event) || event.lapsed) return [];
    // A stored matter meets the kind that wrote it.
    const messages = findMatter(event.kind)?.tells(event as Fired<unknown>) ?? [];
    const keyAt = (place: number): string => `${commit.orderId}:${commit.version}:${index}:${place}`;
    return messages.map((message, place) => {
      const first = messages.findIndex(({ channel }) => channel === message.channel);
      return {
        key: keyAt(place),
        under: first === place ? null : keyAt(first),
        fired: event,
        message,
      };
    });
  });

const isFired = (event: { readonly type: string }): event is Extract<MillFact, { type: 'MatterFired' }> =>
  event.type === 'MatterFired';
