import type { ModalView } from '@slack/types';
import { skeleton } from '../../../blocks/notice.ts';
import type { SlackDeps } from '../deps.ts';
import { failure } from '../failure.ts';
import { drawnOrSorry } from '../sorry.ts';
import { withinTime } from '../within-time.ts';

interface HandedIn {
  readonly view: { readonly id: string; readonly hash: string };
  readonly userId: string;
  readonly ack: (response: { readonly response_action: 'update'; readonly view: ModalView }) => Promise<void>;
}

/** Answers a form whose file takes a moment to fetch and read: at once if it is read in time, else a skeleton until it is. */
export const updateOnceRead = async (
  deps: Pick<SlackDeps, 'client' | 'directory' | 'log'>,
  { view, userId, ack }: HandedIn,
  draw: () => Promise<ModalView>,
): Promise<void> => {
  const read = drawnOrSorry(deps, userId, draw);
  const early = await withinTime<ModalView | undefined>(
    () => read,
    () => undefined,
  );
  if (early) return ack({ response_action: 'update', view: early });
  const waiting = `${view.id}:${view.hash}`;
  const shown = { ...skeleton(deps.directory.language(userId)), external_id: waiting };
  await ack({ response_action: 'update', view: shown });
  return replaced(deps, waiting, await read);
};

const mostTries = 10;
const againAfterMs = 200;

/** Slack shows the waiting view a moment after it was acknowledged; only then is there something to replace. */
const replaced = async (
  { client }: Pick<SlackDeps, 'client'>,
  waiting: string,
  view: ModalView,
): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.views.update({ external_id: waiting, view });
      return;
    } catch (error) {
      const reason = failure(error);
      if (reason.kind !== 'refused' || reason.error !== 'not_found' || tries === mostTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, againAfterMs));
    }
  }
};
