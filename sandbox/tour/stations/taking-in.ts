import { type Station, station } from '../station.ts';

/** The fax as it came; special terms are the one thing it does not say. */
const memo = {
  channel: 'fax',
  customer: 'C001',
  contact: '陈志强',
  contactPhone: '13809281177',
  paymentMethod: 'prepaid',
  wantedOn: { day: 11 },
  wantedKind: 'arrived',
  deliveryAddress: '广东省东莞市虎门镇怀德大道118号B栋',
  receiver: '李敏',
  receiverPhone: '13922554810',
  tolerance: '3',
  packaging: '防潮膜+木托盘',
  labels: '每件贴条码标签',
  sourceFiles: { file: 'fax-lianxing.png', from: '/assets/tour/fax-lianxing.png' },
  'lines.1.product': 'HG-WF70',
  'lines.1.form': 'roll',
  'lines.1.widthMm': '787',
  'lines.1.quantity': '12.5',
  'lines.1.unitPrice': '6350.00',
  'lines.2.product': 'HG-KL125',
  'lines.2.form': 'roll',
  'lines.2.widthMm': '1092',
  'lines.2.quantity': '8',
  'lines.2.unitPrice': '4480.00',
} as const;

/** From the fax to the signed schedule: S1 to S7. */
export const takingIn: readonly Station[] = [
  station(
    'intake',
    'chen.yu',
    {
      zh: '联兴（B 类客户）发来一份订购传真。陈宇照原样记下来，不全也先记；传真没写“特殊要求”，卡片会一直显示待补。',
      en: 'A fax from Lianxing, a grade B customer. Chen Yu notes it at once, complete or not (S3); it says nothing of special terms, so the card keeps showing what is missing.',
    },
    // Whoever takes the tour again orders the same once more.
    { by: { command: '/order new' }, values: memo, ticksAll: true },
  ),
  station(
    'reply-promise',
    'chen.yu',
    {
      zh: '告诉客户最迟什么时候答复，并致谢（S4）。到点之前会提醒陈宇，过了点会上报。',
      en: 'The customer is told by when an answer comes, with thanks (S4). Chen Yu is reminded before then; a promise that passes escalates.',
    },
    { values: { replyBy: { minutes: 180 }, toldWhom: '陈志强', toldAt: { minutes: -1 } }, ticksAll: true },
  ),
  station(
    'memo-answer',
    'zhou.min',
    {
      zh: '传真里缺的，由负责的销售员打电话问客户，逐项记下答复（S2.3）。“无”也是答案，空着不算。',
      en: 'What a fax leaves open, the responsible salesperson asks the customer, item by item (S2.3). “None” is an answer; blank is not.',
    },
    {
      values: {
        spokeWith: '陈志强',
        spokenAt: { minutes: -1 },
        words: '没有别的特殊要求，照常包装即可。',
        specialTerms: '无',
      },
    },
  ),
  station('terms', 'chen.yu', {
    zh: '系统把单价、规格、付款和定金与价格方案、合同、最近三次成交逐项比对；有偏差就是疑义，未了结之前签不了（S5）。这张单没有偏差。',
    en: 'Prices, specs, payment and deposit are compared with the plan, the contract and the last three deals; a deviation is a doubt and blocks this signature (S5). Here all agrees.',
  }),
  station(
    'technical',
    'sun.kai',
    {
      zh: '技术部逐行回答能不能做、配方变不变，并书面说明原料储备；没有这份书面说明，签字会被拒绝（S6.3）。',
      en: 'Technical answers line by line whether it can be made and whether the formula changes, and states the raw material in writing; without that statement the signature is refused (S6.3).',
    },
    {
      values: {
        rawMaterial: '木浆库存 86 吨，可满足本单及已排 3 单；BCTMP 12-02 到货。',
        'lines.1.producible': 'yes',
        'lines.1.formula': 'unchanged',
        'lines.2.producible': 'yes',
        'lines.2.formula': 'unchanged',
      },
    },
  ),
  station(
    'schedule',
    'hu.qiang',
    {
      zh: '生产部看着技术部的原话排产，书面给出生产日期和完成日期（复卷后）。原料说明一变，这份排产就失效（S7）。',
      en: 'Production schedules in writing with technical’s statement before its eyes, word for word. A new statement voids the schedule (S7).',
    },
    {
      values: {
        productionOn: { day: 4 },
        finishedOn: { day: 8 },
        tolerance: '3',
        clauses: '无',
        'lines.1.quantity': '12.5',
        'lines.2.quantity': '8',
      },
    },
  ),
];
