/** What belongs to orders, by the order. */
export const byOrder = <T extends { readonly orderId: string }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const own = found.get(one.orderId) ?? [];
    own.push(one);
    found.set(one.orderId, own);
  }
  return found;
};
