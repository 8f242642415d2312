import { accept } from '../order/decision.ts';
import type { OrderEvent } from '../order/events.ts';
import type { Procedure, States } from '../order/procedure.ts';
import { maySign, signsFor } from './access.ts';
import { actions, find } from './catalogue.ts';
import { receive } from './claims/receive.ts';
import type {} from './declared.ts';
import { escalationsRedrawn, isEscalated } from './escalated.ts';
import { escalation } from './escalation.ts';
import { onePersonTwice } from './exceptions.ts';
import { laws } from './laws.ts';
import type { MillState } from './outside.ts';
import type { OwnMillEffect } from './own-effects.ts';
import { reminders } from './reminders.ts';
import { isSaidByStep, mailHeard, mailsDealtWith } from './sending/hear-mail.ts';
import { isMailKey } from './sending/mails.ts';
import { carrierReport } from './shipping/carrier.ts';
import { answeredSince } from './shipping/carrier-answers.ts';
import { shopChanges } from './shop/shop-changes.ts';
import { toldToShop, withUntold } from './shop/shop-told.ts';
import { snoozesOf } from './whole-order/snooze.ts';
import { beyondLimits } from './within-limits.ts';

const noMember = { member: '', memberName: '', told: { version: 0, at: '' }, untold: [] };
const nobody = { id: '', name: '' };

/** What the times of an order's deadlines are reckoned by, besides the order. */
const timesBy = [
  'settings',
  'exceptionalDays',
  'unapproved',
  'customersDecidedAt',
] as const satisfies readonly (keyof MillState)[];

/** The mill's procedure as the engine takes it. */
export const procedure: Procedure = {
  actions,
  find,
  ruleOfForms: 'M.seen',
  laws,
  reminders,
  escalation,
  endings: ['cancel', 'shop-cancel'],
  maySign,
  signsFor: (order, by, asked, { people }) => signsFor(order, by, { asked, people }),
  twoPeople: onePersonTwice,
  beyondLimits,
  timesAlike: (left, right) => timesBy.every((name) => left[name] === right[name]),
  snoozes: snoozesOf,
  receive: receive,
  decide: (command, order) => {
    switch (command.type) {
      case 'HearCarrier': {
        const report = carrierReport(order, command);
        return report ? accept(report) : accept();
      }
      case 'GiveUpTelling': {
        const { type: _, ...given } = command;
        return order.shop === null ? accept() : accept({ type: 'ShopUntold', ...given });
      }
      case 'HearMail':
        return accept(...mailHeard(order, command));
      default:
        return command satisfies never;
    }
  },
  // A shop order has no clerk until one calls the member.
  placed: (order, { kind, clerk }) =>
    kind === 'shop' ? { ...order, clerk: nobody, shop: { owner: clerk, ...noMember } } : order,
  evolve: (order, event) => {
    switch (event.type) {
      case 'CarrierReported':
        return { ...order, carrierReports: [...order.carrierReports, { ...event, version: order.version }] };
      case 'MailAnswered':
        return { ...order, mailAnswers: [...order.mailAnswers, { ...event, version: order.version }] };
      case 'ShopUntold':
        return { ...order, shop: order.shop && withUntold(order.shop, order, event) };
      default:
        return event satisfies never;
    }
  },
  committed: toldToShop,
  isEscalated: (mark) => isEscalated(mark, find),
  tells: (event, key, states) => toldOf(event, key, states),
  tellsAfter: ({ before, after }, commit) => [
    ...escalationsRedrawn(before, commit, after),
    ...answeredSince(before, after).map((report, index) => ({
      kind: 'carrier' as const,
      key: `${commit.orderId}:${commit.version}:carrier-answered:${index}`,
      // Hearing a carrier is a commit of its own, with one event.
      of: `${commit.orderId}:${report.version}:0:carrier`,
      report,
    })),
    ...mailsDealtWith(before, after).map((heard) => ({
      kind: 'mail-told' as const,
      key: `${commit.orderId}:${commit.version}:mail-dealt-with:${heard.mail}`,
      // Its answer is the first event of its commit.
      of: `${commit.orderId}:${heard.version}:0:mail-told`,
      heard,
    })),
    ...shopChanges(before, commit, after).map((change) => ({ kind: 'webhook' as const, ...change })),
  ],
};

/** What carriers, shops and the mail are the matter of: their own events, a shop that is to be told again, a paper to be sent. */
const toldOf = (event: OrderEvent, key: string, { after, version }: States): readonly OwnMillEffect[] => {
  switch (event.type) {
    case 'CarrierReported':
      return [{ kind: 'carrier', key: `${key}:carrier`, of: null, report: { ...event, version } }];
    case 'ShopUntold': {
      const untold = after.shop?.untold.at(-1);
      return untold ? [{ kind: 'untold', key: untold.notice, untold, isAgain: false }] : [];
    }
    case 'MailAnswered':
      // Where it answers the step, that one's line says it.
      return isSaidByStep(after, version)
        ? []
        : [{ kind: 'mail-told', key: `${key}:mail-told`, of: null, heard: { ...event, version } }];
    case 'Signed': {
      if (isMailKey(event.action)) return [{ kind: 'mail', key: `${key}:mail` }];
      const again =
        event.action === 'shop-tell-again'
          ? after.shop?.untold.find(({ id }) => id === event.part)
          : undefined;
      return again ? [{ kind: 'untold', key: `${key}:again`, untold: again, isAgain: true }] : [];
    }
    default:
      return [];
  }
};
