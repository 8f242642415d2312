import type { App, SlashCommand } from '@slack/bolt';
import { commandHelp, commandMenu } from '../../../blocks/menu.ts';
import { orderList } from '../../../blocks/order-list.ts';
import { orderOverview } from '../../../blocks/overview.ts';
import { settingsMenu } from '../../../blocks/settings.ts';
import type { BoardPage } from '../../desk/board.ts';
import { findForm } from '../../mill/forms/index.ts';
import { standIn } from '../../mill/forms/stand-in.ts';
import type { ActionKey } from '../../order/keys.ts';
import { own } from '../../order/own.ts';
import { find } from '../../procedure/catalogue.ts';
import { isOwnWait, waitsOn } from '../../procedure/own-waits.ts';
import { say } from '../../text/say.ts';
import { customersFor } from '../customers.ts';
import { openDay } from '../day-report/form.ts';
import type { SlackDeps } from '../deps.ts';
import { exportOrders } from '../export-orders.ts';
import { millFormView } from '../form-subject.ts';
import { contextFor } from '../look.ts';
import { viewFor } from '../open-form.ts';
import { planFor } from '../price-plan.ts';
import { newOrderView, showSoon } from './open.ts';

/** `/order`: acknowledged at once, answered by a form or privately. What is typed after it is the person's own words. */
export const registerCommand = (app: App, deps: SlackDeps): void => {
  app.command('/order', async ({ ack, command, respond }) => {
    await ack();
    const [word = '', ...rest] = command.text.trim().split(/\s+/);
    const asked: Asked = {
      command,
      words: rest.join(' '),
      respond: (message) =>
        respond({
          response_type: 'ephemeral',
          text: message.text,
          ...(message.blocks ? { blocks: [...message.blocks] } : {}),
        }),
    };
    const run = own(subcommands, word.toLowerCase());
    const { language } = contextFor(deps, command.user_id);
    if (run) await run(deps, asked);
    else await asked.respond(word === '' ? commandMenu(language) : commandHelp(language));
  });
};

interface Asked {
  readonly command: SlashCommand;
  readonly words: string;
  readonly respond: (
    message: { text: string; blocks?: never[] } | ReturnType<typeof commandHelp>,
  ) => Promise<unknown>;
}

const subcommands: Readonly<Record<string, (deps: SlackDeps, asked: Asked) => Promise<unknown>>> = {
  new: (deps, { command }) =>
    showSoon(deps, { trigger: command.trigger_id, userId: command.user_id, inView: undefined }, () =>
      newOrderView(deps, command.user_id),
    ),
  find: async (deps, asked) =>
    list(deps, asked, asked.words === '' ? none : await deps.board.find(asked.words), 'nothing-found'),
  mine: async (deps, asked) => {
    const by = await deps.directory.actor(asked.command.user_id);
    const waiting = await deps.board.waitingFor(waitsOn(by), deps.now().toISOString());
    const rows = waiting.flatMap((row) => {
      const waits = row.waits.filter((wait) => isOwnWait(wait, row, by));
      return waits.length > 0 ? [{ ...row, waits }] : [];
    });
    return list(deps, asked, { rows, total: rows.length }, 'nothing-waits');
  },
  show: (deps, asked) =>
    onOrder(deps, asked, async (order, userId) =>
      orderOverview(order, await deps.directory.actor(userId), contextFor(deps, userId)),
    ),
  report: (deps, asked) =>
    asked.words === ''
      ? reportAll(deps, asked)
      : onOrder(deps, asked, (order, userId) => formOf(deps, 'daily-report', order, userId)),
  delegate: (deps, asked) =>
    asked.words === ''
      ? formOfMill(deps, asked, standIn)
      : onOrder(deps, asked, (order, userId) => formOf(deps, 'delegate', order, userId)),
  customer: (deps, { command, words }) =>
    showSoon(deps, { trigger: command.trigger_id, userId: command.user_id, inView: undefined }, () =>
      customersFor(deps, command.user_id, words),
    ),
  prices: (deps, { command, words }) =>
    showSoon(deps, { trigger: command.trigger_id, userId: command.user_id, inView: undefined }, () =>
      planFor(deps, command.user_id, { words, page: 0 }),
    ),
  export: async (deps, { command, words, respond }) => {
    const told = await exportOrders(deps, command.user_id, words);
    return respond({ text: told[deps.directory.language(command.user_id)] });
  },
  settings: async (deps, { command }) => {
    const view = settingsMenu(deps.directory.language(command.user_id));
    return deps.opening.views.open({ trigger_id: command.trigger_id, view });
  },
  help: (deps, asked) => asked.respond(commandHelp(contextFor(deps, asked.command.user_id).language)),
};

const none: BoardPage = { rows: [], total: 0 };

const list = (
  deps: SlackDeps,
  { command, respond }: Asked,
  page: BoardPage,
  otherwise: 'nothing-found' | 'nothing-waits',
): Promise<unknown> => {
  const context = contextFor(deps, command.user_id);
  return respond(page.total === 0 ? { text: say(otherwise, context.language) } : orderList(page, context));
};

const formOfMill = (
  deps: SlackDeps,
  { command }: Asked,
  { key }: { readonly key: string },
): Promise<unknown> => {
  const form = findForm(key);
  const { trigger_id: trigger, user_id: userId } = command;
  if (!form) throw new Error(`the mill has no form ${key}`);
  return showSoon(deps, { trigger, userId, inView: undefined }, () =>
    millFormView(deps, form, { part: null, userId }),
  );
};

/** S12.1: without a number, all orders in production in one form. */
const reportAll = (deps: SlackDeps, { command }: Asked): Promise<unknown> =>
  showSoon(deps, { trigger: command.trigger_id, userId: command.user_id, inView: undefined }, () =>
    openDay(deps, command.user_id),
  );

type OrderNow = Parameters<typeof orderOverview>[0];

const onOrder = async (
  deps: SlackDeps,
  { command, words, respond }: Asked,
  draw: (order: OrderNow, userId: string) => ReturnType<typeof viewFor>,
): Promise<unknown> => {
  const orderId = await deps.board.byNumber(words.trim().toUpperCase());
  if (!orderId) return respond({ text: say('not-found', deps.directory.language(command.user_id)) });
  return showSoon(
    deps,
    { trigger: command.trigger_id, userId: command.user_id, inView: undefined },
    async () => {
      const { order } = await deps.journal.caughtUp(orderId);
      return draw(order, command.user_id);
    },
  );
};

const formOf = async (
  deps: SlackDeps,
  key: ActionKey,
  order: OrderNow,
  userId: string,
): ReturnType<typeof viewFor> => {
  const action = find(key);
  if (!action) return orderOverview(order, await deps.directory.actor(userId), contextFor(deps, userId));
  return viewFor(deps, { action, order, part: null, userId });
};
