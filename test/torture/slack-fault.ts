import type { Fault } from '../../sandbox/protocol.ts';
import type { Draw } from './draw.ts';

const calls = [
  'chat.postMessage',
  'chat.update',
  'views.open',
  'conversations.replies',
  'conversations.history',
];
const deliveries = ['view_submission', 'command'];

/** One of the ways in which the sandbox's Slack fails over HTTP, for the next call or two. */
export const slackFault = (draw: Draw): Fault => {
  const times = draw.from(1, 2);
  const [call, delivery] = [draw.pick(calls), draw.pick(deliveries)];
  return draw.pick<Fault>([
    { kind: 'slow', method: call, ms: draw.from(200, 4000), times },
    { kind: 'lost-answer', method: call, times },
    { kind: 'rate-limited', method: call, seconds: draw.from(1, 3), times },
    { kind: 'server-error', method: call, times },
    { kind: 'duplicate', method: delivery, times },
    { kind: 'parallel', method: delivery, times },
    { kind: 'reorder', method: delivery, times },
    { kind: 'stale-signature', method: delivery, times },
    { kind: 'slow', method: delivery, ms: draw.from(200, 3500), times },
    { kind: 'lost-answer', method: delivery, times },
    { kind: 'server-error', method: delivery, times },
  ]);
};
