import type { Role } from '../../order/keys.ts';
import { label } from '../../order/labels.ts';
import type { PutOff } from '../../order/procedure.ts';
import { holds } from '../../procedure/roles.ts';
import { snooze, snoozedUntil, snoozeFields, snoozeRefused } from '../../procedure/whole-order/snooze.ts';
import { millForm } from '../form.ts';
import { findMatter, matters } from '../matters/index.ts';
import { snoozeForm } from '../snoozes.ts';

const remindedBy = (slot: string | null): readonly Role[] =>
  findMatter(slot?.split(':')[0] ?? '')?.reminds?.who ?? [];

/** N.snooze: whoever the mill's own matters remind may put the reminder off; escalations come when they are due. */
export const millSnooze = millForm({
  key: snoozeForm,
  rule: snooze.rule,
  title: snooze.title,
  submit: snooze.submit,
  by: [...new Set(matters.flatMap(({ reminds }) => reminds?.who ?? []))],
  fields: snoozeFields,
  judge: (sight, answers) => {
    const may = remindedBy(sight.part);
    return may.some((role) => holds(sight.by.roles, role))
      ? snoozeRefused(sight, answers)
      : { code: 'not-yours', rule: snooze.rule, may };
  },
  facts: (sight, answers): { readonly [K in keyof PutOff]: PutOff[K] } => ({
    slot: sight.part ?? '',
    until: snoozedUntil(sight, answers),
  }),
  redraws: ({ part, by, facts }) => {
    // Only this form writes these facts.
    const { until } = facts as PutOff;
    const time = `<!date^${Math.floor(Date.parse(until) / 1000)}^{date_num} {time}|${until}>`;
    const note = label(`⏸ ${by.name} 推迟到 ${time}`, `⏸ ${by.name} put it off until ${time}`);
    return [{ slot: part ?? '', of: 'reminder', note, isOver: false }];
  },
});
