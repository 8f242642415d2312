import { nodesOf } from '../../rules.ts';
import { isObject, type Json, textOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { requireScope } from './method.ts';

const pictures = ['png', 'jpg', 'jpeg', 'gif'];

/** A place in a payload that this workspace does not take, in Slack's words. */
export interface Objection {
  readonly pointer: string;
  readonly text: string;
}

/**
 * What the rules of Block Kit allow and this app still may not send: videos without the scope or from a domain that is
 * not its own, file inputs it could not read, files it cannot see. Throws `missing_scope`.
 */
export function objectionsTo(workspace: Workspace, blocks: unknown, root: string): readonly Objection[] {
  return nodesOf(blocks, root).flatMap(({ value, pointer }): readonly Objection[] => {
    if (!isObject(value)) return [];
    if (value.type === 'file_input') requireScope(workspace, 'files:read');
    if (value.type === 'video') return videoObjections(workspace, value, pointer);
    const isUnseen = isObject(value.slack_file) && !isSeen(workspace, value.slack_file);
    return isUnseen ? [{ pointer: `${pointer}/slack_file`, text: 'invalid slack file' }] : [];
  });
}

function videoObjections(workspace: Workspace, video: Json, pointer: string): readonly Objection[] {
  requireScope(workspace, 'links.embed:write');
  const address = textOf(video.video_url) ?? '';
  // What is no address at all is said by the rules.
  if (!URL.canParse(address)) return [];
  const { hostname } = new URL(address);
  const { unfurlDomains } = workspace.manifest;
  const isOwn = unfurlDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  return isOwn
    ? []
    : [{ pointer: `${pointer}/video_url`, text: `must be in the app's unfurl domains: ${hostname}` }];
}

/** Pictures only, by id or address: the app's own, or shared where it is a member. */
function isSeen(workspace: Workspace, { id, url }: Json): boolean {
  const wanted = textOf(id) ?? /\/files(?:-pri\/[^/-]+-|\/)([^/]+)\//.exec(textOf(url) ?? '')?.[1] ?? '';
  const file = workspace.files.get(wanted);
  if (!file || file.pending || !pictures.includes(file.filetype)) return false;
  const { userId } = workspace.caller;
  return (
    file.user === userId ||
    file.shares.some(({ channel }) => workspace.channels.get(channel)?.members.includes(userId))
  );
}
