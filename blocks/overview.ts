import type { KnownBlock, ModalView } from '@slack/types';
import { maySign } from '../src/order/access.ts';
import { find } from '../src/order/catalogue.ts';
import { allContent } from '../src/order/facets.ts';
import type { Order } from '../src/order/order.ts';
import type { Actor } from '../src/order/roles.ts';
import { turns } from '../src/order/waiting.ts';
import { actionButton } from './buttons.ts';
import { clockTime, elapsed } from './format.ts';
import { context, type DrawingContext, divider, escaped, mrkdwn, plain, section } from './kit.ts';
import { notice } from './notice.ts';
import { statusText } from './refusal.ts';

/** An order in a modal: what it says, why it waits, on whom, since when, and who signed what. */
export const orderOverview = (order: Order, by: Actor, drawing: DrawingContext): ModalView => {
  const { language } = drawing;
  const zh = language === 'zh';
  if (order.version === 0)
    return notice(
      { zh: '没有这张订单', en: 'No such order' },
      zh ? '没有找到这张订单。' : 'There is no such order.',
      language,
    );
  return {
    type: 'modal',
    callback_id: 'overview',
    title: plain(order.number, 24),
    close: plain(zh ? '关闭' : 'Close', 24),
    blocks: [
      section(
        `*${escaped(order.content.customer?.name ?? '—')}* · ${statusText(order.status, language)} · R${order.revision}`,
      ),
      section(
        allContent
          .map((facet) => `*${facet.label[language]}*  ${escaped(facet.show(order)[language])}`)
          .join('\n')
          .slice(0, 2900),
      ),
      divider(),
      section(`*${zh ? '为什么在等' : 'Why it waits'}*`),
      ...waits(order, by, drawing),
      divider(),
      section(`*${zh ? '谁签了什么' : 'Who signed what'}*`),
      ...signatures(order, drawing),
    ].slice(0, 100),
  };
};

const waits = (order: Order, by: Actor, drawing: DrawingContext): readonly KnownBlock[] => {
  const open = turns(order);
  if (open.length === 0)
    return [context(drawing.language === 'zh' ? '没有在等什么' : 'It waits for nothing')];
  return open.slice(0, 25).map(({ action, part, who, since }) => ({
    type: 'section' as const,
    text: mrkdwn(
      `${escaped(action.title[drawing.language])}${part ? ` · ${escaped(part.label[drawing.language])}` : ''} — ${who[0] ? drawing.mention(who[0], order) : ''} · ${elapsed(since, drawing)} · ${action.rule}`,
    ),
    ...(maySign(order, by, action.by)
      ? { accessory: actionButton(action, { order, part: part?.id ?? null, language: drawing.language }) }
      : {}),
  }));
};

const signatures = (order: Order, drawing: DrawingContext): readonly KnownBlock[] => {
  const all = Object.values(order.marks)
    .flat()
    .toSorted((left, right) => right.version - left.version);
  const lines = all.map((mark) => {
    const title = find(mark.action)?.title[drawing.language] ?? mark.action;
    const line = `${escaped(title)}${mark.part ? ` ${mark.part}` : ''} · ${escaped(mark.by.name)} · ${clockTime(mark.at, drawing)}`;
    return mark.fallen ? `~${line}~` : line;
  });
  return lines.length === 0 ? [] : [section(lines.slice(0, 60).join('\n').slice(0, 2900))];
};
