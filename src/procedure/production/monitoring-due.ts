import { together } from '../../order/discreet.ts';
import { timesOf } from '../../order/due.ts';
import { label } from '../../order/labels.ts';
import type { Reminder } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { prompts } from '../confirmation/confirmations.ts';
import { stepsOf } from '../escalation.ts';

/** S11: each monitoring prompt is asked on the morning of its day, and escalates by its service level. */
export const monitoringDue: Reminder<'monitoring'> = {
  kind: 'monitoring',
  of: ({ order, outside, open }) =>
    open.flatMap((turn) => {
      const { action, part, who } = turn;
      const prompt = prompts(order).find(({ id }) => id === part?.id);
      if (action.key !== 'monitoring' || !prompt) return [];
      return stepsOf(
        {
          slot: slotOf('monitoring', prompt.id),
          action: action.key,
          part: prompt.id,
          who: who.slice(0, 1),
        },
        timesOf(turn, order, outside).said,
      );
    }),
  says: ({ title }) =>
    together((of) => {
      const what = of(title);
      return label(`${what.zh}：请检查并答复`, `${what.en}: please look and answer`);
    }),
};
