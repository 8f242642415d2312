import { type Station, station } from '../station.ts';

const passed = { quantity: 'pass', appearance: 'pass', labels: 'pass' };
const all = { 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' };

/** Production, with something going wrong on the way: S11 to S12.2. */
export const making: readonly Station[] = [
  station(
    'anomaly',
    'hu.qiang',
    {
      zh: '生产中出了状况：客服、销售员、主管和总监同时被点名告知（S11.1）。异常没了结，这批货验收和发货都过不去。',
      en: 'Something goes wrong in production: service, salesperson, supervisor and director are told at once (S11.1). While it is open it blocks acceptance and dispatch.',
    },
    { values: { kind: 'quality', what: '70 g 双胶纸一卷端面毛边，需返工。', 'lines.1.quantity': '0.5' } },
  ),
  station(
    'emergency-plan',
    'wang.li',
    {
      zh: '客服主管两小时内拿出应急方案：谁做什么、几点前。',
      en: 'The service supervisor has two hours for an emergency plan: who does what, and by when.',
    },
    {
      values: {
        plan: '毛边一卷返工，其余照常生产，不影响完成日期。',
        salespersonDoes: '今日致电客户说明',
        salespersonBy: { minutes: 120 },
        clerkDoes: '跟进返工结果',
        clerkBy: { minutes: 180 },
      },
    },
  ),
  station(
    'plan-approval',
    'zhao.gang',
    {
      zh: '总监批准，或退回重拟。',
      en: 'The director approves the plan, or sends it back.',
    },
    { values: { verdict: 'approve' } },
  ),
  station(
    'plan-answer',
    'zhou.min',
    {
      zh: '销售员告诉客户，把客户的答复记下来。',
      en: 'The salesperson tells the customer and records the answer.',
    },
    { values: { from: '陈志强', answer: '同意返工，按期即可。' } },
  ),
  station(
    'anomaly-close',
    'lin.xia',
    {
      zh: '碰到货的异常，由质检签字了结。',
      en: 'Where goods are touched, quality signs how it was settled.',
    },
    { values: { outcome: 'rework', explanation: '返工后端面平整，复检合格。', 'lines.1.quantity': '0.5' } },
  ),
  station(
    'daily-report',
    'hu.qiang',
    {
      zh: '每个工作日的生产日报；到点没报，会点名催（S12.1）。',
      en: 'The daily production report; a missing one is asked for by name (S12.1).',
    },
    { values: { date: { day: 0 }, state: 'finished', waste: '0.2', ...all }, told: 'card' },
  ),
  station(
    'batch',
    'hu.qiang',
    { zh: '成品整批交验。', en: 'The finished goods are handed over for inspection.' },
    { values: { final: 'yes', ...all } },
  ),
  station(
    'inspection',
    'chen.yu',
    {
      zh: '客服按确认书验：数量、外观包装、标签（S12.2）。',
      en: 'The clerk inspects against the confirmation: quantity, appearance, labels (S12.2).',
    },
    { values: passed },
  ),
  station(
    'inspection-quality',
    'lin.xia',
    {
      zh: '质检按出厂标准验，必须是另一个人。',
      en: 'Quality inspects against the mill’s standard: another person, another signature.',
    },
    { values: passed },
  ),
  station(
    'warehouse-in',
    'lin.xia',
    {
      zh: '两边都签了，才能入库；销售员马上得到消息。',
      en: 'Both have signed, so the goods are booked in; the salesperson is told at once.',
    },
    { values: all },
  ),
];
