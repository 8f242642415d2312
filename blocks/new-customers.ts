import type { KnownBlock } from '@slack/types';
import { customerApprove } from '../src/mill/forms/customer-approve.ts';
import { candidates } from '../src/mill/master-data/new-customers.ts';
import { label } from '../src/order/labels.ts';
import type { Actor } from '../src/order/roles.ts';
import { holds } from '../src/procedure/roles.ts';
import { millButton } from './buttons.ts';
import { stampTime } from './format.ts';
import { type DrawingContext, divider, inline, mrkdwn, section } from './kit.ts';

const most = 10;

/** On the supervisor's Home: customers who wait for approval, longest first; nothing for others, or where nobody waits. */
export const newCustomerBlocks = (
  { roles }: Pick<Actor, 'roles'>,
  drawing: DrawingContext,
): readonly KnownBlock[] => {
  const waiting = candidates(drawing.outside);
  if (waiting.length === 0 || !customerApprove.by.some((role) => holds(roles, role))) return [];
  const { language } = drawing;
  const approve = label('批准或退回', 'Approve or decline');
  return [
    section(`*${label('新客户待批准', 'New customers to approve')[language]}* ${waiting.length}`),
    ...waiting.slice(0, most).map(
      ({ customer: { code, shortName, name }, opened }): KnownBlock => ({
        type: 'section',
        text: mrkdwn(
          `*${inline(code)}* · ${inline(shortName)} · ${inline(name)}\n${inline(opened.by.name)} · ${stampTime(opened.at, drawing)}`,
        ),
        accessory: millButton({ form: customerApprove.key, part: code, label: approve }, language),
      }),
    ),
    divider(),
  ];
};
