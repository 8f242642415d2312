import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { notice } from '../../../blocks/notice.ts';
import { label } from '../../order/labels.ts';
import { holds } from '../../order/roles.ts';
import { say } from '../../text/say.ts';
import type { SlackDeps } from '../deps.ts';
import { parseJson } from '../inputs.ts';

const Value = z.object({ orderId: z.string().min(1) });
const title = label('商城通知', 'Shop notices');

/** “Send again” under what a web shop could not be told for three days: it is owed anew, at once and for three days. */
export const registerTellAgain = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>('webhook:again', async ({ ack, body, action }) => {
    await ack();
    const language = deps.directory.language(body.user.id);
    const answer = async (text: string): Promise<void> => {
      await deps.opening.views.open({ trigger_id: body.trigger_id, view: notice(title, text, language) });
    };
    const value = Value.safeParse(parseJson(action.type === 'button' ? action.value : undefined));
    if (!value.success) return answer(say('pressed-nothing', language));
    const { roles } = await deps.directory.actor(body.user.id);
    if (!holds(roles, 'service') && !holds(roles, 'admin')) return answer(say('again-not-yours', language));
    const count = await deps.tellAgain(value.data.orderId);
    return answer(say(count > 0 ? 'told-again' : 'nothing-to-tell', language));
  });
};
