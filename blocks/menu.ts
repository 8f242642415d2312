import { type Language, label } from '../src/order/labels.ts';
import { findButton, newOrderButton } from './buttons.ts';
import { type Drawing, section } from './kit.ts';

const commands = [
  label('`/order new` 新建订单', '`/order new` take in an order'),
  label(
    '`/order find 词` 按客户、编号、拼音或首字母查找',
    '`/order find words` by customer, number, pinyin or initials',
  ),
  label('`/order show 编号` 打开订单', '`/order show number` open an order'),
  label('`/order mine` 等我处理的订单', '`/order mine` what waits for me'),
  label(
    '`/order report` 填生产日报（全部在产订单；加编号只填一张）',
    '`/order report` daily production reports (add a number for one order)',
  ),
  label(
    '`/order delegate` 代班或委托全部订单到某日（加编号只委托一张）',
    '`/order delegate` name a stand-in until a date (add a number for one order)',
  ),
  label(
    '`/order customer 名称` 客户资料：联系人、收货地址、等级；没有的就开立（客服主管批准）',
    '`/order customer name` a customer’s contacts, addresses and grade; opens one that is not known (the supervisor approves)',
  ),
  label(
    '`/order prices 产品或客户` 现行价格执行方案及各行版次',
    '`/order prices words` the price plan in force, by product or customer, with its versions',
  ),
  label(
    '`/order export 起 止` 已确认的订单导出为表格（不写日期为近一月）',
    '`/order export from until` confirmed orders as a table (the last month without dates)',
  ),
  label(
    '`/order settings` 工作时间、期限、日历、价格方案等设置',
    '`/order settings` working hours, due times, calendar, price plan …',
  ),
  label('`/order help` 这份说明', '`/order help` this list'),
];

const words = (language: Language): string => commands.map((command) => command[language]).join('\n');

export const commandHelp = (language: Language): Drawing => ({
  text: words(language),
  blocks: [section(words(language))],
});

/** Bare `/order`: the commands, and buttons for the commonest. */
export const commandMenu = (language: Language): Drawing => ({
  text: words(language),
  blocks: [
    section(label('*订单台* 可以：', '*The order desk* can:')[language]),
    section(words(language)),
    { type: 'actions', elements: [newOrderButton(language), findButton(language)] },
  ],
});
