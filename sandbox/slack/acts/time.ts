import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ClockFace } from '../../protocol.ts';
import { ActRefused } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';

const stops = z.boolean().optional();
export const ClockRequest = z.union([
  z.object({ advance: z.string(), stops }),
  z.object({ to: z.string(), stops }),
]);

/**
 * Called when the clock was moved, before that is answered: where an embedded desk runs what fell due. Answers when
 * something falls due there next, if anything does.
 */
export type OnClockAdvance = (now: Date) => Promise<Date | undefined>;

const minuteMs = 60_000;

/**
 * Moves the workspace's clock forward by an ISO 8601 duration or to an instant; answers when all that fell due is done.
 * In one jump the time between is an outage to the desk; with `stops` it is lived through, from one due time to the next.
 */
export async function moveClock(
  workspace: Workspace,
  given: z.infer<typeof ClockRequest>,
  hook: OnClockAdvance | undefined,
): Promise<Json> {
  const target = targetOf(workspace, given);
  if (target < workspace.clock.now()) throw new ActRefused('the clock only goes forward');
  await workspace.limits.lift(async () => {
    if (given.stops && hook) await liveThrough(workspace, target, hook);
    else await jump(workspace, target, hook);
  });
  return { ok: true, clock: clockFace(workspace) };
}

async function liveThrough(workspace: Workspace, target: number, hook: OnClockAdvance): Promise<void> {
  let due = await hook(new Date(workspace.clock.now()));
  for (;;) {
    // What is due within one minute needs no stop of its own.
    const stop = due ? Math.ceil(due.getTime() / minuteMs) * minuteMs : target;
    due = await jump(workspace, Math.min(stop, target), hook);
    if (stop >= target) return;
  }
}

async function jump(
  workspace: Workspace,
  target: number,
  hook: OnClockAdvance | undefined,
): Promise<Date | undefined> {
  await workspace.clock.advanceTo(target);
  workspace.hub.emit({ type: 'clock', clock: clockFace(workspace) });
  await workspace.sockets.settled();
  return hook?.(new Date(workspace.clock.now()));
}

export function clockFace(workspace: Workspace): ClockFace {
  return { now: new Date(workspace.clock.now()).toISOString(), offsetMs: workspace.clock.offsetMs() };
}

/** A day is a day of the mill's calendar; China has no summer time, so it is 24 hours. */
function targetOf(workspace: Workspace, given: z.infer<typeof ClockRequest>): number {
  try {
    if ('to' in given) return Temporal.Instant.from(given.to).epochMilliseconds;
    const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(workspace.clock.now()));
    return now.toZonedDateTimeISO('Asia/Shanghai').add(Temporal.Duration.from(given.advance))
      .epochMilliseconds;
  } catch {
    throw new ActRefused('give {"advance": "PT1H"} or {"to": "2026-11-24T08:00:00+08:00"}');
  }
}
