import type { Shop } from '../desk/shops.ts';
import type { Refusal } from '../order/decision.ts';
import { type Label, label } from '../order/labels.ts';
import { rules } from '../procedure/rules.ts';
import { ProblemError } from './problems.ts';
import { faultsOf } from './raw.ts';

/** A "no" of the domain as the shop is told it: by which rule, and whom to call. */
export const problemOfRefusal = (refusal: Refusal, { contact }: Shop): ProblemError => {
  switch (refusal.code) {
    case 'answers':
      return new ProblemError('invalid', { rule: refusal.rule, faults: faultsOf(refusal.fields) });
    case 'changed':
      return new ProblemError('stale-version');
    case 'not-yours':
      return new ProblemError('not-found');
    case 'not-yet': {
      const rule = refusal.missing[0]?.rule ?? refusal.rule;
      return refused(rule, locked, contact);
    }
    case 'not-open':
      return refused(refusal.rule, over, contact);
    case 'forbidden':
      return refused(refusal.rule, refusal.say, contact);
    case 'two-people':
    case 'already':
    case 'which':
    case 'no-such-part':
    case 'unknown':
      return refused(refusal.rule, rules[refusal.rule], contact);
    default:
      return refusal satisfies never;
  }
};

const refused = (rule: string, detail: Label, contact: string): ProblemError =>
  new ProblemError('refused', { rule, detail, contact: { zh: contact, en: contact } });

const locked = label(
  '订单已由客服确认并锁定，更改或取消请致电客服。',
  'Customer service has confirmed and locked the order: please call them to change or cancel it.',
);
const over = label(
  '订单已取消或已完成，不能再更改或取消。',
  'The order is cancelled or complete: it can no longer be changed or cancelled.',
);
