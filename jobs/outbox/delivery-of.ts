import { carrierLine } from '../../blocks/carrier-line.ts';
import { channelPost } from '../../blocks/channel-post.ts';
import { heardLine } from '../../blocks/heard-line.ts';
import { mailLine } from '../../blocks/mail-line.ts';
import { overdueEntry, overdueFor, reminder } from '../../blocks/reminder.ts';
import { threadLine } from '../../blocks/thread-line.ts';
import { webhookFailed } from '../../blocks/webhook-failed.ts';
import type { Effect } from '../../src/order/effect.ts';
import type { Order } from '../../src/order/order.ts';
import type { WebhookEffect } from '../../src/procedure/own-effects.ts';
import { type Delivery, type PostDelivery, untried } from '../../src/store/deliveries.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import type { RelayDeps } from '../deps.ts';

/** What goes to Slack; the shop's webhooks go their own way. */
type SlackEffect = Exclude<Effect, WebhookEffect>;

/** How long an escalation waits for others at most. Real time. */
const togetherWithinMs = 5000;

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
  const { orderId, version } = commit;
  const row = { ...untried, _id: effect.key, orderId, version, index };
  const { number } = after;
  // Not posted, so that doing it twice does no harm.
  if (effect.kind === 'file')
    return { ...row, kind: 'file', sendingSince, payload: { text: '', fileId: effect.fileId, number } };
  if (effect.kind === 'print')
    return { ...row, kind: 'print', sendingSince, payload: { text: '', paper: effect.paper, number } };
  if (effect.kind === 'word') return { ...row, kind: 'word', sendingSince, payload: { text: '', number } };
  if (effect.kind === 'mail') {
    // Made anew it may be out already: then it counts as begun (lanes/mail.ts).
    const state = sendingSince ? ('sending' as const) : ('pending' as const);
    return {
      ...row,
      kind: 'mail',
      state,
      sendingSince,
      payload: { text: '', number },
      owedSince: new Date(),
    };
  }
  const posted = { ...row, sendingSince, state: sendingSince ? ('sending' as const) : ('pending' as const) };
  if (effect.kind === 'overdue') {
    const to = overdueFor(effect.fired, after, deps.drawing());
    const isBreach = effect.fired.kind === 'breach';
    const payload = { ...overdueEntry(effect.fired, after, deps.drawing()), to, number, isBreach };
    const notBefore = new Date(Date.now() + togetherWithinMs);
    return {
      ...posted,
      kind: 'escalation',
      notBefore,
      payload: { ...payload, channel: deps.channels().escalations },
    };
  }
  if (effect.kind === 'overdue-settled') {
    const payload = { ...overdueEntry(effect.fired, after, deps.drawing()), of: effect.of, number };
    return { ...posted, kind: 'escalation-settled', payload };
  }
  const { kind, payload } = drawn(deps, effect, after);
  return { ...posted, kind, payload: { ...payload, number } };
};

type PostedEffect = Exclude<
  SlackEffect,
  { readonly kind: 'file' | 'print' | 'word' | 'mail' | 'overdue' | 'overdue-settled' }
>;

interface Drawn {
  readonly kind: PostDelivery['kind'];
  readonly payload: Omit<PostDelivery['payload'], 'number'>;
}

const drawn = ({ drawing, channels }: RelayDeps, effect: PostedEffect, after: Order): Drawn => {
  switch (effect.kind) {
    case 'line':
      return { kind: 'line', payload: threadLine(effect, after, drawing()) };
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
    case 'mail-told': {
      const payload = mailLine(effect.heard, after, drawing());
      return effect.of === null
        ? { kind: 'line', payload }
        : { kind: 'redraw', payload: { ...payload, of: effect.of } };
    }
    case 'untold': {
      const payload = webhookFailed(effect.untold, after, drawing());
      const of = effect.isAgain ? { of: effect.untold.notice } : {};
      return { kind: 'channel', payload: { ...payload, channel: channels().escalations, ...of } };
    }
    case 'heard':
      return { kind: 'line', payload: heardLine(effect.heard, after, drawing()) };
    default:
      return effect satisfies never;
  }
};
