import { expect, test } from 'vitest';
import { checkManifest } from '../../../src/slack/rules/index.ts';
import { address, command, commands, display_information, said, shortcut } from './manifest-parts.ts';
import { many } from './samples.ts';

test('a manifest as an app of this kind uses it is accepted', () => {
  const manifest = {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      ...display_information,
      description: 'An order desk',
      background_color: '#1a2b3c',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'countersign', always_online: true },
      shortcuts: [shortcut(), shortcut({ type: 'message', callback_id: 'reply' })],
      slash_commands: [command({ usage_hint: '[number]', should_escape: false })],
    },
    oauth_config: { scopes: { bot: ['chat:write', 'commands'], bot_optional: ['commands'] } },
    settings: {
      event_subscriptions: { bot_events: ['app_home_opened'] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
  expect(checkManifest(manifest)).toEqual({ error: undefined, violations: [], warnings: [] });
});

test('a manifest needs a name', () => {
  expect(checkManifest({})).toMatchObject({
    error: 'invalid_manifest',
    violations: [{ pointer: '', text: 'missing required field: display_information' }],
  });
  expect(checkManifest({ display_information: {} }).violations).toEqual([
    { pointer: '/display_information', text: 'missing required field: name' },
  ]);
  expect(checkManifest('name: Countersign').error).toBe('invalid_manifest');
});

test('parts and properties Slack does not know are refused', () => {
  expect(said({ surplus: 1 })).toEqual([{ pointer: '', text: 'invalid additional property: surplus' }]);
  expect(said({ settings: { surplus: 1 } })).toEqual([
    { pointer: '/settings', text: 'invalid additional property: surplus' },
  ]);
});

test('five global and five message shortcuts are accepted, a sixth of a kind is not', () => {
  const shortcuts = (global: number, message: number) => ({
    features: {
      shortcuts: [...many(global, () => shortcut()), ...many(message, () => shortcut({ type: 'message' }))],
    },
  });
  expect(said(shortcuts(5, 5))).toEqual([]);
  expect(said(shortcuts(6, 1))).toEqual([
    { pointer: '/features/shortcuts', text: 'no more than 5 global shortcuts allowed' },
  ]);
});

test('a bot name is written in small letters, digits and three signs', () => {
  const named = (display_name: string) => said({ features: { bot_user: { display_name } } }).length;
  expect(['counter-sign_1.0', 'Countersign', 'counter sign'].map(named)).toEqual([0, 1, 1]);
});

test('a command starts with a slash and calls an http address of up to 3,000 characters', () => {
  expect(said(commands(command({ command: 'order' })))).toHaveLength(1);
  expect(said(commands(command({ url: address(3000) })))).toEqual([]);
  expect(said(commands(command({ url: address(3001) })))).toHaveLength(1);
  expect(said(commands(command({ url: 'order' })))).toHaveLength(1);
});

test('an optional scope is one the app asks for', () => {
  const scopes = {
    bot: ['chat:write'],
    bot_optional: ['chat:write', 'commands'],
    user_optional: ['chat:write'],
  };
  expect(said({ oauth_config: { scopes } })).toEqual([
    { pointer: '/oauth_config/scopes/bot_optional/1', text: 'must be listed in `bot` too' },
    { pointer: '/oauth_config/scopes/user_optional/0', text: 'must be listed in `user` too' },
  ]);
});

test('an eleventh shortcut is one too many for the list as well', () => {
  const shortcuts = [...many(5, () => shortcut()), ...many(6, () => shortcut({ type: 'message' }))];
  expect(said({ features: { shortcuts } })).toContainEqual({
    pointer: '/features/shortcuts',
    text: 'no more than 10 items allowed',
  });
});

test('lists of scopes, events and redirects may be empty', () => {
  const empty = { redirect_urls: [], scopes: { bot: [], user: [] } };
  expect(said({ oauth_config: empty, settings: { event_subscriptions: { bot_events: [] } } })).toEqual([]);
});

test('an allowed range is an IPv4 address with or without a prefix length', () => {
  const broken = (range: string) => said({ settings: { allowed_ip_address_ranges: [range] } }).length > 0;
  const ranges = ['10.0.0.1', '255.255.255.255/32', '256.0.0.1', '1.2.3', '1.2.3.4.5', '1.2.3.4/33', '::1'];
  expect(ranges.map(broken)).toEqual([false, false, true, true, true, true, true]);
});

test('interactivity says whether it is on', () => {
  expect(said({ settings: { interactivity: {} } })).toEqual([
    { pointer: '/settings/interactivity', text: 'missing required field: is_enabled' },
  ]);
});

test('a colour is three or six hexadecimal digits', () => {
  const broken = (background_color: string) =>
    checkManifest({ display_information: { ...display_information, background_color } }).error !== undefined;
  expect(['#abc', '#A1b2C3', 'abc', '#abcd', '#abcdeg'].map(broken)).toEqual([
    ...[false, false, true, true, true],
  ]);
});

test('a group that is there holds what it cannot be without', () => {
  expect(said({ features: { bot_user: {} } })).toEqual([
    { pointer: '/features/bot_user', text: 'missing required field: display_name' },
  ]);
  expect(said({ features: { slash_commands: [{}], shortcuts: [{}] } }).map(({ text }) => text)).toEqual(
    ['command', 'description', 'name', 'type', 'callback_id', 'description'].map(
      (name) => `missing required field: ${name}`,
    ),
  );
});

test.each(['socket_mode_enabled', 'org_deploy_enabled', 'token_rotation_enabled', 'is_hosted'])(
  '%s is true or false',
  (name) => {
    expect([said({ settings: { [name]: true } }), said({ settings: { [name]: false } })]).toEqual([[], []]);
    expect(said({ settings: { [name]: 'yes' } })).toMatchObject([{ text: 'must provide a boolean' }]);
  },
);
