import type { ModalView } from '@slack/types';
import { type Label, type Language, label } from '../src/order/labels.ts';
import { plain, sections } from './kit.ts';

/** Something told privately in a modal: a refusal, a hint. Text is mrkdwn, already escaped where people wrote it. */
export const notice = (title: Label, text: string, language: Language): ModalView => ({
  type: 'modal',
  callback_id: 'notice',
  title: plain(title[language], 24),
  close: plain(label('知道了', 'OK')[language], 24),
  blocks: [...sections([text], { most: 20_000, rest: '…' })],
});

/** Shown while the form is still being drawn, so that the trigger is used in time. */
export const skeleton = (language: Language): ModalView =>
  notice(label('请稍候', 'One moment'), label('正在打开……', 'Opening…')[language], language);
