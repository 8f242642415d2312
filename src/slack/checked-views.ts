import type { App, ReceiverEvent } from '@slack/bolt';
import type { View } from '@slack/types';
import { ErrorCode, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import { mendView, plainView } from './mend-view.ts';
import type { OnViolation } from './messenger.ts';
import { checkOptions, checkViewResponse, formatViolation } from './rules/index.ts';

/** A client whose views are all checked. */
export type CheckedClient = WebClient & {
  /**
   * Draws anew a form that is being filled in. False: Slack takes no mended drawing of it either, and the form stays as
   * it was, as it does in Slack, with all that was typed.
   */
  readonly redraw: (drawing: { readonly view_id: string; readonly view: View }) => Promise<boolean>;
};

/**
 * The client, with every view checked against Slack's rules before it goes out. What breaks one is told to
 * `onViolation` and goes out mended: nobody loses a form to a drawing (see `mendView`).
 */
export const withCheckedViews = (client: WebClient, onViolation: OnViolation): CheckedClient => {
  const { open, push, update, publish } = client.views;
  const redraw: CheckedClient['redraw'] = async (drawing) => {
    const { view, violations, isPlain } = mendView(drawing.view);
    if (violations.length > 0) onViolation('views.update', violations.map(formatViolation));
    if (isPlain) return false;
    try {
      await update({ ...drawing, view: view as View });
      return true;
    } catch (error) {
      const reasons = whyRefused(error);
      if (!reasons) throw error;
      onViolation('views.update', reasons);
      return false;
    }
  };
  const checked =
    <A extends { readonly view: unknown }, R>(method: string, call: (args: A) => Promise<R>) =>
    async (args: A): Promise<R> => {
      const { view, violations, isPlain } = mendView(args.view);
      if (violations.length > 0) onViolation(method, violations.map(formatViolation));
      try {
        return await call({ ...args, view });
      } catch (error) {
        // There are limits that Slack does not publish.
        const reasons = whyRefused(error);
        if (!reasons || isPlain) throw error;
        onViolation(method, reasons);
        return call({ ...args, view: plainView(args.view) });
      }
    };
  return Object.assign(client, {
    redraw,
    views: {
      open: checked('views.open', open),
      push: checked('views.push', push),
      update: checked('views.update', update),
      publish: checked('views.publish', publish),
    },
  });
};

const Refused = z.object({
  code: z.literal(ErrorCode.PlatformError),
  data: z.object({
    error: z.enum(['invalid_arguments', 'view_too_large']),
    response_metadata: z.object({ messages: z.array(z.string()) }).default({ messages: [] }),
  }),
});

/** What Slack says against the view itself; undefined when the call failed for anything else. */
const whyRefused = (error: unknown): readonly string[] | undefined => {
  const refused = Refused.safeParse(error);
  if (!refused.success) return undefined;
  const { error: code, response_metadata: metadata } = refused.data.data;
  const isAboutView = code === 'view_too_large' || metadata.messages.some((line) => line.includes(':/view'));
  return isAboutView ? [code, ...metadata.messages] : undefined;
};

/**
 * The same for what is answered: views to a submission, where those that cannot be mended lie over the form, which stays
 * as it was filled in; and choices to a menu, where those that cannot be shown are left out.
 */
export const withCheckedAnswers = (app: App, onViolation: OnViolation): App => {
  const processEvent = app.processEvent.bind(app);
  return Object.assign(app, {
    processEvent: (event: ReceiverEvent) =>
      processEvent({ ...event, ack: (answer) => event.ack(mended(event.body, answer, onViolation)) }),
  });
};

const Submission = z.object({
  type: z.literal('view_submission'),
  view: z.object({ blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string() })) }),
});
const Answer = z.looseObject({
  response_action: z.string(),
  view: z.unknown().optional(),
  errors: z.record(z.string(), z.unknown()).optional(),
});

const mended = <A>(body: unknown, given: A, onViolation: OnViolation): A | object =>
  Suggestion.safeParse(body).success ? mendChoices(given, onViolation) : mendAnswer(body, given, onViolation);

const Suggestion = z.object({ type: z.literal('block_suggestion') });
const Choices = z.object({ options: z.array(z.looseObject({ value: z.unknown() })) });
const mostChoices = 100;

const mendChoices = <A>(given: A, onViolation: OnViolation): A | object => {
  const { error, violations } = checkOptions(given);
  const choices = Choices.safeParse(given);
  if (error === undefined || !choices.success) return given;
  onViolation('block_suggestion', violations.map(formatViolation));
  const shown = choices.data.options.filter(
    (option) => checkOptions({ options: [option] }).error === undefined,
  );
  const options = [...new Map(shown.map((option) => [option.value, option])).values()];
  return { options: options.slice(0, mostChoices) };
};

const mendAnswer = <A>(body: unknown, given: A, onViolation: OnViolation): A | object => {
  const [submission, answer] = [Submission.safeParse(body), Answer.safeParse(given)];
  if (!submission.success || !answer.success) return given;
  const inputs = submission.data.view.blocks.filter(({ type }) => type === 'input');
  const { error, violations } = checkViewResponse(
    given,
    inputs.map(({ block_id }) => block_id),
  );
  if (error === undefined) return given;
  onViolation('view_submission', violations.map(formatViolation));
  const { response_action, view, errors = {} } = answer.data;
  if (view === undefined) {
    const said = Object.values(errors).map((text) => ({ type: 'plain_text', text: String(text) }));
    return { response_action: 'push', view: plainView({ type: 'modal', blocks: said }) };
  }
  const mended = mendView(view);
  return { response_action: mended.isPlain ? 'push' : response_action, view: mended.view };
};
