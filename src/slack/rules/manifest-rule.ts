import { below, isObject } from './json.ts';
import { boolean, type Check, form, integer, list, object, string, word } from './schema.ts';

// https://docs.slack.dev/reference/app-manifest and https://github.com/slackapi/manifest-schema

const url = (max: number) => form((text) => /^https?:\/\//.test(text), 'must be an http or https URL', max);
const matching = (pattern: RegExp, text: string, max: number) =>
  form((value) => pattern.test(value), text, max);

const displayInformation = object({
  required: { name: string(35) },
  optional: {
    description: string(140),
    long_description: string(4000, 175),
    background_color: matching(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/, 'must be a colour like #1a2b3c', 7),
  },
});

const botUser = object({
  required: {
    display_name: matching(/^[a-z0-9\-_.]+$/, 'may hold only a-z, 0-9, hyphen, underscore and full stop', 80),
  },
  optional: { always_online: boolean },
});

const shortcut = object({
  required: {
    name: string(24),
    type: word('message', 'global'),
    callback_id: string(255),
    description: string(150),
  },
});

const slashCommand = object({
  required: {
    command: { ...matching(/^\//, 'must start with /', 32), min: 2 },
    description: string(2000),
  },
  optional: { usage_hint: string(1000), url: url(3000), should_escape: boolean },
});

/** At most five shortcuts of a kind, though the list takes ten. */
const fiveOfAKind: Check = ({ shortcuts }, pointer) => {
  if (!Array.isArray(shortcuts)) return [];
  return ['global', 'message']
    .filter((kind) => shortcuts.filter((one) => isObject(one) && one.type === kind).length > 5)
    .map((kind) => ({
      pointer: below(pointer, 'shortcuts'),
      text: `no more than 5 ${kind} shortcuts allowed`,
    }));
};

const features = object({
  optional: {
    app_home: object({
      optional: {
        home_tab_enabled: boolean,
        messages_tab_enabled: boolean,
        messages_tab_read_only_enabled: boolean,
      },
    }),
    bot_user: botUser,
    shortcuts: list(shortcut, 10),
    slash_commands: list(slashCommand, 50),
    unfurl_domains: list(matching(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'must be a domain', 255), 5),
  },
  checks: [fiveOfAKind],
});

/** What may be left out at installation must first be asked for. */
const optionalScopesAsked: Check = (scopes, pointer) =>
  ['bot', 'user'].flatMap((kind) => {
    const [asked, left] = [scopes[kind], scopes[`${kind}_optional`]];
    if (!Array.isArray(left)) return [];
    return left.flatMap((scope, index) =>
      Array.isArray(asked) && asked.includes(scope)
        ? []
        : [
            {
              pointer: below(below(pointer, `${kind}_optional`), index),
              text: `must be listed in \`${kind}\` too`,
            },
          ],
    );
  });

const scopeList = list(string(50), 255, 0);
const oauth = object({
  optional: {
    redirect_urls: list(string(2500), 1000, 0),
    scopes: object({
      optional: { bot: scopeList, user: scopeList, bot_optional: scopeList, user_optional: scopeList },
      checks: [optionalScopesAsked],
    }),
    token_management_enabled: boolean,
    pkce_enabled: boolean,
  },
});

const eventList = list(string(50), 100, 0);
const address = form(isAddressRange, 'must be an IPv4 address or range');
const settings = object({
  optional: {
    event_subscriptions: object({
      optional: {
        request_url: url(3500),
        bot_events: eventList,
        user_events: eventList,
        metadata_subscriptions: list(object({ required: { app_id: string(), event_type: string(50) } }), 20),
      },
    }),
    interactivity: object({
      required: { is_enabled: boolean },
      optional: { request_url: url(3500), message_menu_options_url: url(3500) },
    }),
    // The reference page says 10 ranges, the published schema 50.
    allowed_ip_address_ranges: list(address, 10),
    incoming_webhooks: object({ optional: { incoming_webhooks_enabled: boolean } }),
    socket_mode_enabled: boolean,
    org_deploy_enabled: boolean,
    token_rotation_enabled: boolean,
    is_hosted: boolean,
  },
});

export const manifestRule = object({
  required: { display_information: displayInformation },
  optional: {
    $schema: string(),
    _metadata: object({ optional: { major_version: integer(1, 2), minor_version: integer(0) } }),
    features,
    oauth_config: oauth,
    settings,
  },
});

function isAddressRange(text: string): boolean {
  const [address = '', prefix = '0', ...rest] = text.split('/');
  const parts = address.split('.');
  if (rest.length > 0 || parts.length !== 4) return false;
  return parts.every((part) => isUpTo(part, 255)) && isUpTo(prefix, 32);
}

function isUpTo(digits: string, most: number): boolean {
  return /^\d+$/.test(digits) && String(Number(digits)) === digits && Number(digits) <= most;
}
