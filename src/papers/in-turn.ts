/** Lets so many at once through and has the others wait for a place, in the order in which they came. */
export const inTurn = (mostAtOnce: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let atWork = 0;
  const waiting: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (atWork >= mostAtOnce) await new Promise<void>((resolve) => void waiting.push(resolve));
    else atWork += 1;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else atWork -= 1;
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
