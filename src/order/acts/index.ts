/** What may happen out of turn. */
export const acts = {} as const;
