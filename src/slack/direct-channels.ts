import type { WebClient } from '@slack/web-api';

/** The desk's own conversation with somebody, by its id: opened once, and then known. @throws when Slack opens none */
export const openDirectChannels = (
  client: Pick<WebClient, 'conversations'>,
): ((userId: string) => Promise<string>) => {
  const known = new Map<string, string>();
  return async (userId) => {
    const before = known.get(userId);
    if (before !== undefined) return before;
    const { channel } = await client.conversations.open({ users: userId });
    if (!channel?.id) throw new Error(`Slack opened no conversation with ${userId}`);
    known.set(userId, channel.id);
    return channel.id;
  };
};
