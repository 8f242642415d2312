import type { KnownBlock } from '@slack/types';
import { wordsFor } from '../src/order/discreet.ts';
import type { Item } from '../src/order/fields.ts';
import { itemsOf, questions } from '../src/order/form.ts';
import { type Label, label } from '../src/order/labels.ts';
import { inputGroups } from './form-inputs.ts';
import { type FormRequest, type Reader, readerOf } from './form-request.ts';
import { escaped, mrkdwn, plain } from './kit.ts';
import { cut } from './measure.ts';

/** Lines of an intake on one page. */
export const linesAPage = 5;

/** Slack takes 100 blocks and 250 kB a view; facts, notice, pager and confirmation need their part. */
const mostBlocks = 60;
const mostBytes = 110_000;

type Blocks = readonly KnownBlock[];

/** The questions of a form, page by page, so that every one can be reached however many there are. */
export const pagesOf = (request: FormRequest): readonly Blocks[] => {
  const { action, sight } = request;
  const all = questions(action, sight);
  const header = all.filter(({ item }) => item === undefined).flatMap((one) => inputGroups(one, request));
  const items = itemsOf(action, sight);
  const isRemovable = Boolean(action.lines?.grows) && items.length > 1;
  const lines = items.map((item) => [
    lineHead(item, isRemovable, readerOf(request)),
    ...all
      .filter((question) => question.item?.id === item.id)
      .flatMap((question) => inputGroups(question, request).flat()),
  ]);
  if (!action.lines?.grows) return filled([...header, ...lines]);
  const pages = Array.from({ length: Math.max(1, Math.ceil(lines.length / linesAPage)) }, (_, page) =>
    lines.slice(page * linesAPage, page * linesAPage + linesAPage).flat(),
  );
  return pages.map((page, index) => (index === 0 ? [...header.flat(), ...page] : page));
};

/** Groups of blocks on as few pages as hold them; a group stays whole. */
const filled = (groups: readonly Blocks[]): readonly Blocks[] => {
  const pages: KnownBlock[][] = [[]];
  let bytes = 0;
  for (const group of groups) {
    const size = Buffer.byteLength(JSON.stringify(group));
    const page = pages.at(-1) ?? [];
    const isFull = page.length + group.length > mostBlocks || bytes + size > mostBytes;
    if (isFull && page.length > 0) {
      pages.push([...group]);
      bytes = size;
    } else {
      page.push(...group);
      bytes += size;
    }
  }
  return pages;
};

const lineHead = ({ id, label: name }: Item, isRemovable: boolean, reader: Reader): KnownBlock => ({
  type: 'section',
  block_id: `lines.${id}.head`,
  text: mrkdwn(`*${escaped(cut(wordsFor(name, reader), 500))}*`),
  ...(isRemovable
    ? {
        accessory: {
          type: 'button',
          action_id: 'form:remove-line',
          value: String(id),
          text: plain(label('删除此行', 'Remove line')[reader.language], 75),
        },
      }
    : {}),
});

/** Turns pages and adds lines; nothing for a form of one page whose lines are given. */
export const pagerBlocks = (
  { action, page = 0, language }: FormRequest,
  pages: number,
): readonly KnownBlock[] => {
  const button = (id: string, text: Label) => ({
    type: 'button' as const,
    action_id: id,
    text: plain(text[language], 75),
  });
  const elements = [
    ...(action.lines?.grows ? [button('form:add-line', label('＋ 加一行', '+ Add a line'))] : []),
    ...(page > 0
      ? [
          button(
            'form:previous-page',
            label(`← 上一页（${page}/${pages}）`, `← Previous page (${page}/${pages})`),
          ),
        ]
      : []),
    ...(page + 1 < pages
      ? [
          button(
            'form:next-page',
            label(`下一页（${page + 2}/${pages}）→`, `Next page (${page + 2}/${pages}) →`),
          ),
        ]
      : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: `form.pager.${page}`, elements }];
};
