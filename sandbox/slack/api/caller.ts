import { SlackFailure } from '../failure.ts';
import type { Caller, Workspace } from '../workspace.ts';
import type { Method } from './method.ts';

/**
 * Whom a call with this token acts for. Throws `not_authed`, `invalid_auth`, `token_revoked`, `account_inactive`, and
 * `not_allowed_token_type` where the method wants another kind.
 */
export function callerOf(workspace: Workspace, token: unknown, method: Method): Caller {
  if (typeof token !== 'string' || token === '') throw new SlackFailure('not_authed');
  const kind = kindOf(workspace, token);
  if (kind === undefined) throw new SlackFailure('invalid_auth');
  if (workspace.revoked.has(token)) throw new SlackFailure('token_revoked');
  const person = kind === 'user' ? installer(workspace) : undefined;
  if (person?.deleted) throw new SlackFailure('account_inactive');
  if (!allowed(method).includes(kind)) throw new SlackFailure('not_allowed_token_type');
  return person
    ? { kind: 'user', userId: person.id, scopes: workspace.manifest.userScopes }
    : workspace.caller;
}

/** The workspace as it is all the time, with this caller in it. */
export function actingFor(workspace: Workspace, caller: Caller): Workspace {
  if (caller === workspace.caller) return workspace;
  return Object.create(workspace, { caller: { value: caller } }) as Workspace;
}

type Kind = 'bot' | 'user' | 'app';

function allowed({ token }: Method): readonly Kind[] {
  return token === undefined ? ['bot', 'user'] : [token];
}

function kindOf({ tokens, manifest }: Workspace, token: string): Kind | undefined {
  if (token === tokens.bot) return 'bot';
  if (token === tokens.app) return 'app';
  // An app that asks for no user scopes is given no user token.
  return token === tokens.user && manifest.userScopes.length > 0 ? 'user' : undefined;
}

/** The first person of the workspace installed the app. */
function installer(workspace: Workspace) {
  return [...workspace.users.values()].find((user) => !user.is_bot);
}
