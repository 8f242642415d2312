const hours = 60 * 60 * 1000;

/**
 * Moments at which a shipment's whereabouts are asked where nobody named any (S17): evenly between departure and
 * expected arrival, one on a trip of a day, two up to three days, three on a longer one. ISO instants.
 */
export const defaultChecks = (departedAt: string, expectedAt: string): readonly string[] => {
  const [from, until] = [Date.parse(departedAt), Date.parse(expectedAt)];
  const trip = until - from;
  if (trip <= 0) return [];
  const wanted = trip <= 24 * hours ? 1 : trip <= 72 * hours ? 2 : 3;
  return Array.from({ length: wanted }, (_, index) => {
    const minutes = Math.round((trip * (index + 1)) / (wanted + 1) / 60_000);
    return new Date(from + minutes * 60_000).toISOString();
  });
};

/** The moments named, in order; the default ones where none is. */
export const checksFrom = (
  named: readonly (string | null)[],
  trip: { readonly departedAt: string; readonly expectedAt: string },
): readonly string[] => {
  const given = named.filter((moment) => moment !== null).sort();
  return given.length > 0 ? given : defaultChecks(trip.departedAt, trip.expectedAt);
};
