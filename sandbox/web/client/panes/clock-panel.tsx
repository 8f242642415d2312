import { useEffect, useState } from 'preact/hooks';
import type { ClockFace, ClockRequest } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import { daysToMonday, morningAfter } from '../form/zoned-time.ts';
import { inZone } from '../mrkdwn/dates.ts';

/** The workspace's clock, and buttons that move it forward. */
export function ClockPanel({ clock }: { readonly clock: ClockFace }) {
  const { words, reader, acts, now } = useDirectory();
  const [, tick] = useState(0);
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    const timer = window.setInterval(() => tick((count) => count + 1), 5000);
    return () => window.clearInterval(timer);
  }, []);

  const move = async (to: ClockRequest) => {
    setMoving(true);
    await acts.moveClock({ ...to, stops: true });
    setMoving(false);
  };
  const morning = (days: number): ClockRequest => ({
    to: new Date(morningAfter(now(), days, reader.timeZone)).toISOString(),
  });
  const style = {
    weekday: 'short',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return (
    <div class="clock-panel">
      <div class="clock-face">
        <span class="unseen">{words.clock}：</span>
        <time dateTime={new Date(now()).toISOString()}>{inZone(now() / 1000, style, reader)}</time>
        {clock.offsetMs > 1000 && (
          <span class="shifted" role="img" aria-label={words.shifted} title={words.shifted}>
            »
          </span>
        )}
      </div>
      <div class="clock-buttons" aria-busy={isMoving}>
        <button type="button" disabled={isMoving} onClick={() => void move({ advance: 'PT1H' })}>
          {words.nextHour}
        </button>
        <button type="button" disabled={isMoving} onClick={() => void move(morning(1))}>
          {words.nextDay}
        </button>
        <button
          type="button"
          disabled={isMoving}
          onClick={() => void move(morning(daysToMonday(now(), reader.timeZone)))}
        >
          {words.nextMonday}
        </button>
      </div>
    </div>
  );
}
