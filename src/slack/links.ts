import type { WebClient } from '@slack/web-api';

/** The address of a message; null where Slack gives none, since a link is never worth an answer. */
export const openLinks =
  (client: WebClient) =>
  async (channel: string, ts: string): Promise<string | null> => {
    try {
      const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
      return permalink ?? null;
    } catch {
      return null;
    }
  };

/** Somebody's own conversation with the desk. @throws when Slack opens none */
export const openConversations =
  (client: WebClient) =>
  async (userId: string): Promise<string> => {
    const { channel } = await client.conversations.open({ users: userId });
    if (!channel?.id) throw new Error(`Slack opened no conversation with ${userId}`);
    return channel.id;
  };
