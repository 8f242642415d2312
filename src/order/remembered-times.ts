type Reckon<O> = (instant: string, hours: number, outside: O) => string;

/** Some hundred bytes each; when there are more, the next begin anew. */
const mostKnown = 20_000;

/**
 * A reckoning of instants whose answers are kept while hours and calendar stay the same: the instants of an order are
 * asked for again in each of its states, and working them out costs much.
 */
export const rememberedTimes = <O extends { readonly settings: unknown; readonly exceptionalDays: unknown }>(
  reckon: Reckon<O>,
): Reckon<O> => {
  const known = new Map<string, string>();
  let by: Pick<O, 'settings' | 'exceptionalDays'> | undefined;
  return (instant, hours, outside) => {
    const { settings, exceptionalDays } = outside;
    if (by?.settings !== settings || by?.exceptionalDays !== exceptionalDays || known.size >= mostKnown) {
      known.clear();
      by = { settings, exceptionalDays };
    }
    const key = `${instant} ${hours}`;
    const answer = known.get(key) ?? reckon(instant, hours, outside);
    known.set(key, answer);
    return answer;
  };
};
