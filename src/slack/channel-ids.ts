import type { WebClient } from '@slack/web-api';

/**
 * Finds a channel's id by its name, since Slack reads and updates by id only. An id is itself. A public channel the
 * app is not in yet is joined. Undefined: there is no such channel, or the app may not see it.
 */
export const openChannelIds = (client: WebClient): ((channel: string) => Promise<string | undefined>) => {
  let known = new Map<string, string>();
  return async (channel) => {
    if (/^[CGD][A-Z0-9]{6,}$/.test(channel)) return channel;
    const name = channel.replace(/^#/, '');
    if (!known.has(name)) known = await listed(client, name);
    return known.get(name);
  };
};

const listed = async (client: WebClient, wanted: string): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  const pages = client.paginate('conversations.list', {
    types: 'public_channel,private_channel',
    exclude_archived: true,
    limit: 200,
  });
  for await (const page of pages) {
    for (const { id, name, is_member: isMember } of (page as { channels?: readonly SlackChannel[] })
      .channels ?? []) {
      if (!id || !name) continue;
      found.set(name, id);
      if (name === wanted && isMember === false) await client.conversations.join({ channel: id });
    }
  }
  return found;
};

interface SlackChannel {
  readonly id?: string;
  readonly name?: string;
  readonly is_member?: boolean;
}
