/** Chance that can be had again by its seed (mulberry32); SIMULATION_SEED tries another course of events. */
export const chanceFrom = (from = Number(process.env.SIMULATION_SEED ?? 261123)) => {
  let state = from;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** SIMULATION_SCALE=5 runs five times as many orders; the suite runs few enough to be quick. */
export const simulationScale = Number(process.env.SIMULATION_SCALE ?? 1);
