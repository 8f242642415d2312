import type { App, BlockAction } from '@slack/bolt';
import { refusalText } from '../../../blocks/refusal.ts';
import { snooze, snoozeFor, snoozeTimes } from '../../order/acts/snooze.ts';
import { seenHash } from '../../order/seen.ts';
import { say } from '../../text/say.ts';
import type { SlackDeps } from '../deps.ts';
import { parseJson, Target } from '../inputs.ts';
import { contextFor } from '../look.ts';
import { tell } from './do.ts';
import { openFor } from './open.ts';

/** The menu on a reminder: a usual time puts it off at once, "on a date" asks for the date. */
export const registerSnooze = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>('snooze', async ({ ack, body, action }) => {
    if (action.type !== 'overflow') return ack();
    const { value } = action.selected_option;
    const target = Target.safeParse(parseJson(value));
    const when = target.success ? (target.data.act ?? '') : '';
    if (!target.success || !(when in snoozeTimes)) return ack();
    if (when === dateAsked) {
      await ack();
      const { order } = await deps.journal.caughtUp(target.data.orderId);
      return openFor(deps, {
        key: snoozeFor(order).key,
        value,
        trigger: body.trigger_id,
        userId: body.user.id,
        inView: undefined,
      });
    }
    const answer = await putOff(deps, { body, target: target.data, when, at: action.action_ts });
    await ack();
    if (answer !== undefined) await tell(deps, body, snooze.title, answer);
  });
};

const dateAsked = 'date' satisfies keyof typeof snoozeTimes;

interface Chosen {
  readonly body: BlockAction;
  readonly target: Target;
  readonly when: string;
  /** The act's own id within the message. */
  readonly at: string;
}

/** @returns what the person is told privately; nothing where the message itself shows it */
const putOff = async (deps: SlackDeps, { body, target, when, at }: Chosen): Promise<string | undefined> => {
  const userId = body.user.id;
  const part = target.part ?? null;
  try {
    const { order } = await deps.journal.caughtUp(target.orderId);
    const outcome = await deps.sign({
      orderId: target.orderId,
      action: snoozeFor(order).key,
      part,
      raw: { when },
      seen: seenHash(snoozeFor(order), order, part),
      by: await deps.directory.actor(userId),
      via: `press:${userId}:${body.container.message_ts ?? ''}:${at}`,
    });
    if (outcome.kind !== 'refused') return undefined;
    return refusalText(outcome.refusal, snooze, outcome.order, contextFor(deps, userId));
  } catch (error) {
    deps.log.error({ action: snooze.key, error }, 'a press could not be written to the journal');
    return say('not-signed-press-again', deps.directory.language(userId));
  }
};
