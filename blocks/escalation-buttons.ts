import type { KnownBlock } from '@slack/types';
import type { DeadlineFired } from '../src/order/events.ts';
import type { Role } from '../src/order/keys.ts';
import { label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Who } from '../src/order/roles.ts';
import { find } from '../src/procedure/catalogue.ts';
import { holds, isRole } from '../src/procedure/roles.ts';
import { reassign } from '../src/procedure/whole-order/reassign.ts';
import { actionButton, lookButton } from './buttons.ts';
import type { DrawingContext } from './kit.ts';

/**
 * What whoever is called by an escalation may press: what settles it only where their role signs it, the supervisor's
 * reassigning, and for everybody the order itself. A button that would answer “not yours” is none.
 */
export const escalationButtons = (
  fired: DeadlineFired,
  order: Order,
  { language }: DrawingContext,
): KnownBlock => {
  const settles = find(fired.action);
  const acts = [settles, find(reassign.key)].filter((act) => act !== undefined);
  return {
    type: 'actions',
    elements: [
      lookButton('show', label('打开订单', 'Open the order')[language], { order }),
      ...acts
        .filter((act) => act.during.includes(order.status) && act.process === order.kind)
        .filter(({ by }) => fired.who.every((reader) => isRole(reader) && maySignAs(reader, by)))
        .map((act) => actionButton(act, { order, part: act === settles ? fired.part : null, language })),
    ],
  };
};

const maySignAs = (reader: Role, by: readonly Who[]): boolean =>
  by.some((who) => isRole(who) && holds([reader], who));
