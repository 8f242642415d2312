import type { ModalView } from '@slack/types';
import type { Label, Language } from '../src/order/labels.ts';
import { plain, section } from './kit.ts';

/** Something told privately in a modal: a refusal, a hint. Text is mrkdwn, already escaped where people wrote it. */
export const notice = (title: Label, text: string, language: Language): ModalView => ({
  type: 'modal',
  callback_id: 'notice',
  title: plain(title[language], 24),
  close: plain(language === 'zh' ? '知道了' : 'OK', 24),
  blocks: [section(text)],
});

/** Shown while the form is still being drawn, so that the trigger is used in time. */
export const skeleton = (language: Language): ModalView =>
  notice({ zh: '请稍候', en: 'One moment' }, language === 'zh' ? '正在打开……' : 'Opening…', language);
