import type { WebClient } from '@slack/web-api';

/** Who the desk is in the workspace, as Slack says by its token. */
export interface Identity {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
}

/**
 * Asks Slack once who the desk is. While Slack does not answer it is asked again with each need: an answer that failed
 * once must not shut the desk for ever.
 */
export const openIdentity = (client: WebClient): (() => Promise<Identity>) => {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= whoAmI(client).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};

const whoAmI = async (client: WebClient): Promise<Identity> => {
  const { team_id: teamId, bot_id: botId, user_id: botUserId } = await client.auth.test();
  if (!teamId || !botId || !botUserId) throw new Error('auth.test names no team, bot or user');
  return { teamId, botId, botUserId };
};
