import { carrierLine } from '../blocks/carrier-line.ts';
import { channelPost } from '../blocks/channel-post.ts';
import { heardLine } from '../blocks/heard-line.ts';
import { paperMessage } from '../blocks/paper.ts';
import { overdueEntry, overdueFor, reminder } from '../blocks/reminder.ts';
import { threadLine } from '../blocks/thread-line.ts';
import { webhookFailed } from '../blocks/webhook-failed.ts';
import type { Effect } from '../src/order/effect.ts';
import type { Order } from '../src/order/order.ts';
import type { WebhookEffect } from '../src/procedure/own-effects.ts';
import type { Delivery, StoredCommit } from '../src/store/rows.ts';
import type { RelayDeps } from './deps.ts';

/** What goes to Slack; the shop's webhooks go their own way. */
type SlackEffect = Exclude<Effect, WebhookEffect>;

/** How long an escalation waits for others at most. Real time. */
const togetherWithinMs = 5000;

/** Not posted, so that doing it twice does no harm. */
const ownWay: ReadonlySet<Delivery['kind']> = new Set(['file', 'word']);

interface Place {
  readonly commit: StoredCommit;
  readonly after: Order;
  readonly index: number;
  /** Set when it may be out already: then its key is looked for before it is posted. */
  readonly sendingSince: Date | null;
}

/** An effect as it is to be brought out: drawn now, and posted as drawn however often it is tried. */
export const deliveryOf = (
  deps: RelayDeps,
  effect: SlackEffect,
  { commit, after, index, sendingSince }: Place,
): Delivery => {
  const { kind, payload } = drawn(deps, effect, { after, version: commit.version });
  return {
    _id: effect.key,
    orderId: commit.orderId,
    version: commit.version,
    index,
    kind,
    state: sendingSince && !ownWay.has(kind) ? 'sending' : 'pending',
    payload: { ...payload, number: after.number },
    attempts: 0,
    notBefore: kind === 'escalation' ? new Date(Date.now() + togetherWithinMs) : new Date(0),
    sendingSince,
    ts: null,
    error: null,
  };
};

interface Drawn {
  readonly kind: Delivery['kind'];
  readonly payload: Omit<Delivery['payload'], 'number'>;
}

const drawn = (
  { drawing, channels }: RelayDeps,
  effect: SlackEffect,
  { after, version }: { readonly after: Order; readonly version: number },
): Drawn => {
  switch (effect.kind) {
    case 'line':
      return { kind: 'line', payload: threadLine(effect, after, drawing()) };
    case 'paper':
      return { kind: 'paper', payload: paperMessage(effect.paper, { order: after, version }, drawing()) };
    case 'escalation':
      return {
        kind: 'channel',
        payload: { ...channelPost(effect, after, drawing()), channel: channels().escalations },
      };
    case 'escalation-redraw': {
      const payload = { ...channelPost(effect, after, drawing()), of: effect.of };
      return { kind: 'channel', payload: { ...payload, channel: channels().escalations } };
    }
    case 'reminder':
      return { kind: 'line', payload: reminder(effect, after, drawing()) };
    case 'redraw':
      return { kind: 'redraw', payload: { ...reminder(effect, after, drawing()), of: effect.of } };
    case 'carrier':
      return effect.of === null
        ? { kind: 'line', payload: carrierLine(effect.report, after, drawing()) }
        : { kind: 'redraw', payload: { ...carrierLine(effect.report, after, drawing()), of: effect.of } };
    case 'overdue': {
      const to = overdueFor(effect.fired, after, drawing());
      const payload = overdueEntry(effect.fired, after, drawing());
      return { kind: 'escalation', payload: { ...payload, to, channel: channels().escalations } };
    }
    case 'overdue-settled': {
      const payload = overdueEntry(effect.fired, after, drawing());
      return { kind: 'escalation-settled', payload: { ...payload, of: effect.of } };
    }
    case 'untold': {
      const payload = webhookFailed(effect.untold, after, drawing());
      const of = effect.isAgain ? { of: effect.untold.notice } : {};
      return { kind: 'channel', payload: { ...payload, channel: channels().escalations, ...of } };
    }
    case 'file':
      return { kind: 'file', payload: { text: '', fileId: effect.fileId } };
    case 'word':
      return { kind: 'word', payload: { text: '' } };
    case 'heard':
      return { kind: 'line', payload: heardLine(effect.heard, after, drawing()) };
    default:
      return effect satisfies never;
  }
};
