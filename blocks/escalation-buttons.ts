import type { KnownBlock } from '@slack/types';
import type { AnyAction } from '../src/order/action.ts';
import type { DeadlineFired } from '../src/order/events.ts';
import { type Language, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Who } from '../src/order/roles.ts';
import { find } from '../src/procedure/catalogue.ts';
import { holds, isRole } from '../src/procedure/roles.ts';
import { reassign } from '../src/procedure/whole-order/reassign.ts';
import { remindFor, remindPart } from '../src/procedure/whole-order/remind.ts';
import { actionButton, lookButton } from './buttons.ts';
import type { DrawingContext } from './kit.ts';

/**
 * What whoever is called by an escalation may press: for everybody the order itself, and reminding those who are waited
 * for; where their role signs what is waited for, doing it in their stead; for the supervisor, reassigning. A button that
 * would answer “not yours” is none.
 */
export const escalationButtons = (
  fired: DeadlineFired,
  order: Order,
  { language }: DrawingContext,
): KnownBlock => {
  const may = (act: AnyAction | undefined): act is AnyAction =>
    act !== undefined && mayPress(act, fired, order);
  const [settles, reminds, reassigns] = [find(fired.action), find(remindFor(order).key), find(reassign.key)];
  const again = remindPart(order, fired.slot);
  return {
    type: 'actions',
    elements: [
      openOrderButton(order, language),
      ...(again !== undefined && may(reminds)
        ? [actionButton(reminds, { order, part: again, language })]
        : []),
      ...(may(settles)
        ? [
            actionButton(settles, {
              order,
              part: fired.part,
              language,
              text: doing(settles, fired)[language],
            }),
          ]
        : []),
      ...(may(reassigns) ? [actionButton(reassigns, { order, part: null, language })] : []),
    ],
  };
};

/** Whether everybody whom it calls may sign an act now. */
const mayPress = ({ during, process, by }: AnyAction, { who }: DeadlineFired, order: Order): boolean =>
  during.includes(order.status) && process === order.kind && who.every((reader) => mayPressAs(reader, by));

/** Whether somebody who reads a message as one of the mill's may sign what these sign. */
export const mayPressAs = (reader: Who, by: readonly Who[]): boolean =>
  by.includes(reader) || by.some((who) => isRole(reader) && isRole(who) && holds([reader], who));

/** Shows the order to whoever may see it, and signs nothing. */
export const openOrderButton = (order: Pick<Order, 'id' | 'revision'>, language: Language) =>
  lookButton('show', label('打开订单', 'Open the order')[language], { order });

/** “代办：条款核对” where somebody else is waited for and this reader's role covers theirs; else the act's own title. */
const doing = ({ title, by: [first] }: AnyAction, { who }: DeadlineFired) =>
  first === undefined || who.includes(first) ? title : label(`代办：${title.zh}`, `Take over: ${title.en}`);
