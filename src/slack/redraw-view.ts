import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { notice } from '../../blocks/notice.ts';
import type { Language } from '../order/labels.ts';
import { label } from '../order/labels.ts';
import { say } from '../text/say.ts';
import type { CheckedClient } from './checked-views.ts';
import { failure } from './failure.ts';

interface Clients {
  readonly opening: WebClient;
  readonly client: CheckedClient;
}

interface Redrawing {
  readonly viewId: string;
  readonly view: ModalView;
  readonly userId: string;
  readonly language: Language;
  /** Of the press in the form, where there was one and nothing has used it. */
  readonly trigger?: string | undefined;
}

/**
 * Draws anew a form that somebody is filling in. A drawing that Slack refuses must not cost them what they typed: the
 * form stays as it was, and what happened is said in a view on top of it or, where there can be none, privately.
 */
export const redrawView = async (
  { opening, client }: Clients,
  { viewId, view, userId, language, trigger }: Redrawing,
): Promise<void> => {
  if (await client.redraw({ view_id: viewId, view })) return;
  const text = say('not-redrawn', language);
  const said = notice(label('没有更新', 'Not updated'), text, language);
  if (trigger && (await pushed(opening, trigger, said))) return;
  await client.chat.postMessage({ channel: userId, text });
};

/** False where Slack stacks no more views on this one, or the press is too old. */
const pushed = async (opening: WebClient, trigger: string, view: ModalView): Promise<boolean> => {
  try {
    await opening.views.push({ trigger_id: trigger, view });
    return true;
  } catch (error) {
    if (failure(error).kind !== 'refused') throw error;
    return false;
  }
};
