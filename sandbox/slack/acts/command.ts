import type { Channel, CommandRequest, User } from '../../protocol.ts';
import { contentOf } from '../api/content.ts';
import { deliver } from '../delivery/deliver.ts';
import type { Outcome } from '../delivery/outcome.ts';
import { ActRefused, SlackFailure } from '../failure.ts';
import { isObject, type Json } from '../json.ts';
import { addEphemeral, addMessage } from '../messages.ts';
import { actor, channelNamed } from '../people.ts';
import { newResponseUrl, respond } from '../response-url.ts';
import { newTrigger } from '../triggers.ts';
import { slackWords } from '../words.ts';
import type { Workspace } from '../workspace.ts';

/** A slash command is typed and sent; an answer in the response is shown as Slack shows it. */
export async function command(workspace: Workspace, given: CommandRequest): Promise<Json> {
  const user = actor(workspace, given.user);
  const words = slackWords(user.locale);
  const channel = channelNamed(workspace, given.channel, user.id);
  const [name = '', ...rest] = given.text.trim().split(/\s+/);
  const known = workspace.manifest.commands.find((one) => one.command === name);
  if (!known) throw new ActRefused(words.noCommand(name), 404);
  if (!workspace.manifest.scopes.includes('commands')) throw new ActRefused('missing_scope: commands', 409);
  const text = rest.length === 0 ? '' : given.text.trim().slice(name.length).trim();
  const url = { channel: channel.id, user: user.id, source: undefined };
  const outcome = await deliver(workspace, {
    type: 'slash_commands',
    name: 'command',
    user: user.id,
    payload: {
      token: 'sandbox-verification-token',
      team_id: workspace.team.id,
      team_domain: workspace.team.domain,
      channel_id: channel.id,
      channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
      user_id: user.id,
      user_name: user.name,
      command: name,
      text: known.should_escape ? escaped(workspace, text) : text,
      api_app_id: workspace.app.id,
      is_enterprise_install: 'false',
      response_url: newResponseUrl(workspace, url),
      trigger_id: newTrigger(workspace, user.id, { channel: channel.id }),
    },
  });
  const failure = failureOf(outcome) ?? shown(workspace, { ...url, typed: given.text.trim() }, outcome);
  if (failure === undefined) return { ok: true };
  const notice = words.commandFailed(name, failure);
  tell(workspace, { user, channel }, notice);
  return { ok: true, notice };
}

function failureOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'timeout':
      return 'operation_timeout';
    case 'redirected-too-often':
    case 'unreachable':
      return 'dispatch_failed';
    case 'refused':
      return outcome.status >= 500 ? 'http_service_error' : 'http_client_error';
    default:
      return outcome satisfies never;
  }
}

/** Shows what the app answered; `in_channel` shows to all what was typed as well, alone or before the answer. */
function shown(
  workspace: Workspace,
  { typed, ...url }: { channel: string; user: string; source: undefined; typed: string },
  outcome: Outcome,
): string | undefined {
  if (outcome.kind !== 'acknowledged' || outcome.body === undefined || outcome.body === '') return undefined;
  const answer: Json = isObject(outcome.body) ? outcome.body : { text: String(outcome.body) };
  const isOpen = answer.response_type === 'in_channel';
  const says = [answer.text, answer.blocks, answer.attachments].some((part) => part !== undefined);
  try {
    // Refused before anything is shown.
    if (says) contentOf(workspace, answer);
    if (isOpen) addMessage(workspace, { channel: url.channel, user: url.user, text: typed });
    if (says) respond(workspace, url, answer);
    return undefined;
  } catch (problem) {
    if (!(problem instanceof SlackFailure)) throw problem;
    workspace.log.note('command', problem.code, { answer, ...problem.detail });
    return 'app_invalid_response';
  }
}

function tell(
  workspace: Workspace,
  where: { readonly user: User; readonly channel: Channel },
  text: string,
): void {
  addEphemeral(workspace, { channel: where.channel.id, user: where.user.id, text, blocks: [] });
  workspace.hub.emit({ type: 'notice', text, channel: where.channel.id }, [where.user.id]);
}

/** `@chen.yu` → `<@UCHENYU|chen.yu>`, `#orders` → `<#CORDERS|orders>`, for commands that ask for it. */
function escaped(workspace: Workspace, text: string): string {
  const users = new Map([...workspace.users.values()].map((user) => [user.name, user.id]));
  const channels = new Map([...workspace.channels.values()].map((channel) => [channel.name, channel.id]));
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(^|\s)@([\w.-]+)/g, (whole, gap: string, name: string) =>
      users.has(name) ? `${gap}<@${users.get(name)}|${name}>` : whole,
    )
    .replace(/(^|\s)#([\w-]+)/g, (whole, gap: string, name: string) =>
      channels.has(name) ? `${gap}<#${channels.get(name)}|${name}>` : whole,
    );
}
