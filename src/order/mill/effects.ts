import type { MatterFired, MillEvent, MillSigned } from './events.ts';
import { findForm } from './forms/index.ts';
import type { Fired, MillMessage } from './matter.ts';
import { findMatter } from './matters/index.ts';

/** A message owed to a channel after a commit of the mill's stream; what is `under` a key goes into that one's thread. */
export interface MillEffect {
  readonly key: string;
  readonly under: string | null;
  /** What fell due; null for what somebody signed. */
  readonly fired: MatterFired | null;
  readonly message: MillMessage;
}

interface MillCommit {
  readonly version: number;
  /** The desk knows events besides that say nothing here. */
  readonly events: readonly (MillEvent | { readonly type: 'ShopFiled' })[];
}

/** Pure: the same commit always gives the same effects with the same keys, in the order in which they are told. */
export const millEffects = ({ version, events }: MillCommit): readonly MillEffect[] =>
  events.flatMap((event, index) => {
    if (event.type === 'MatterFired') return ofMatter(event);
    return event.type === 'MillSigned' ? ofForm(event, `mill:${version}:${index}`) : [];
  });

const ofMatter = (fired: MatterFired): readonly MillEffect[] => {
  if (fired.lapsed) return [];
  // A stored matter meets the kind that wrote it.
  const messages = findMatter(fired.kind)?.tells(fired as Fired<unknown>) ?? [];
  return messages.map((message, place) => {
    const first = messages.findIndex(({ channel }) => channel === message.channel);
    const above = first === place ? undefined : keyOf(fired.slot, first);
    return { key: keyOf(fired.slot, place), under: above ?? underOf(message), fired, message };
  });
};

const ofForm = (signed: MillSigned, key: string): readonly MillEffect[] =>
  (findForm(signed.form)?.tells(signed) ?? []).map((message, place) => ({
    key: `${key}:${place}`,
    under: underOf(message),
    fired: null,
    message,
  }));

/** A slot fires once, so its name with the message's place is the effect's key. */
const keyOf = (slot: string, place: number): string => `mill:${slot}:${place}`;

const underOf = ({ under }: MillMessage): string | null => (under === undefined ? null : keyOf(under, 0));
