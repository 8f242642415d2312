import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { moreActs } from '../../../blocks/more.ts';
import { skeleton } from '../../../blocks/notice.ts';
import { orderOverview } from '../../../blocks/overview.ts';
import { findForm } from '../../mill/forms/index.ts';
import type { AnyAction } from '../../order/action.ts';
import { find } from '../../procedure/catalogue.ts';
import { emptyOrder } from '../../procedure/empty-order.ts';
import type { SlackDeps } from '../deps.ts';
import { millFormView } from '../form-subject.ts';
import { FormTarget, parseJson, Target } from '../inputs.ts';
import { contextFor } from '../look.ts';
import { type Opening, viewFor } from '../open-form.ts';
import { drawnOrSorry, SenselessError } from '../sorry.ts';
import { wholeActFor } from '../whole-act.ts';

const formWithinMs = 500;

/** `open:<key>` buttons and overflow entries: acknowledge, then show the form, or a skeleton until it is there. */
export const registerOpen = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>(/^open:/, async ({ ack, body, action }) => {
    await ack();
    if (action.type !== 'button') throw new SenselessError('no button');
    await openFor(deps, {
      key: action.action_id.slice('open:'.length),
      value: action.value,
      trigger: body.trigger_id,
      userId: body.user.id,
      // A form is pushed onto a modal; Home is no modal and takes none.
      inView: body.view?.type === 'modal' ? body.view.id : undefined,
    });
  });
  // The report of many orders has a form of its own.
  app.action<BlockAction>(/^mill:(?!daily-reports$)/, async ({ ack, body, action }) => {
    await ack();
    const target = FormTarget.safeParse(parseJson(action.type === 'button' ? action.value : undefined));
    const form = target.success ? findForm(target.data.form) : undefined;
    if (!target.success || !form) throw new SenselessError('a button for a form that is none of ours');
    const inView = body.view?.type === 'modal' ? body.view.id : undefined;
    const { part } = target.data;
    await showSoon(deps, { trigger: body.trigger_id, userId: body.user.id, inView }, () =>
      millFormView(deps, form, { part, userId: body.user.id }),
    );
  });
  app.action<BlockAction>('home:new', async ({ ack, body }) => {
    await ack();
    await showSoon(deps, { trigger: body.trigger_id, userId: body.user.id, inView: undefined }, () =>
      newOrderView(deps, body.user.id),
    );
  });
  app.action<BlockAction>('more', async ({ ack, body, action }) => {
    await ack();
    if (action.type !== 'overflow') throw new SenselessError('no menu');
    const target = Target.safeParse(parseJson(action.selected_option.value));
    const key = target.success ? (target.data.act ?? '').replace(/^open:/, '') : '';
    await openFor(deps, {
      key,
      value: action.selected_option.value,
      trigger: body.trigger_id,
      userId: body.user.id,
      inView: undefined,
    });
  });
};

interface Pressed {
  readonly key: string;
  readonly value: string | undefined;
  readonly trigger: string;
  readonly userId: string;
  /** Set when the button stands in a view: its form is pushed on top. */
  readonly inView: string | undefined;
}

/** Opens what a button leads to. @throws SenselessError where its value is none of ours */
export const openFor = async (deps: SlackDeps, pressed: Pressed): Promise<void> => {
  const target = Target.safeParse(parseJson(pressed.value));
  if (!target.success) throw new SenselessError(`a button ${pressed.key} with a value that is none of ours`);
  const draw = async (): Promise<ModalView> => {
    const { order } = await deps.journal.caughtUp(target.data.orderId);
    return viewOf(deps, {
      key: pressed.key,
      order,
      userId: pressed.userId,
      part: target.data.part ?? null,
      files: target.data.files,
      raw: target.data.raw,
    });
  };
  // Slack stacks three views: what only shows takes the place of the view it was asked from, so that a form opened
  // there can still be answered by a refusal on top.
  if (pressed.inView && !find(pressed.key))
    await deps.client.views.update({
      view_id: pressed.inView,
      view: await drawnOrSorry(deps, pressed.userId, draw),
    });
  else await showSoon(deps, pressed, draw);
};

/** Shows a view that takes a moment to draw: at once if it is there in time, else a skeleton that is then replaced. */
export const showSoon = async (
  deps: SlackDeps,
  { trigger, userId, inView }: Pick<Pressed, 'trigger' | 'userId' | 'inView'>,
  draw: () => Promise<ModalView>,
): Promise<void> => {
  const language = deps.directory.language(userId);
  const drawn = drawnOrSorry(deps, userId, draw);
  const early = await Promise.race([drawn, after(formWithinMs)]);
  const open = inView ? deps.opening.views.push : deps.opening.views.open;
  const answer = await open({ trigger_id: trigger, view: early ?? skeleton(language) });
  if (early === undefined && answer.view?.id)
    await deps.client.views.update({ view_id: answer.view.id, view: await drawn });
};

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms));

interface Wanted {
  readonly key: string;
  readonly order: Awaited<ReturnType<SlackDeps['journal']['caughtUp']>>['order'];
  readonly userId: string;
  readonly part: string | null;
  readonly files: NonNullable<Target['files']> | undefined;
  readonly raw: Target['raw'];
}

const viewOf = async (
  deps: SlackDeps,
  { key, order, userId, part, files, raw }: Wanted,
): Promise<ModalView> => {
  const action = find(key);
  if (key === 'whole' && order.version > 0)
    return wholeActFor(deps, { order, version: Number(part), userId });
  if (key === 'all' && order.version > 0)
    return moreActs(order, await deps.directory.actor(userId), contextFor(deps, userId));
  if (order.version === 0 || !action)
    return orderOverview(order, await deps.directory.actor(userId), contextFor(deps, userId));
  return viewFor(deps, {
    action,
    order,
    part,
    userId,
    ...(files ? { dropped: files } : {}),
    ...(raw ? { raw } : {}),
  });
};

/** The form that places a new order, with what is known of it already. */
export const newOrderView = (
  deps: SlackDeps,
  userId: string,
  known: Pick<Opening, 'raw' | 'dropped'> = {},
): Promise<ModalView> => {
  const intake = find('intake') satisfies AnyAction | undefined;
  if (!intake) throw new Error('the catalogue has no intake');
  return viewFor(deps, { action: intake, order: emptyOrder, part: null, userId, ...known });
};
