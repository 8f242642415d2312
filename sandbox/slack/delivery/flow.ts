/** Counts the deliveries of events over the last hour, by minutes of the sandbox's clock. */
export interface Flow {
  /** Whether one more event may go out: `drop` says nothing, `limited` is the first one dropped in its minute. */
  readonly admit: () => 'send' | 'drop' | 'limited';
  /** Takes in how a delivery ended; true when this failure switches the events off. */
  readonly record: (delivered: boolean) => boolean;
  readonly isOn: () => boolean;
  /** On again, with a clean sheet: what the app's owner does in its settings. */
  readonly switchOn: () => void;
}

interface Minute {
  sent: number;
  failed: number;
  limited: boolean;
}

const minuteMs = 60_000;
const minutes = 60;
const leastEvents = 1000;
const mostFailing = 0.95;

/**
 * Events go off when more than 95 % of an hour's deliveries fail, but never below 1,000 of them; at `perHour` the rest
 * of the hour is dropped, told once a minute.
 */
export function createFlow(now: () => number, perHour = 30_000): Flow {
  const byMinute = new Map<number, Minute>();
  let on = true;

  const current = (): Minute => {
    const at = Math.floor(now() / minuteMs);
    for (const known of byMinute.keys()) if (known <= at - minutes) byMinute.delete(known);
    const minute = byMinute.get(at) ?? { sent: 0, failed: 0, limited: false };
    byMinute.set(at, minute);
    return minute;
  };
  const total = (what: 'sent' | 'failed') =>
    [...byMinute.values()].reduce((sum, minute) => sum + minute[what], 0);

  return {
    isOn: () => on,
    switchOn: () => {
      byMinute.clear();
      on = true;
    },
    admit: () => {
      if (!on) return 'drop';
      const minute = current();
      if (total('sent') < perHour) {
        minute.sent += 1;
        return 'send';
      }
      if (minute.limited) return 'drop';
      minute.limited = true;
      return 'limited';
    },
    record: (delivered) => {
      const minute = current();
      if (delivered || !on) return false;
      minute.failed += 1;
      const sent = total('sent');
      if (sent < leastEvents || total('failed') / sent <= mostFailing) return false;
      on = false;
      return true;
    },
  };
}
