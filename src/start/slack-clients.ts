import { WebClient } from '@slack/web-api';
import type { Log } from '../running/log.ts';
import type { Connected } from '../slack/app.ts';
import { boltLogger } from '../slack/bolt-logger.ts';
import { withCheckedViews } from '../slack/checked-views.ts';
import { type OnViolation, postingClient } from '../slack/messenger.ts';
import type { DeskOptions } from './desk.ts';

/**
 * Two clients of Slack's: one opens views for who waits and is answered within its three seconds or not at all, the other
 * posts and is waited for. What would break Slack's rules goes out mended, and is logged.
 */
export const openSlackClients = ({ slack, log, postTimeoutMs }: DeskOptions) => {
  const brokenView: OnViolation = (where, violations) =>
    log.error({ where, violations }, 'a view breaks Slack’s rules; it goes out mended');
  const posting = postingClient(slack.botToken, slack.apiUrl, {
    logger: boltLogger(log),
    ...(postTimeoutMs ? { timeoutMs: postTimeoutMs } : {}),
  });
  return {
    opening: withCheckedViews(openingClient(slack, log), brokenView),
    posting: withCheckedViews(posting, brokenView),
    brokenView,
  };
};

/** For what a person waits for: it is answered within Slack's three seconds or not at all. */
const openingClient = ({ botToken, apiUrl }: Connected, log: Log): WebClient =>
  new WebClient(botToken, {
    slackApiUrl: apiUrl,
    logger: boltLogger(log),
    retryConfig: { retries: 0 },
    timeout: 2500,
  });
