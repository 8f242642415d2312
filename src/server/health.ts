import { setTimeout as delay } from 'node:timers/promises';

/** What a desk cannot do without. */
export const services = ['slack', 'redis', 'mongodb'] as const;
export type Service = (typeof services)[number];

/** Which of them can be used now. */
export type Health = Readonly<Record<Service, 'ok' | 'ill'>>;

/** Rejects, or answers false, when a service cannot be used. It may hang: nobody waits for it. */
type Check = () => Promise<boolean>;

const answersWithinMs = 800;
/** Slack counts its calls: however often a load balancer asks, it is asked once a second. */
const heldForMs = 1000;

/**
 * Asks all services at once how they are. Answers within a second whatever they do: one that is silent until then is ill.
 */
export const openHealth = (checks: Readonly<Record<Service, Check>>): (() => Promise<Health>) => {
  const asked: Readonly<Record<Service, Check>> = {
    slack: oneAtATime(checks.slack, heldForMs),
    redis: oneAtATime(checks.redis, 0),
    mongodb: oneAtATime(checks.mongodb, 0),
  };
  const stateOf = async (service: Service): Promise<'ok' | 'ill'> => {
    const waiting = new AbortController();
    const silent = delay(answersWithinMs, false, { signal: waiting.signal }).catch(() => false);
    const isWell = await Promise.race([asked[service](), silent]);
    waiting.abort();
    return isWell ? 'ok' : 'ill';
  };
  return async () => {
    const [slack, redis, mongodb] = await Promise.all([
      stateOf('slack'),
      stateOf('redis'),
      stateOf('mongodb'),
    ]);
    return { slack, redis, mongodb };
  };
};

/** Those who ask while a question is on its way share its answer, which then holds for a while. */
const oneAtATime = (check: Check, heldMs: number): Check => {
  let asked: { readonly answer: Promise<boolean>; doneAt: number } | undefined;
  return () => {
    if (asked && performance.now() < asked.doneAt + heldMs) return asked.answer;
    const asking = { answer: check().catch(() => false), doneAt: Number.POSITIVE_INFINITY };
    void asking.answer.then(() => {
      asking.doneAt = performance.now();
    });
    asked = asking;
    return asking.answer;
  };
};
