import type { App, BlockAction } from '@slack/bolt';
import { notice } from '../../../blocks/notice.ts';
import { refusalText } from '../../../blocks/refusal.ts';
import type { AnyMillForm } from '../../mill/form.ts';
import { findForm } from '../../mill/forms/index.ts';
import { formBlocked, formSight } from '../../mill/sign-form.ts';
import { label } from '../../order/labels.ts';
import { dateIn } from '../../order/time/dates.ts';
import { emptyOrder } from '../../procedure/empty-order.ts';
import type { SlackDeps } from '../deps.ts';
import { contextFor } from '../look.ts';
import { sendTable } from '../send-table.ts';
import { SenselessError } from '../sorry.ts';

/** The table that a form takes, with what is on file, sent to the person to be changed and handed in again. */
export const registerMillTable = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>('table:template', async ({ ack, body, action }) => {
    await ack();
    const form = findForm(action.type === 'button' ? (action.value ?? '') : '');
    if (!form?.table) throw new SenselessError('a form that takes no table');
    const { language } = contextFor(deps, body.user.id);
    const text = await sentOrNot(deps, form, body.user.id);
    const view = notice(form.title, text, language);
    await deps.opening.views.push({ trigger_id: body.trigger_id, view });
  });
};

const sentOrNot = async (deps: SlackDeps, form: AnyMillForm, userId: string): Promise<string> => {
  const context = contextFor(deps, userId);
  const { language } = context;
  const by = await deps.directory.actor(userId);
  const { record, desk, outside } = deps.mill();
  const side = { record, desk, found: {} };
  const refusal = formBlocked(form, { by });
  if (refusal) return refusalText(refusal, form, emptyOrder, context);
  const at = deps.now().toISOString();
  const sight = formSight({ part: null, raw: {}, by, at, outside }, side);
  if (form.table)
    await sendTable(deps, userId, {
      rows: form.table.template(sight, language),
      widths: form.table.widths,
      name: `${form.table.name[language]}-${dateIn(outside.settings.timeZone, at)}`,
    });
  return sent[language];
};

const sent = label(
  '表格已发到您与订单台的私信里。改好后在本表单上传。',
  'The table was sent to you by direct message. Change it and upload it in this form.',
);
