import type { KnownBlock } from '@slack/types';
import { type Language, label } from '../src/order/labels.ts';
import { plain } from './kit.ts';

/** Has the table that a form takes sent to the person, with what is on file, to be changed and handed in again. */
export const templateBlock = (form: string, language: Language): KnownBlock => ({
  type: 'actions',
  block_id: 'form.template',
  elements: [
    {
      type: 'button',
      action_id: 'table:template',
      text: plain(label('把现有内容做成表格发给我', 'Send me what is on file as a table')[language], 75),
      value: form,
    },
  ],
});
