import type { DeliveryFace, DeliveryRequest } from '../../protocol.ts';
import { type Draw, seeded, shuffled } from './seeded.ts';

/** How Slack behaves towards the app for as long as nobody changes it: what it does not promise not to do. */
export interface Habits {
  readonly face: () => Omit<DeliveryFace, 'events'>;
  readonly change: (what: DeliveryRequest) => void;
  /** Whether this acknowledged delivery comes once more. */
  readonly repeats: () => boolean;
  /** Hourly retries for a day after the three. */
  readonly delayed: () => boolean;
  /** Resolves when it is this event's turn; `leave` lets the next one go. */
  readonly turn: () => Promise<() => void>;
}

export interface HabitOptions {
  /** A seed: events that happen within a moment of each other come in an order drawn by chance. */
  readonly shuffle?: number;
  /** A seed: every third delivery or so comes twice, even after it was acknowledged. */
  readonly duplicates?: number;
  readonly delayedEvents?: boolean;
}

const gatheringMs = 50;
const oftenRepeated = 1 / 3;

export function createHabits(options: HabitOptions = {}): Habits {
  let face = {
    shuffle: options.shuffle ?? null,
    duplicates: options.duplicates ?? null,
    delayed: options.delayedEvents ?? false,
  };
  let order = drawOf(face.shuffle);
  let repeat = drawOf(face.duplicates);
  let gathered: ((leave: () => void) => void)[] = [];

  const letGo = async () => {
    const waiting = shuffled(gathered, order ?? (() => 0));
    gathered = [];
    // One after the other: side by side, the network would mix them again.
    for (const start of waiting) await new Promise<void>((leave) => start(leave));
  };

  return {
    face: () => face,
    change: (what) => {
      const { events: _events, ...habits } = what;
      face = { ...face, ...habits };
      if ('shuffle' in habits) order = drawOf(face.shuffle);
      if ('duplicates' in habits) repeat = drawOf(face.duplicates);
    },
    repeats: () => repeat !== undefined && repeat() < oftenRepeated,
    delayed: () => face.delayed,
    turn: () => {
      if (!order) return Promise.resolve(() => {});
      if (gathered.length === 0) setTimeout(() => void letGo(), gatheringMs);
      return new Promise((resolve) => gathered.push(resolve));
    },
  };
}

function drawOf(seed: number | null): Draw | undefined {
  return seed === null ? undefined : seeded(seed);
}
