import type { Language } from '../src/order/labels.ts';
import { type Drawing, section } from './kit.ts';

const words = {
  zh: [
    '`/order new` 新建订单',
    '`/order find 词` 按客户、编号、拼音或首字母查找',
    '`/order show 编号` 打开订单',
    '`/order mine` 等我处理的订单',
    '`/order report 编号` 填生产日报',
    '`/order delegate 编号` 委托客服员',
    '`/order help` 这份说明',
  ],
  en: [
    '`/order new` take in an order',
    '`/order find words` by customer, number, pinyin or initials',
    '`/order show number` open an order',
    '`/order mine` what waits for me',
    '`/order report number` daily production report',
    '`/order delegate number` delegate to a clerk',
    '`/order help` this list',
  ],
} as const satisfies Record<Language, readonly string[]>;

export const commandHelp = (language: Language): Drawing => ({
  text: words[language].join('\n'),
  blocks: [section(words[language].join('\n'))],
});

/** Bare `/order`: the commands, and a button for the commonest. */
export const commandMenu = (language: Language): Drawing => ({
  text: words[language].join('\n'),
  blocks: [
    section(language === 'zh' ? '*订单台* 可以：' : '*The order desk* can:'),
    section(words[language].join('\n')),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'home:new',
          style: 'primary',
          text: { type: 'plain_text', text: language === 'zh' ? '新建订单' : 'New order' },
        },
      ],
    },
  ],
});
