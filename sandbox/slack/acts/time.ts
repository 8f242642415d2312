import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ClockFace } from '../../protocol.ts';
import { ActRefused } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';

export const ClockRequest = z.union([z.object({ advance: z.string() }), z.object({ to: z.string() })]);

/** Called when the clock was moved, before that is answered: where an embedded desk runs what fell due. */
export type OnClockAdvance = (now: Date) => void | Promise<void>;

/** Moves the workspace's clock forward by an ISO 8601 duration or to an instant; answers when all that fell due is done. */
export async function moveClock(
  workspace: Workspace,
  given: z.infer<typeof ClockRequest>,
  hook: OnClockAdvance | undefined,
): Promise<Json> {
  const target = targetOf(workspace, given);
  if (target < workspace.clock.now()) throw new ActRefused('the clock only goes forward');
  await workspace.clock.advanceTo(target);
  workspace.hub.emit({ type: 'clock', clock: clockFace(workspace) });
  await workspace.sockets.settled();
  await hook?.(new Date(workspace.clock.now()));
  return { ok: true, clock: clockFace(workspace) };
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
