import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { notice } from '../../blocks/notice.ts';
import { UnfoldedError } from '../desk/unfolded.ts';
import { type Label, label } from '../order/labels.ts';
import { type Saying, say } from '../text/say.ts';
import type { SlackDeps } from './deps.ts';

type Deps = Pick<SlackDeps, 'directory' | 'log'>;

/** The view that was asked for; where it cannot be drawn (the journal does not answer), one that says so. */
export const drawnOrSorry = async (
  { directory, log }: Deps,
  userId: string,
  draw: () => Promise<ModalView>,
): Promise<ModalView> => {
  try {
    return await draw();
  } catch (error) {
    log.error({ user: userId, error }, 'a form could not be drawn');
    const language = directory.language(userId);
    const why = error instanceof UnfoldedError ? unreadable(error)[language] : say('not-opened', language);
    return notice(label('打不开', 'Cannot be opened'), why, language);
  }
};

/** What somebody did makes no sense here: a value that is none of ours, or of a form that is gone. */
export class SenselessError extends Error {
  override name = 'SenselessError';
}

/** A view that says why nothing came of something. */
export const sorryView = (
  { directory }: Pick<Deps, 'directory'>,
  userId: string,
  said: Saying,
): ModalView => {
  const language = directory.language(userId);
  return notice(titles[said] ?? titles['went-wrong'], say(said, language), language);
};

const titles: { readonly [S in Saying]?: Label } & { readonly 'went-wrong': Label } = {
  'went-wrong': label('没有完成', 'Not done'),
  'other-workspace': label('不能使用', 'Not for you'),
  'no-role': label('不能使用', 'Not for you'),
  'broken-text': label('没有记录', 'Not recorded'),
  'pressed-nothing': label('无法识别', 'Not understood'),
  senseless: label('无法识别', 'Not understood'),
};

const unreadable = ({ orderId, version }: UnfoldedError) =>
  label(
    `这张订单的记录在第 ${version} 条读不下去，暂时不能显示，也不能签署；已有的记录都在，其他订单照常。请把编号 ${orderId} 告诉管理员。`,
    `The record of this order cannot be read past commit ${version}, so it can neither be shown nor signed for now; all that was recorded is kept, and other orders go on. Please tell an administrator its id, ${orderId}.`,
  );

const Asked = z.object({
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
  view: z.object({ type: z.string() }).nullish(),
});

/**
 * Tells somebody privately why what they asked for came to nothing, in the first way that Slack still gives: a window,
 * which is sure to be seen (slack A13), a line where they asked, or one in their own conversation with the desk.
 */
export const saySorry = async (
  deps: Pick<SlackDeps, 'directory' | 'opening' | 'client' | 'log'>,
  body: unknown,
  { userId, said }: { readonly userId: string; readonly said: Saying },
): Promise<void> => {
  const { response_url: url, trigger_id: trigger, view } = Asked.safeParse(body).data ?? {};
  const text = say(said, deps.directory.language(userId));
  const inWindow = (trigger_id: string): Promise<unknown> => {
    const { open, push } = deps.opening.views;
    const show = view?.type === 'modal' ? push : open;
    return show({ trigger_id, view: sorryView(deps, userId, said) });
  };
  const ways: readonly (() => Promise<unknown>)[] = [
    ...(trigger === undefined ? [] : [() => inWindow(trigger)]),
    ...(url === undefined ? [] : [() => answerThere(url, text)]),
    () => deps.client.chat.postMessage({ channel: userId, text }),
  ];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      deps.log.warn(
        { error },
        'somebody could not be told in one of three ways that nothing came of what they asked',
      );
    }
  }
};

const answerThere = async (url: string, text: string): Promise<void> => {
  const answer = { response_type: 'ephemeral', replace_original: false, text };
  const headers = { 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(answerWithinMs);
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(answer), signal });
  if (!response.ok) throw new Error(`Slack took no answer at its response URL: ${response.status}`);
};

const answerWithinMs = 2500;
