import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { postAsBot } from './chat.ts';
import { contentOf, hasContent } from './content.ts';
import { type Methods, optionalText, page, requiredText } from './method.ts';
import { channelOf, postingPlace } from './places.ts';

const furthestSeconds = 120 * 24 * 3600;
const windowSeconds = 300;
const mostInWindow = 30;

export const scheduledMethods: Methods = {
  'chat.scheduleMessage': { tier: 3, scopes: ['chat:write'], run: schedule },
  'chat.deleteScheduledMessage': { tier: 3, scopes: ['chat:write'], run: callOff },
  'chat.scheduledMessages.list': { tier: 3, scopes: [], run: listAll },
};

function schedule(workspace: Workspace, given: Json): Json {
  const place = postingPlace(workspace, requiredText(given, 'channel'));
  const postAt = Number(requiredText(given, 'post_at'));
  const content = contentOf(workspace, given);
  if (!hasContent(content)) throw new SlackFailure('no_text');
  const nowSeconds = workspace.clock.now() / 1000;
  if (!Number.isInteger(postAt)) throw new SlackFailure('invalid_time');
  if (postAt <= nowSeconds) throw new SlackFailure('time_in_past');
  if (postAt > nowSeconds + furthestSeconds) throw new SlackFailure('time_too_far');
  const planned = [...workspace.scheduled.values()].filter((one) => one.channel === place.id);
  if (isCrowded([...planned.map((one) => one.postAt), postAt], postAt))
    throw new SlackFailure('restricted_too_many');
  const id = workspace.ids.next('Q');
  const thread = optionalText(given, 'thread_ts');
  const cancel = workspace.clock.after(postAt * 1000 - workspace.clock.now(), () => {
    workspace.scheduled.delete(id);
    if (content.metadata) {
      workspace.log.note(
        'chat.scheduleMessage',
        'never posted: Slack loses scheduled messages with metadata',
        given,
      );
      return;
    }
    postAsBot(workspace, place, { content, ...(thread && { thread }) });
  });
  workspace.scheduled.set(id, { id, channel: place.id, postAt, text: content.text ?? '', cancel });
  return {
    channel: place.id,
    scheduled_message_id: id,
    post_at: postAt,
    message: { text: content.text ?? '' },
  };
}

/** Whether more than thirty fall into any five minutes around this time, wherever those begin. */
export function isCrowded(times: readonly number[], at: number): boolean {
  const starts = times.filter((time) => time <= at && time > at - windowSeconds);
  return starts.some((start) => {
    const within = times.filter((time) => time >= start && time < start + windowSeconds);
    return within.length > mostInWindow;
  });
}

function callOff(workspace: Workspace, given: Json): Json {
  channelOf(workspace, requiredText(given, 'channel'));
  const scheduled = workspace.scheduled.get(requiredText(given, 'scheduled_message_id'));
  if (!scheduled) throw new SlackFailure('invalid_scheduled_message_id');
  scheduled.cancel();
  workspace.scheduled.delete(scheduled.id);
  return {};
}

function listAll(workspace: Workspace, given: Json): Json {
  const channel = optionalText(given, 'channel');
  const found = [...workspace.scheduled.values()].filter(
    (one) => channel === undefined || one.channel === channel,
  );
  const { items, more } = page(given, found, 100);
  return {
    scheduled_messages: items.map((one) => ({
      id: one.id,
      channel_id: one.channel,
      post_at: one.postAt,
      text: one.text,
    })),
    ...more,
  };
}
