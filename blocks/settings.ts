import type { ModalView } from '@slack/types';
import { millForms } from '../src/mill/forms/index.ts';
import { type Language, label } from '../src/order/labels.ts';
import { millButton } from './buttons.ts';
import { context, inline, mrkdwn, plain } from './kit.ts';

/** `/order settings`: what can be set, each with the button of its form. */
export const settingsMenu = (language: Language): ModalView => ({
  type: 'modal',
  callback_id: 'settings-menu',
  title: plain(label('设置', 'Settings')[language], 24),
  close: plain(label('关闭', 'Close')[language], 24),
  blocks: [
    ...millForms
      .filter(({ menu }) => menu === 'settings')
      .map(({ key, title }) => ({
        type: 'section' as const,
        text: mrkdwn(`*${inline(title[language])}*`),
        accessory: millButton({ form: key, part: null, label: label('修改', 'Change') }, language),
      })),
    context(
      label(
        '修改后，各订单的时限随即重新计算；每次修改都记录在案。',
        'What is due on every order is reckoned anew at once; each change goes on record.',
      )[language],
    ),
  ],
});
