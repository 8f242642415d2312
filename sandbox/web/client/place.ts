/** What the middle of the window shows. */
export type Place =
  | { readonly kind: 'channel'; readonly id: string }
  | { readonly kind: 'app' }
  | { readonly kind: 'activity' };

/** The person a window is for: `/as/chen.yu` is theirs alone, `/` may be anybody's. */
export function ownerOf(path: string): string | undefined {
  const handle = /^\/as\/([^/]+)$/.exec(path)?.[1];
  return handle && decodeURIComponent(handle);
}
