import { millStream } from '../src/desk/master-data.ts';
import type { Directory } from '../src/people/directory.ts';
import type { FigureQuery, Found } from '../src/procedure/figures.ts';
import { holds } from '../src/procedure/roles.ts';
import { type PostDelivery, unlessThere, untried } from '../src/store/deliveries.ts';
import type { JobDeps } from './deps.ts';
import { type Trouble, troubleMessage, troubles } from './troubles.ts';

export interface TroubleDeps extends Pick<JobDeps, 'collections' | 'channels'> {
  readonly directory: Pick<Directory, 'everybody' | 'owner' | 'language'>;
  /** Finds channels as Slack has them now; asked anew each time. */
  readonly freshChannelId: () => (channel: string) => Promise<string | undefined>;
  /** The desk's own conversation with somebody. */
  readonly directChannel: (userId: string) => Promise<string>;
  readonly found: (query: FigureQuery) => Promise<readonly Found[]>;
}

/**
 * Tells the administrators what keeps orders from going on and what to do about it, the supervisor where it is theirs too:
 * each once for as long as it lasts, whichever process looks, and again should it come back.
 */
export const tellTroubles = async (deps: TroubleDeps): Promise<void> => {
  const now = troubles(await workspaceNow(deps));
  const { troubles: known } = deps.collections;
  await known.deleteMany({ _id: { $nin: now.map(({ key }) => key) } });
  for (const trouble of now) {
    const since = { $setOnInsert: { since: new Date() } };
    const row = await known
      .findOneAndUpdate({ _id: trouble.key }, since, { upsert: true, new: true })
      .lean<{ since: Date; told?: boolean }>();
    if (!row || row.told) continue;
    await owe(deps, trouble, row.since);
    await known.updateOne({ _id: trouble.key }, { $set: { told: true } });
  }
};

const workspaceNow = async ({ channels, freshChannelId, collections, directory, found }: TroubleDeps) => {
  const channelId = freshChannelId();
  const channelsGone: { use: string; name: string; waiting: number }[] = [];
  for (const [use, name] of Object.entries(channels())) {
    if ((await channelId(name)) !== undefined) continue;
    const owed = { state: { $in: ['pending' as const, 'sending' as const] } };
    const posts = await collections.deliveries.countDocuments({ ...owed, 'payload.channel': name });
    const cards = use === 'orders' ? await collections.cards.countDocuments({ ts: null }) : 0;
    channelsGone.push({ use, name: name.replace(/^#/, ''), waiting: posts + cards });
  }
  const open = await found({ kind: 'figure', figure: 'open' });
  return { channelsGone, people: directory.everybody(), open };
};

/** One row for each who is told, under a key that is the same whoever writes it. */
const owe = async (deps: TroubleDeps, trouble: Trouble, since: Date): Promise<void> => {
  const rows: PostDelivery[] = [];
  for (const userId of told(deps, trouble)) {
    const drawing = troubleMessage(trouble, deps.directory.language(userId));
    rows.push({
      ...untried,
      _id: `trouble:${trouble.key}:${since.getTime()}:${userId}`,
      orderId: millStream,
      version: 0,
      index: 0,
      kind: 'channel',
      payload: { ...drawing, channel: await deps.directChannel(userId), number: '' },
    });
  }
  if (rows.length > 0) await deps.collections.deliveries.bulkWrite(rows.map(unlessThere) as never[]);
};

/** The administrators, or else the workspace's owner; and the supervisors where they can settle it. */
const told = ({ directory }: TroubleDeps, { also }: Trouble): readonly string[] => {
  const everybody = directory.everybody();
  const admins = everybody.filter(({ roles }) => roles.includes('admin')).map(({ id }) => id);
  const owner = directory.owner();
  const first = admins.length > 0 ? admins : owner === undefined ? [] : [owner];
  const second = also === null ? [] : everybody.filter(({ roles }) => holds(roles, also)).map(({ id }) => id);
  return [...new Set([...first, ...second])];
};
