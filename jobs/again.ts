/** When to come back: undefined when all is out. */
export type Again = { readonly afterMs: number } | undefined;
