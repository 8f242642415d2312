import { checkManifest, formatViolation } from '../../rules.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { type Methods, nested, optionalText } from './method.ts';

export const teamMethods: Methods = {
  'api.test': { tier: 4, scopes: [], run: (_workspace, given) => ({ args: given }) },
  'auth.test': { tier: 'special', scopes: [], run: whoAmI },
  'team.info': { tier: 3, scopes: ['team:read'], run: team },
  'bots.info': { tier: 3, scopes: ['users:read'], run: bot },
  'apps.connections.open': { tier: 3, scopes: ['connections:write'], token: 'app', run: connect },
  'apps.manifest.validate': { tier: 3, scopes: [], token: 'app', run: validate },
};

function whoAmI(workspace: Workspace): Json {
  const { userId } = workspace.caller;
  return {
    url: `${workspace.url}/`,
    team: workspace.team.name,
    user: workspace.users.get(userId)?.name,
    team_id: workspace.team.id,
    user_id: userId,
    ...(userId === workspace.app.botUserId && { bot_id: workspace.app.botId }),
    is_enterprise_install: false,
  };
}

function team(workspace: Workspace): Json {
  return { team: { ...workspace.team, email_domain: '', icon: { image_default: true } } };
}

function bot(workspace: Workspace, given: Json): Json {
  const id = optionalText(given, 'bot');
  if (id !== undefined && id !== workspace.app.botId) throw new SlackFailure('bot_not_found');
  return {
    bot: {
      id: workspace.app.botId,
      deleted: false,
      name: workspace.manifest.botName,
      updated: 1_760_000_000,
      app_id: workspace.app.id,
      user_id: workspace.app.botUserId,
      icons: {},
    },
  };
}

function connect(workspace: Workspace): Json {
  const socketUrl = workspace.url.replace(/^http/, 'ws');
  return { url: `${socketUrl}/link/?ticket=${workspace.sockets.newTicket()}&app_id=${workspace.app.id}` };
}

function validate(_workspace: Workspace, given: Json): Json {
  const verdict = checkManifest(nested(given, 'manifest'));
  if (verdict.error === undefined) return { errors: [] };
  throw new SlackFailure(verdict.error, {
    errors: verdict.violations.map((one) => ({ message: one.text, pointer: one.pointer })),
    response_metadata: { messages: verdict.violations.map(formatViolation) },
  });
}
