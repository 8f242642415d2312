/** What the bot's token must be allowed: all of manifest.yml but user groups, without which roles come from settings. */
export const neededScopes = [
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'metadata.message:read',
  'team:read',
  'users:read',
] as const;
