import type { Problem } from '../config.ts';

interface Asked {
  /** What the desk posts to, by what for: names or ids. */
  readonly channels: Readonly<Record<string, string>>;
  /** Undefined: Slack knows no such channel, or does not show it to the app. */
  readonly channelId: (channel: string) => Promise<string | undefined>;
}

/** The channels the desk is to post to that are not there for it. Rejects when Slack does not answer. */
export async function unknownChannels({ channels, channelId }: Asked): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [use, channel] of Object.entries(channels)) {
    if ((await channelId(channel)) !== undefined) continue;
    problems.push({
      setting: `channels.${use}`,
      reason: `conversations.list shows no channel #${channel.replace(/^#/, '')}`,
      remedy: 'Make it in Slack, or take it out of the archive; where it is private, invite the app.',
    });
  }
  return problems;
}
