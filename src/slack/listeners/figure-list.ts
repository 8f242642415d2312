import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { figureList, figuresAPage } from '../../../blocks/figure-list.ts';
import { notice } from '../../../blocks/notice.ts';
import { millEventsOf } from '../../desk/handle-mill.ts';
import { millStream } from '../../desk/master-data.ts';
import { findMatter } from '../../mill/matters/index.ts';
import { own } from '../../order/own.ts';
import { say } from '../../text/say.ts';
import type { SlackDeps } from '../deps.ts';
import { parseJson } from '../inputs.ts';
import { contextFor } from '../look.ts';
import { SenselessError } from '../sorry.ts';
import { showSoon } from './open.ts';

const Aim = z.object({ slot: z.string(), list: z.string(), page: z.number().int().nonnegative().default(0) });
type Aim = z.infer<typeof Aim>;

const Lists = z.object({ lists: z.record(z.string(), z.array(z.string())) });

/** A number of a digest leads to its orders: those it counted, read from the journal, as they stand on the board now. */
export const registerFigureList = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>(/^list:/, async ({ ack, body, action }) => {
    await ack();
    const aim = Aim.safeParse(parseJson(action.type === 'button' ? action.value : undefined));
    if (!aim.success) throw new SenselessError('a list that is none of ours');
    const userId = body.user.id;
    if (body.view) {
      const view = await drawn(deps, aim.data, userId);
      await deps.client.views.update({ view_id: body.view.id, view });
      return;
    }
    await showSoon(deps, { trigger: body.trigger_id, userId, inView: undefined }, () =>
      drawn(deps, aim.data, userId),
    );
  });
};

const drawn = async (deps: SlackDeps, { slot, list, page }: Aim, userId: string): Promise<ModalView> => {
  const context = contextFor(deps, userId);
  const fired = await firedBy(deps, slot);
  const facts = Lists.safeParse(fired?.facts);
  const numbers = facts.success ? (own(facts.data.lists, list) ?? []) : [];
  // A stored matter meets the kind that wrote it.
  const parts = fired
    ? (findMatter(fired.kind)
        ?.tells(fired)
        .flatMap((message) => message.parts) ?? [])
    : [];
  const part = parts.find(({ lists = [] }) => lists.some(({ name }) => name === list));
  const title = part?.lists?.find(({ name }) => name === list)?.label;
  const said = part?.text.open === undefined ? undefined : part.text;
  if (!title)
    return notice({ zh: '清单', en: 'List' }, say('pressed-nothing', context.language), context.language);
  const rows = await deps.board.byNumbers(numbers.slice(page * figuresAPage, (page + 1) * figuresAPage));
  return figureList({ title, said, slot, list, page, count: numbers.length, rows }, context);
};

const firedBy = async ({ journal }: SlackDeps, slot: string) => {
  const commit = await journal.findByVia(millStream, slot);
  return commit && millEventsOf(commit).find((event) => event.type === 'MatterFired');
};
