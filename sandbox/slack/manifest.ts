import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkManifest, formatViolation } from '../rules.ts';

const strings = z.array(z.string()).default([]);
const address = z.string().optional();

const ManifestShape = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
        })
        .prefault({}),
      bot_user: z.object({ display_name: z.string() }).optional(),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string(),
          }),
        )
        .default([]),
      unfurl_domains: z.array(z.string()).default([]),
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string(),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
            url: address,
          }),
        )
        .default([]),
    })
    .prefault({}),
  oauth_config: z.object({ scopes: z.object({ bot: strings, user: strings }).prefault({}) }).prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: strings, request_url: address }).prefault({}),
      interactivity: z
        .object({ is_enabled: z.boolean(), request_url: address, message_menu_options_url: address })
        .prefault({ is_enabled: false }),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

/** What the app may do, read from its manifest. */
export interface Manifest {
  readonly name: string;
  readonly botName: string;
  readonly scopes: readonly string[];
  readonly userScopes: readonly string[];
  readonly events: readonly string[];
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usage_hint: string;
    readonly should_escape: boolean;
    readonly url?: string | undefined;
  }[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly type: 'global' | 'message';
    readonly callback_id: string;
    readonly description: string;
  }[];
  /** Domains whose videos the app may embed. */
  readonly unfurlDomains: readonly string[];
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
  readonly interactivity: boolean;
  /** Request URLs, where it names them. */
  readonly addresses: {
    readonly events: string | undefined;
    readonly interactivity: string | undefined;
    readonly options: string | undefined;
  };
}

/** From a YAML or JSON file, or the object itself. Throws with every broken rule where Slack would refuse the manifest. */
export async function loadManifest(source: string | URL | object): Promise<Manifest> {
  const raw: unknown =
    typeof source === 'string' || source instanceof URL ? parse(await readFile(source, 'utf8')) : source;
  const verdict = checkManifest(raw);
  if (verdict.error !== undefined) {
    throw new Error(`invalid_manifest:\n${verdict.violations.map(formatViolation).join('\n')}`);
  }
  const manifest = ManifestShape.parse(raw);
  const { interactivity, event_subscriptions } = manifest.settings;
  return {
    name: manifest.display_information.name,
    botName: manifest.features.bot_user?.display_name ?? manifest.display_information.name.toLowerCase(),
    scopes: manifest.oauth_config.scopes.bot,
    userScopes: manifest.oauth_config.scopes.user,
    events: event_subscriptions.bot_events,
    commands: manifest.features.slash_commands,
    shortcuts: manifest.features.shortcuts,
    unfurlDomains: manifest.features.unfurl_domains,
    homeTab: manifest.features.app_home.home_tab_enabled,
    messagesTab: manifest.features.app_home.messages_tab_enabled,
    interactivity: interactivity.is_enabled,
    addresses: {
      events: event_subscriptions.request_url,
      interactivity: interactivity.request_url,
      options: interactivity.message_menu_options_url,
    },
  };
}
