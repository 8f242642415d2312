import { type Label, label } from '../order/labels.ts';

/** What may never happen, by the sections of process §6 (laws.ts). */
export const lawRules = {
  '§6.1': label(
    'B、C 类无回传、定金未到齐不生产，无财务签字不出厂；款到发货的未付清不发',
    'Grades B and C are not produced without return and deposit nor leave without finance; nothing prepaid ships unpaid',
  ),
  '§6.2': label(
    '无通知单或先发批准不得离厂；离厂不多于验收入库且无异常的；同一批货不发两次、不到两次',
    'Nothing leaves without a notice or ship-first, nor more than was accepted and is free of anomalies; the same goods neither leave nor arrive twice',
  ),
  '§6.8': label(
    '已发出或已通知的货物不改客户、品种规格，不减到其下；有货发出的订单不取消',
    'Goods that left or are on a notice keep customer and spec, no line falls below them, and their order is not cancelled',
  ),
  '§6.9': label(
    '每位客户的来款等于已用、已退与账上之和，一分不差；款项不换主人',
    'What came in of each customer is what was used, paid back or lies on the account, to the fen; money keeps its owner',
  ),
  '§6.10': label(
    '疑问未了结，印有疑问内容的文件不发出，所涉行的货物不离厂；异常未结，所涉数量不离厂（见 §6.2）',
    'While a doubt is open no paper that prints it goes out and no goods of its line leave; what an open anomaly touches stays (see §6.2)',
  ),
  '§6.11': label(
    '须两人签的不由一人签完，代签、委托、兼岗都算同一人，经准许的破例除外',
    'Where two people are asked for one does not sign for both, by whatever delegation, stand-in or second role, but for an exception',
  ),
} as const satisfies Record<string, Label>;
