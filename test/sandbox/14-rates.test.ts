import { expect, it } from 'vitest';
import { methods } from '../../sandbox/slack/api/methods.ts';
import { isCrowded } from '../../sandbox/slack/api/scheduled.ts';
import { whyUnreachable } from '../../sandbox/slack/delivery/post-signed.ts';
import { tiers } from '../../sandbox/slack/limits.ts';

const published: Readonly<Record<string, readonly string[]>> = {
  special: ['chat.postMessage', 'auth.test', 'chat.getPermalink'],
  2: [
    ...[
      'users.list',
      'conversations.list',
      'conversations.create',
      'usergroups.list',
      'usergroups.users.list',
    ],
    ...['usergroups.users.update', 'pins.add'],
  ],
  3: [
    ...['chat.update', 'chat.delete', 'chat.scheduleMessage', 'chat.deleteScheduledMessage'],
    ...['chat.scheduledMessages.list', 'conversations.open', 'conversations.info', 'conversations.join'],
    ...['conversations.invite', 'conversations.history', 'conversations.replies', 'users.conversations'],
    ...['users.lookupByEmail', 'reactions.add', 'bots.info', 'team.info', 'files.delete'],
    ...['apps.connections.open', 'apps.manifest.validate'],
  ],
  4: [
    ...['chat.postEphemeral', 'views.open', 'views.push', 'views.update', 'views.publish', 'users.info'],
    ...['conversations.members', 'files.getUploadURLExternal', 'files.completeUploadExternal', 'files.info'],
  ],
};

it.each(Object.entries(published))('every method is of the tier Slack publishes: %s', (tier, names) => {
  const wrong = names.filter((name) => String(methods[name]?.tier) !== tier);
  expect(wrong).toEqual([]);
});

it('a tier is so many a minute, with a burst of one minute’s', () => {
  expect(Object.values(tiers).map(({ burst, perSecond }) => [burst, Math.round(perSecond * 60)])).toEqual([
    [1, 1],
    [20, 20],
    [50, 50],
    [100, 100],
  ]);
});

it('thirty messages are planned for any five minutes, wherever those begin', () => {
  const times = (count: number, from: number) => Array.from({ length: count }, (_, index) => from + index);
  expect(isCrowded(times(30, 1000), 1029)).toBe(false);
  expect(isCrowded(times(31, 1000), 1030)).toBe(true);
  // Fifteen on each side of a full five minutes and one between them.
  const around = [...times(15, 1190), ...times(15, 1290)];
  expect(isCrowded([...around, 1300], 1300)).toBe(true);
  expect(isCrowded([...around, 1490], 1490)).toBe(false);
  expect(isCrowded([...around, 1504], 1504)).toBe(false);
});

it.each([
  ['ECONNREFUSED', 'connection_failed'],
  ['ENOTFOUND', 'connection_failed'],
  ['UND_ERR_SOCKET', 'connection_failed'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connection_failed'],
  ['CERT_HAS_EXPIRED', 'ssl_error'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'ssl_error'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'ssl_error'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'ssl_error'],
  ['HPE_INVALID_CONSTANT', 'unknown_error'],
])('a server that fails with %s is retried for %s', (code, reason) => {
  const cause = Object.assign(new Error(code), { code });
  expect(whyUnreachable(new TypeError('fetch failed', { cause }))).toBe(reason);
});
