/** What became of one of a group. */
export type Settled<Answer> = { readonly answer: Answer } | { readonly error: unknown };

interface Waiting<Wanted, Answer> {
  readonly wanted: Wanted;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Calls that are ready together are carried out as one, and those that come meanwhile wait for the next: a store that
 * takes its time to keep something takes it once for all.
 * @param carryOut tells of each in their order what became of it; when it throws all of them fail
 * @param mostInFlight groups on their way at the same time
 */
export const inGroups = <Wanted, Answer>(
  carryOut: (group: readonly Wanted[]) => Promise<readonly Settled<Answer>[]>,
  mostInFlight: number,
): ((wanted: Wanted) => Promise<Answer>) => {
  let waiting: Waiting<Wanted, Answer>[] = [];
  let inFlight = 0;

  const flush = async (): Promise<void> => {
    if (inFlight >= mostInFlight || waiting.length === 0) return;
    const group = waiting;
    waiting = [];
    inFlight += 1;
    try {
      const all = await carryOut(group.map(({ wanted }) => wanted));
      for (const [index, one] of group.entries()) settle(one, all[index] ?? { error: new Error('not told') });
    } catch (error) {
      for (const one of group) one.reject(error);
    } finally {
      inFlight -= 1;
      void flush();
    }
  };

  return (wanted) =>
    new Promise((resolve, reject) => {
      waiting.push({ wanted, resolve, reject });
      setImmediate(() => void flush());
    });
};

const settle = <Answer>(one: Waiting<unknown, Answer>, settled: Settled<Answer>): void => {
  if ('error' in settled) one.reject(settled.error);
  else one.resolve(settled.answer);
};
