import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { notice } from '../../blocks/notice.ts';
import { label } from '../order/labels.ts';
import { say } from '../text/say.ts';
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
    return notice(label('打不开', 'Cannot be opened'), say('not-opened', language), language);
  }
};

const Asked = z.object({
  response_url: z.string(),
  user: z.object({ id: z.string() }).optional(),
  user_id: z.string().optional(),
});

/** Tells somebody privately that what they asked for came to nothing, as far as Slack still gives a way to. */
export const saySorry = async ({ directory, log }: Deps, body: unknown): Promise<void> => {
  const asked = Asked.safeParse(body);
  if (!asked.success) return;
  const { response_url: url, user, user_id: userId } = asked.data;
  const text = say('not-opened', directory.language(user?.id ?? userId ?? ''));
  const answer = { response_type: 'ephemeral', replace_original: false, text };
  const headers = { 'content-type': 'application/json' };
  await fetch(url, { method: 'POST', headers, body: JSON.stringify(answer) }).catch((error: unknown) =>
    log.warn({ error }, 'nobody could be told that something failed'),
  );
};
