import type { MatterFired, MillEvent, MillSigned } from './events.ts';
import { findForm } from './forms/index.ts';
import type { FiredMatter, MillMessage, Redrawing } from './matter.ts';
import { findMatter } from './matters/index.ts';

/** A message owed to a channel after a commit of the mill's stream; what is `under` a key goes into that one's thread. */
export interface MillEffect {
  readonly key: string;
  readonly under: string | null;
  /** What fell due; null for what somebody signed. */
  readonly fired: MatterFired | null;
  readonly message: MillMessage;
  /** The key of the earlier message that this draws anew; null for what is posted. */
  readonly of: string | null;
  /** What became of it since, where it is drawn anew. */
  readonly redrawing: Redrawing | null;
}

interface MillCommit {
  readonly version: number;
  /** The desk knows events besides that say nothing here. */
  readonly events: readonly (MillEvent | { readonly type: 'ShopFiled' })[];
}

/**
 * Pure: the same commit always gives the same effects with the same keys, in the order in which they are told.
 * @param earlier what was said before of the slots that it draws anew (`redrawings`)
 */
export const millEffects = (
  { version, events }: MillCommit,
  earlier: readonly MatterFired[] = [],
): readonly MillEffect[] =>
  events.flatMap((event, index) => {
    const key = `mill:${version}:${index}`;
    const again = redrawings([event]).flatMap((one) => drawnAnew(one, earlier));
    return [...told(event, key), ...again.map((one, place) => ({ ...one, key: `${key}:redraw:${place}` }))];
  });

/** Which earlier messages some events have drawn anew. */
export const redrawings = (events: MillCommit['events']): readonly Redrawing[] =>
  events.flatMap((event) => {
    // A stored matter meets the kind that wrote it.
    if (event.type === 'MatterFired')
      return event.lapsed ? [] : (findMatter(event.kind)?.redraws(event as FiredMatter<unknown>) ?? []);
    return event.type === 'MillSigned' ? (findForm(event.form)?.redraws(event) ?? []) : [];
  });

const drawnAnew = (
  redrawing: Redrawing,
  earlier: readonly MatterFired[],
): readonly Omit<MillEffect, 'key'>[] =>
  earlier
    .filter(
      ({ slot, degree }) => isOf(slot, redrawing) && (redrawing.of !== 'reminder' || degree === 'reminder'),
    )
    .flatMap(ofMatter)
    .map(({ key: of, ...effect }) => ({ ...effect, of, redrawing }));

const isOf = (slot: string, { slot: named }: Redrawing): boolean =>
  slot === named || slot.startsWith(`${named}:`);

const told = (event: MillCommit['events'][number], key: string): readonly MillEffect[] => {
  if (event.type === 'MatterFired') return ofMatter(event);
  return event.type === 'MillSigned' ? ofForm(event, key) : [];
};

const ofMatter = (fired: MatterFired): readonly MillEffect[] => {
  if (fired.lapsed) return [];
  // A stored matter meets the kind that wrote it.
  const messages = findMatter(fired.kind)?.tells(fired as FiredMatter<unknown>) ?? [];
  return messages.map((message, place) => {
    const first = messages.findIndex(({ channel }) => channel === message.channel);
    const above = first === place ? undefined : keyOf(fired.slot, first);
    const key = keyOf(fired.slot, place);
    return { key, under: above ?? underOf(message), fired, message, ...posted };
  });
};

const ofForm = (signed: MillSigned, key: string): readonly MillEffect[] =>
  (findForm(signed.form)?.tells(signed) ?? []).map((message, place) => ({
    key: `${key}:${place}`,
    under: underOf(message),
    fired: null,
    message,
    ...posted,
  }));

const posted = { of: null, redrawing: null } as const;

/** A slot fires once, so its name with the message's place is the effect's key. */
const keyOf = (slot: string, place: number): string => `mill:${slot}:${place}`;

const underOf = ({ under }: MillMessage): string | null => (under === undefined ? null : keyOf(under, 0));
