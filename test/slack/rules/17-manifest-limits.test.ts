import { expect, test } from 'vitest';
import { address, command, commands, display_information, said, shortcut } from './manifest-parts.ts';
import { type Json, letters, many } from './samples.ts';

type Limit = readonly [string, number, number, (count: number) => Json, string];
const named = (changes: Json) => ({ display_information: { ...display_information, ...changes } });

const eventsAt = (n: number) => ({ event_subscriptions: { request_url: address(n) } });
const menusAt = (n: number) => ({
  interactivity: { is_enabled: true, request_url: 'https://a', message_menu_options_url: address(n) },
});
const clicksAt = (n: number) => ({ interactivity: { is_enabled: true, request_url: address(n) } });
const subscribed = (event_type: string) => ({ app_id: 'A1', event_type });

test('addresses Slack calls hold 3,500 characters', () => {
  for (const at of [eventsAt, menusAt, clicksAt]) {
    expect(said({ settings: at(3500) })).toEqual([]);
    expect(said({ settings: at(3501) })).toMatchObject([{ text: 'must be less than 3501 characters' }]);
  }
});

test('up to twenty subscriptions to metadata, their names up to fifty characters', () => {
  const broken = (count: number, length: number) => {
    const metadata_subscriptions = many(count, () => subscribed(letters(length)));
    return said({ settings: { event_subscriptions: { metadata_subscriptions } } }).length > 0;
  };
  expect([broken(20, 50), broken(21, 1), broken(1, 51), broken(0, 1)]).toEqual([false, true, true, true]);
});

test('a manifest is of major version 1 or 2', () => {
  const broken = (major_version: number) =>
    said({ _metadata: { major_version, minor_version: 0 } }).length > 0;
  expect([0, 1, 2, 3].map(broken)).toEqual([true, false, false, true]);
});

const texts: readonly Limit[] = [
  [
    'shortcut callback',
    1,
    255,
    (n) => ({ features: { shortcuts: [shortcut({ callback_id: letters(n) })] } }),
    '/features/shortcuts/0/callback_id',
  ],
  [
    'unfurl domain',
    1,
    255,
    (n) => ({ features: { unfurl_domains: [letters(n)] } }),
    '/features/unfurl_domains/0',
  ],
  [
    'redirect address',
    1,
    2500,
    (n) => ({ oauth_config: { redirect_urls: [letters(n)] } }),
    '/oauth_config/redirect_urls/0',
  ],
  [
    'event',
    1,
    50,
    (n) => ({ settings: { event_subscriptions: { bot_events: [letters(n)] } } }),
    '/settings/event_subscriptions/bot_events/0',
  ],
  ['name', 1, 35, (n) => named({ name: letters(n) }), '/display_information/name'],
  ['description', 1, 140, (n) => named({ description: letters(n) }), '/display_information/description'],
  [
    'long description',
    175,
    4000,
    (n) => named({ long_description: letters(n) }),
    '/display_information/long_description',
  ],
  [
    'bot name',
    1,
    80,
    (n) => ({ features: { bot_user: { display_name: letters(n) } } }),
    '/features/bot_user/display_name',
  ],
  [
    'command',
    2,
    32,
    (n) => commands(command({ command: `/${letters(n)}`.slice(0, n) })),
    '/features/slash_commands/0/command',
  ],
  [
    'usage hint',
    1,
    1000,
    (n) => commands(command({ usage_hint: letters(n) })),
    '/features/slash_commands/0/usage_hint',
  ],
  [
    'command description',
    1,
    2000,
    (n) => commands(command({ description: letters(n) })),
    '/features/slash_commands/0/description',
  ],
  [
    'shortcut name',
    1,
    24,
    (n) => ({ features: { shortcuts: [shortcut({ name: letters(n) })] } }),
    '/features/shortcuts/0/name',
  ],
  [
    'shortcut description',
    1,
    150,
    (n) => ({ features: { shortcuts: [shortcut({ description: letters(n) })] } }),
    '/features/shortcuts/0/description',
  ],
  [
    'scope',
    1,
    50,
    (n) => ({ oauth_config: { scopes: { bot: [letters(n)] } } }),
    '/oauth_config/scopes/bot/0',
  ],
];

for (const [what, least, most, make, pointer] of texts) {
  test(`${what}: ${least} to ${most} characters`, () => {
    expect(said(make(least))).toEqual([]);
    expect(said(make(most))).toEqual([]);
    expect(said(make(least - 1))).toEqual([{ pointer, text: `must be more than ${least - 1} characters` }]);
    expect(said(make(most + 1))).toEqual([{ pointer, text: `must be less than ${most + 1} characters` }]);
  });
}

const counts: readonly (readonly [string, number, (count: number) => Json, string])[] = [
  [
    'redirect addresses',
    1000,
    (n) => ({ oauth_config: { redirect_urls: many(n, String) } }),
    '/oauth_config/redirect_urls',
  ],
  ['commands', 50, (n) => commands(...many(n, () => command())), '/features/slash_commands'],
  [
    'unfurl domains',
    5,
    (n) => ({ features: { unfurl_domains: many(n, (i) => `example${i}.com`) } }),
    '/features/unfurl_domains',
  ],
  [
    'scopes',
    255,
    (n) => ({ oauth_config: { scopes: { bot: many(n, String) } } }),
    '/oauth_config/scopes/bot',
  ],
  [
    'events',
    100,
    (n) => ({ settings: { event_subscriptions: { bot_events: many(n, String) } } }),
    '/settings/event_subscriptions/bot_events',
  ],
  [
    'user scopes',
    255,
    (n) => ({ oauth_config: { scopes: { user: many(n, String) } } }),
    '/oauth_config/scopes/user',
  ],
  [
    'events of users',
    100,
    (n) => ({ settings: { event_subscriptions: { user_events: many(n, String) } } }),
    '/settings/event_subscriptions/user_events',
  ],
  [
    'address ranges',
    10,
    (n) => ({ settings: { allowed_ip_address_ranges: many(n, (i) => `10.0.0.${i}/32`) } }),
    '/settings/allowed_ip_address_ranges',
  ],
];

for (const [what, limit, make, pointer] of counts) {
  test(`${what}: up to ${limit}`, () => {
    expect(said(make(limit))).toEqual([]);
    expect(said(make(limit + 1))).toEqual([{ pointer, text: `no more than ${limit} items allowed` }]);
  });
}
