import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { notice } from '../../../blocks/notice.ts';
import { type Label, label } from '../../order/labels.ts';
import { isDiscreet } from '../../order/paper.ts';
import type { SlackDeps } from '../deps.ts';
import { parseJson, Target } from '../inputs.ts';
import { contextFor } from '../look.ts';
import { millPaper } from '../mill-papers.ts';
import { sendFile } from '../send-file.ts';
import { SenselessError } from '../sorry.ts';

/** `print:<kind>`: the paper goes as a file to the presser's own conversation with the desk, if they may see all of it. */
export const registerPrint = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>(/^print:/, async ({ ack, body, action }) => {
    await ack();
    const value = parseJson(action.type === 'button' ? action.value : undefined);
    const told = await printFor(deps, body.user.id, { kind: action.action_id.slice('print:'.length), value });
    const { language } = contextFor(deps, body.user.id);
    if (body.channel)
      await deps.client.chat.postEphemeral({
        channel: body.channel.id,
        user: body.user.id,
        text: told[language],
        ...(body.message?.thread_ts ? { thread_ts: String(body.message.thread_ts) } : {}),
      });
    else if (told !== sent)
      await deps.opening.views.push({
        trigger_id: body.trigger_id,
        view: notice(printed, told[language], language),
      });
  });
};

interface Pressed {
  readonly kind: string;
  readonly value: unknown;
}

/** Sends what a button names, and says what became of it. @throws SenselessError where its value is none of ours */
const printFor = async (deps: SlackDeps, userId: string, { kind, value }: Pressed): Promise<Label> => {
  const { language } = contextFor(deps, userId);
  const ofMill = MillPaper.safeParse(value);
  if (ofMill.success) {
    const file = await millPaper(deps, { kind, part: ofMill.data.paperOf, language });
    if (!file) return notThere;
    await sendFile(deps, userId, file);
    return sent;
  }
  const target = Target.safeParse(value);
  if (!target.success) throw new SenselessError('a button to print with a value that is none of ours');
  const { orderId, part } = target.data;
  return kind === 'dossier'
    ? dossierFor(deps, userId, orderId)
    : paperFor(deps, userId, { orderId, version: Number(part), kind });
};

const MillPaper = z.object({ paperOf: z.string() });

const paperFor = async (
  deps: SlackDeps,
  userId: string,
  place: Parameters<SlackDeps['printing']['paperAt']>[0],
): Promise<Label> => {
  const found = await deps.printing.paperAt(place);
  if (!found) return notThere;
  if (contextFor(deps, userId).sees !== 'all' && isDiscreet(found.paper)) return notForYou;
  await sendFile(deps, userId, await deps.printing.file(found));
  return sent;
};

/** For whoever has a role in the desk, with what they may see. */
const dossierFor = async (deps: SlackDeps, userId: string, orderId: string) => {
  const { language, sees } = contextFor(deps, userId);
  await sendFile(deps, userId, await deps.printing.dossier(orderId, { language, sees }));
  return sent;
};

const sent = label('已发到您与订单台的私信里。', 'Sent to your own conversation with the desk.');
const printed = label('打印', 'Print');
const notThere = label('这张单据已不在了。', 'This paper is not there any more.');
const notForYou = label(
  '这张单据有价格、金额或私人电话、地址，不对技术部和生产部显示；需要时请问客服或销售员。',
  'This paper bears prices, sums, private phones or addresses, which technical and production do not see; please ask customer service or sales.',
);
