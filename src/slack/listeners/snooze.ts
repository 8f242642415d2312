import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { refusalText } from '../../../blocks/refusal.ts';
import { beginAttempt } from '../../desk/in-time.ts';
import type { AnyMillForm } from '../../mill/form.ts';
import { millSnooze } from '../../mill/forms/snooze.ts';
import { hashOf, seenHash } from '../../order/seen.ts';
import { emptyOrder } from '../../procedure/empty-order.ts';
import { snooze, snoozeFor, snoozeTimes } from '../../procedure/whole-order/snooze.ts';
import { notSigned, say } from '../../text/say.ts';
import type { SlackDeps } from '../deps.ts';
import { millFormView } from '../form-subject.ts';
import { parseJson, Target } from '../inputs.ts';
import { contextFor } from '../look.ts';
import { SenselessError } from '../sorry.ts';
import { tell } from './do.ts';
import { openFor, showSoon } from './open.ts';

/** The menu on a reminder: a usual time puts it off at once, "on a date" asks for the date. */
export const registerSnooze = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>('snooze', async ({ ack, body, action }) => {
    if (action.type !== 'overflow') throw new SenselessError('no menu');
    const { value } = action.selected_option;
    const target = Target.safeParse(parseJson(value));
    const when = target.success ? (target.data.act ?? '') : '';
    if (!target.success || !Object.hasOwn(snoozeTimes, when))
      throw new SenselessError('a time to be reminded that is none of ours');
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
  app.action<BlockAction>(millSnooze.key, async ({ ack, body, action }) => {
    const choice = action.type === 'overflow' ? action.selected_option.value : undefined;
    const chosen = Chosen.safeParse(parseJson(choice));
    if (!chosen.success) throw new SenselessError('a time to be reminded that is none of ours');
    const { slot, when } = chosen.data;
    const userId = body.user.id;
    if (when === dateAsked) {
      await ack();
      const opening = { trigger: body.trigger_id, userId, inView: undefined };
      return showSoon(deps, opening, () => millFormView(deps, form, { part: slot, userId, raw: { when } }));
    }
    const answer = await putOffAtMill(deps, { body, slot, when, at: action.action_ts });
    await ack();
    if (answer !== undefined) await tell(deps, body, snooze.title, answer);
  });
};

// The form as all forms of the mill are known.
const form = millSnooze as unknown as AnyMillForm;

const Chosen = z.object({ slot: z.string(), when: z.enum(['hour', 'morning', 'date']) });

const dateAsked = 'date' satisfies keyof typeof snoozeTimes;

interface Putting {
  readonly body: BlockAction;
  readonly target: Target;
  readonly when: string;
  /** The act's own id within the message. */
  readonly at: string;
}

/** @returns what the person is told privately; nothing where the message itself shows it */
const putOff = async (deps: SlackDeps, { body, target, when, at }: Putting): Promise<string | undefined> => {
  const userId = body.user.id;
  const part = target.part ?? null;
  const attempt = beginAttempt();
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
      attempt,
    });
    if (outcome.kind !== 'refused') return undefined;
    return refusalText(outcome.refusal, snooze, outcome.order, contextFor(deps, userId));
  } catch (error) {
    deps.log.error({ action: snooze.key, error }, 'a press could not be written to the journal');
    return say(notSigned(attempt), deps.directory.language(userId));
  }
};

/** The same of a reminder of the mill's own matters. */
const putOffAtMill = async (
  deps: SlackDeps,
  { body, slot, when, at }: { readonly slot: string } & Omit<Putting, 'target'>,
): Promise<string | undefined> => {
  const userId = body.user.id;
  const attempt = beginAttempt();
  try {
    const outcome = await deps.signMillForm({
      form,
      part: slot,
      raw: { when },
      typed: { when },
      seen: hashOf(null),
      by: await deps.directory.actor(userId),
      via: `press:${userId}:${body.container.message_ts ?? ''}:${at}`,
      attempt,
    });
    if (outcome.kind !== 'refused') return undefined;
    return refusalText(outcome.refusal, snooze, emptyOrder, contextFor(deps, userId));
  } catch (error) {
    deps.log.error({ form: form.key, error }, 'a press could not be written to the journal');
    return say(notSigned(attempt), deps.directory.language(userId));
  }
};
