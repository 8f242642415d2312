import type { DrawingContext } from '../blocks/kit.ts';
import type { DroppedFile, FoundBack } from '../blocks/paper-back.ts';
import { type ScanTold, scanTold, type Unread } from '../blocks/scan-told.ts';
import { millStream } from '../src/desk/master-data.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import type { Recognised } from '../src/desk/recognise.ts';
import { dateIn } from '../src/order/time/dates.ts';
import { mayBeScan, mostScanBytes, type Scan } from '../src/papers/scan/scan.ts';
import type { Drop } from '../src/slack/drops.ts';
import type { FetchFile } from '../src/slack/fetch-file.ts';
import type { Collections } from '../src/store/collections.ts';
import type { ScanDelivery } from '../src/store/deliveries.ts';
import { oweOffer } from './owe-offer.ts';

export interface ReadDropDeps {
  readonly collections: Pick<Collections, 'deliveries' | 'cards'>;
  readonly ports: Pick<DeskPorts, 'outside' | 'wake'>;
  readonly fetchFile: FetchFile;
  /** Looks for codes in a file's bytes; always answers. */
  readonly scan: (bytes: Uint8Array) => Promise<Scan>;
  readonly recognise: (text: string, cameOn: string) => Promise<Recognised | undefined>;
  /** Says in an order's thread what files are. */
  readonly offer: (orderId: string, drop: Drop, found: readonly FoundBack[]) => Promise<void>;
  /** For whom a private answer is drawn: in their own language. */
  readonly drawingFor: (userId: string) => DrawingContext;
  /** Address of a message; null where Slack gives none. */
  readonly linkTo: (channel: string, ts: string) => Promise<string | null>;
  /** Somebody's own conversation with the desk. */
  readonly conversationWith: (userId: string) => Promise<string>;
  /** How far the mill's stream has come: what is told privately goes behind what is owed by then. */
  readonly millVersion: () => number;
}

const mostFiles = 5;
/** Slack may hand a file over a little later than it tells of it. */
const mostFetches = 3;

/**
 * Reads the files of a message for codes of the mill's and owes what is to be said: in an order's thread what they are, and
 * to the person alone what belongs to no thread. Said once, however often it is read.
 */
export const readDrop =
  (deps: ReadDropDeps) =>
  async ({ orderId, payload, attempts }: ScanDelivery): Promise<void> => {
    const { drop } = payload;
    const told: Told = { unread: [], found: [] };
    for (const file of drop.files.filter(({ name }) => mayBeScan(name)).slice(0, mostFiles))
      await readFile(deps, told, { file, ts: drop.ts, attempts });
    if (drop.threadTs !== null) {
      await deps.offer(orderId, { ...drop, threadTs: drop.threadTs }, told.found);
      return tell(deps, drop, { unread: told.unread, found: [] });
    }
    const isAddressed = isOwn(drop.channel) && told.found.length + told.unread.length === 0;
    const uncoded = isAddressed ? drop.files.map((file) => ({ file, why: 'uncoded' as const })) : [];
    return tell(deps, drop, { unread: [...told.unread, ...uncoded], found: told.found });
  };

interface Told {
  readonly unread: { readonly file: DroppedFile; readonly why: Unread }[];
  readonly found: FoundBack[];
}

interface Reading {
  readonly file: DroppedFile;
  readonly ts: string;
  readonly attempts: number;
}

const readFile = async (deps: ReadDropDeps, told: Told, { file, ts, attempts }: Reading): Promise<void> => {
  const { codes, problem } = await scanned(deps, file.id, attempts);
  if (problem) told.unread.push({ file, why: problem });
  const { timeZone } = deps.ports.outside().settings;
  const cameOn = dateIn(timeZone, new Date(Number(ts) * 1000).toISOString());
  for (const text of new Set(codes.map((code) => code.text))) {
    const recognised = await deps.recognise(text, cameOn);
    if (recognised?.kind === 'paper') {
      const { order, paper, meaning } = recognised;
      told.found.push({ file, order, paper, meaning, link: await linkOf(deps, order.id) });
    } else if (recognised) told.unread.push({ file, why: recognised.kind });
  }
};

const scanned = async (deps: ReadDropDeps, fileId: string, attempts: number): Promise<Scan> => {
  try {
    const fetched = await deps.fetchFile(fileId, mostScanBytes);
    return fetched ? await deps.scan(fetched.bytes) : { codes: [], problem: 'bytes' };
  } catch (error) {
    if (attempts + 1 < mostFetches) throw error;
    return { codes: [], problem: 'gone' };
  }
};

const linkOf = async ({ collections, linkTo }: ReadDropDeps, orderId: string): Promise<string | null> => {
  const card = await collections.cards.findById(orderId).lean();
  return card?.channel && card.ts ? linkTo(card.channel, card.ts) : null;
};

/** Slack's conversations of two begin with a D. */
const isOwn = (channel: string): boolean => channel.startsWith('D');

const tell = async (
  deps: ReadDropDeps,
  { channel, ts, user }: ScanDelivery['payload']['drop'],
  told: ScanTold,
): Promise<void> => {
  const drawing = scanTold(told, deps.drawingFor(user));
  if (!drawing) return;
  const own = isOwn(channel);
  await oweOffer(deps.collections, {
    key: `scan-told:${channel}:${ts}`,
    ts,
    orderId: millStream,
    version: deps.millVersion(),
    kind: 'channel',
    payload: {
      ...drawing,
      channel: own ? channel : await deps.conversationWith(user),
      ...(own ? { threadTs: ts } : {}),
      number: '',
    },
  });
  deps.ports.wake(millStream);
};
