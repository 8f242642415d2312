import { type Language, label } from '../../src/order/labels.ts';
import { type Drawing, inline, plain, section } from '../kit.ts';
import { cut } from '../measure.ts';

/** "Is this the table of daily reports?": a button to read it; filing it comes after its answer. */
export const tableOffer = (
  files: readonly { readonly id: string; readonly name: string }[],
  userId: string,
  { language }: { readonly language: Language },
): Drawing => {
  const names = inline(cut(files.map(({ name }) => name).join(', '), 300));
  const text = label(
    `<@${userId}> 是生产日报表吗？先逐行核对，确认后才填报。${names}`,
    `<@${userId}> Is this a table of daily reports? It is checked row by row before anything is filed. ${names}`,
  )[language];
  return {
    text,
    blocks: [
      section(text),
      {
        type: 'actions',
        elements: files.slice(0, 5).map(({ id, name }, index) => ({
          type: 'button' as const,
          action_id: index === 0 ? 'day:read-table' : `day:read-table:${index}`,
          text: plain(label(`核对 ${name}`, `Check ${name}`)[language], 75),
          value: JSON.stringify({ file: id }),
        })),
      },
    ],
  };
};
