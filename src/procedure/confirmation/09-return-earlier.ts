import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { date } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { act } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { confirmationSent } from './08-confirmation-sent.ts';
import { customersReturn } from './09-return.ts';

/** S9.3: the accepted return turns out to have come earlier than recorded; the days counted since are taken back. */
export const returnEarlier = act({
  key: 'return-earlier',
  rule: 'S9.3',
  lane: 'commercial',
  title: label('更正回传日期', 'The return came earlier'),
  short: label('更正回传日', 'Came earlier'),
  submit: label('更正', 'Correct it'),
  by: ['salesperson'],
  again: 'adds',
  needs: (order) => [signed(order, customersReturn)],
  covers: () => [signatureOf(customersReturn)],
  fields: {
    cameOn: date(label('实际收到日期', 'The day it really came'), 'happened'),
    reason: statement(label('依据', 'How it is known')),
  },
  judge: ({ order }: Sight, { cameOn }): Refusal | undefined => {
    const recorded = standing(order, customersReturn)?.answers.cameOn ?? '';
    if (cameOn >= recorded) {
      return wrong(
        'S9.3',
        'cameOn',
        `须早于登记的 ${recorded}`,
        `It must be before the day recorded, ${recorded}`,
      );
    }
    const sentOn = standing(order, confirmationSent)?.facts?.sentOn ?? '';
    return cameOn < sentOn
      ? wrong(
          'S9.3',
          'cameOn',
          `不能早于发出日 ${sentOn}`,
          `It cannot have come before it was sent (${sentOn})`,
        )
      : undefined;
  },
  tells: () => ['service', 'production'],
});
