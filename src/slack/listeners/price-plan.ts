import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import type { SlackDeps } from '../deps.ts';
import { parseJson } from '../inputs.ts';
import { planFor } from '../price-plan.ts';
import { SenselessError } from '../sorry.ts';

const Looked = z.object({ words: z.string() });

/** The pages of the price plan. */
export const registerPricePlan = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>(/^prices:(next|previous)$/, async ({ ack, body, action }) => {
    await ack();
    const looked = Looked.safeParse(parseJson(body.view?.private_metadata));
    const page = Number(action.type === 'button' ? action.value : '0');
    if (!body.view || !looked.success || !Number.isSafeInteger(page))
      throw new SenselessError('a page of no price plan of ours');
    const view = await planFor(deps, body.user.id, { words: looked.data.words, page });
    await deps.client.views.update({ view_id: body.view.id, view });
  });
};
