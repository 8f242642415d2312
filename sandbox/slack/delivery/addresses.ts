import type { Manifest } from '../manifest.ts';
import type { Workspace } from '../workspace.ts';
import type { Delivery } from './deliver.ts';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Where a delivery goes over HTTP. Where the manifest names another address for it than for events, that path at the
 * given request URL's host, as behind a tunnel; where no URL was given, the manifest's own address if it is on this
 * machine. Undefined: nowhere, as for menus that ask the app where the manifest says where presses go but no Options
 * Load URL.
 */
export function addressFor(
  { manifest, requestUrl }: Pick<Workspace, 'manifest' | 'requestUrl'>,
  delivery: Pick<Delivery, 'type' | 'name' | 'payload'>,
): string | undefined {
  const named = namedFor(manifest, delivery);
  const isMenu = delivery.name === 'block_suggestion';
  if (isMenu && named === undefined && manifest.addresses.interactivity !== undefined) return undefined;
  const own = named ?? manifest.addresses.events;
  if (requestUrl === undefined) return own !== undefined && isHere(own) ? own : undefined;
  if (own === undefined || own === manifest.addresses.events) return requestUrl;
  const { pathname, search } = new URL(own);
  return new URL(`${pathname}${search}`, requestUrl).href;
}

function namedFor(
  { addresses, commands }: Manifest,
  { type, name, payload }: Pick<Delivery, 'type' | 'name' | 'payload'>,
): string | undefined {
  switch (type) {
    case 'events_api':
      return addresses.events;
    case 'interactive':
      return name === 'block_suggestion' ? addresses.options : addresses.interactivity;
    case 'slash_commands':
      return commands.find(({ command }) => command === payload.command)?.url;
    default:
      return type satisfies never;
  }
}

function isHere(address: string): boolean {
  return loopback.includes(new URL(address).hostname);
}
