import { actedOn, signatureIn } from '../../../tour/signs.ts';
import type { Station } from '../../../tour/station.ts';
import type { State } from '../state.ts';

export interface Progress {
  readonly mode: 'off' | 'guided' | 'playing' | 'ended';
  readonly index: number;
  /** The order's number, once it has one. */
  readonly order?: string | undefined;
  /** The newest message when this station began. */
  readonly since: string;
}

/** The newest message there is, by its `ts`; '' for none. */
export function newestIn(state: State): string {
  const newest = Object.values(state.messages).map((messages) => messages.at(-1)?.ts ?? '');
  return newest.reduce((one, other) => (one > other ? one : other), '');
}

/** Whether the station has been done since it began: the signature of its person has come into the order's thread, or stands on its card. */
export function doneAt(
  state: State,
  { order, since }: Progress,
  station: Station | undefined,
): { readonly order: string; readonly ts: string } | undefined {
  const name = state.facts?.users.find((user) => user.name === station?.who)?.real_name;
  if (name === undefined) return undefined;
  const sign = signatureIn(Object.values(state.messages).flat(), {
    name,
    order,
    told: station?.told,
    isFresh: ({ ts }) => ts > since,
  });
  return sign && { order: actedOn(sign), ts: sign.ts > since ? sign.ts : since };
}
