import { SlackFailure } from './failure.ts';
import { randomText } from './ids.ts';
import type { Trigger, Workspace } from './workspace.ts';

const lifeMs = 3000;

interface From {
  readonly viewId?: string | undefined;
  /** Where the person was. */
  readonly channel?: string | undefined;
}

/** A new `trigger_id`: lives 3 s, works once. */
export function newTrigger(workspace: Workspace, user: string, { viewId, channel }: From = {}): string {
  const now = workspace.clock.now();
  for (const [id, trigger] of workspace.triggers) {
    if (now - trigger.at > 600_000) workspace.triggers.delete(id);
  }
  const id = `${Math.floor(now)}.${workspace.triggers.size + 1_000_000}.${randomText(16)}`;
  workspace.triggers.set(id, { user, at: now, viewId, channel, used: false });
  return id;
}

/** Throws `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id`; does not use it up. */
export function triggerOf(workspace: Workspace, id: string): Trigger {
  const trigger = workspace.triggers.get(id);
  if (!trigger || !/^\d+\.\d+\.[0-9a-f]+$/.test(id)) throw new SlackFailure('invalid_trigger_id');
  if (workspace.clock.now() - trigger.at > lifeMs) throw new SlackFailure('expired_trigger_id');
  if (trigger.used) throw new SlackFailure('exchanged_trigger_id');
  return trigger;
}
