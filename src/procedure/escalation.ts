import { degreesOf, type Escalation, type Matter, type Owed } from '../order/deadline.ts';
import type { Steps } from '../order/time/times.ts';

/** Process §5: the supervisor is not told of their own delay: that goes to the director at once. */
export const escalation: Escalation = {
  first: (waitedFor) => (waitedFor.includes('service-supervisor') ? 'director' : 'service-supervisor'),
  second: 'director',
};

/** The reminder and the escalations of a matter, to whom this mill takes them. */
export const stepsOf = (matter: Matter, steps: Steps | null): readonly Owed[] =>
  degreesOf(matter, steps, escalation);
