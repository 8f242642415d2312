import type { ModalView } from '@slack/types';
import { type Language, label } from '../src/order/labels.ts';
import { type DrawingContext, plain, section } from './kit.ts';
import { orderRows, type Page } from './order-list.ts';

const mostFound = 30;

const words = {
  title: label('查找订单', 'Find an order'),
  ask: label('客户、编号、拼音或首字母', 'Customer, number, pinyin or initials'),
  search: label('查找', 'Find'),
  close: label('关闭', 'Close'),
  none: label('没有找到符合的订单。', 'No order matches.'),
};

/** Asks what to look for, and shows what was found below once something was asked. */
export const findView = (
  found: ({ readonly query: string } & Page) | undefined,
  drawing: DrawingContext,
): ModalView => {
  const { language } = drawing;
  return {
    type: 'modal',
    callback_id: 'find',
    title: plain(words.title[language], 24),
    submit: plain(words.search[language], 24),
    close: plain(words.close[language], 24),
    blocks: [
      queryInput(found?.query, language),
      ...(found
        ? found.rows.length > 0
          ? orderRows(found, mostFound, drawing)
          : [section(words.none[language])]
        : []),
    ],
  };
};

const queryInput = (query: string | undefined, language: Language) => ({
  type: 'input' as const,
  block_id: 'words',
  label: plain(words.ask[language], 2000),
  element: {
    type: 'plain_text_input' as const,
    action_id: 'value',
    max_length: 100,
    ...(query ? { initial_value: query.slice(0, 100) } : {}),
  },
});
