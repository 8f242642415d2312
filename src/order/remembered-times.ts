import { rememberedWhile } from './cache.ts';

type Reckon<O> = (instant: string, hours: number, outside: O) => string;

/** Some hundred bytes each; when there are more, the next begin anew. */
const mostKnown = 20_000;

/**
 * A reckoning of instants whose answers are kept while hours and calendar stay the same: the instants of an order are
 * asked for again in each of its states, and working them out costs much.
 */
export const rememberedTimes = <O extends { readonly settings: object; readonly exceptionalDays: object }>(
  reckon: Reckon<O>,
): Reckon<O> => {
  const knownIn = rememberedWhile((_settings: O['settings'], days: O['exceptionalDays']) => ({
    answer: new Map<string, string>(),
    isFor: (later: O['exceptionalDays']) => later === days,
  }));
  return (instant, hours, outside) => {
    const known = knownIn(outside.settings, outside.exceptionalDays);
    if (known.size >= mostKnown) known.clear();
    const key = `${instant} ${hours}`;
    const answer = known.get(key) ?? reckon(instant, hours, outside);
    known.set(key, answer);
    return answer;
  };
};
