import { type Station, station } from '../station.ts';

const all = { 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' };

/** Money, dispatch, the road and the end: S13 to S18. */
export const shipping: readonly Station[] = [
  station(
    'contract-review',
    'chen.yu',
    {
      zh: '客服对照合同审一遍交付、付款和结算条款（S13）。',
      en: 'The clerk reviews the contract’s terms (S13).',
    },
    { ticksAll: true },
  ),
  station('balance-notice', 'chen.yu', {
    zh: '开出余款催收通知书：实际完成数量 × 单价 − 已付（S13.2）。',
    en: 'The balance notice: finished quantity × price − what was paid (S13.2).',
  }),
  station(
    'payment',
    'xu.jing',
    { zh: '余款到账。', en: 'The balance arrives.' },
    {
      values: {
        amount: '80650.50',
        receivedOn: { day: 0 },
        reference: { unique: 'ICBC' },
        purpose: 'balance',
      },
    },
  ),
  station('settlement', 'xu.jing', {
    zh: '款齐了财务才签。没有这个签字，B、C 类的货出不了厂。',
    en: 'Finance signs when the full sum is there. Without it no grade B or C goods leave the mill.',
  }),
  station(
    'dispatch-notice',
    'chen.yu',
    {
      zh: '发货前第二次核对：地址、收货人、电话、每一个数字（S14.1）。没有通知单，发货员记不了发货（S14.2）。',
      en: 'Everything is checked a second time: address, receiver, phone, every figure (S14.1). Without the notice dispatch cannot record a shipment (S14.2).',
    },
    { values: all, ticksAll: true },
  ),
  station(
    'briefing',
    'ma.jun',
    {
      zh: '发货员复述：数量、收货人、电话、地址要自己打一遍，对不上就拒绝（S15）。',
      en: 'Dispatch repeats back: quantities, receiver, phone and address are typed again, and a mismatch is refused (S15).',
    },
    {
      values: {
        receiver: '李敏',
        phone: '139 2255 4810',
        address: '广东省东莞市虎门镇怀德大道118号B栋',
        ...all,
      },
      ticksAll: true,
    },
  ),
  station(
    'shipped',
    'ma.jun',
    {
      zh: '装车发出：承运、车牌、司机、预计到达。',
      en: 'Loaded and gone: carrier, plate, driver, expected arrival.',
    },
    {
      values: {
        carrier: '顺通物流',
        plate: '粤S·A1234',
        driver: '老梁',
        driverPhone: '13500000000',
        departedAt: { minutes: 0 },
        expectedAt: { minutes: 24 * 60 },
      },
    },
  ),
  station(
    'shipping-advice',
    'chen.yu',
    {
      zh: '客服核实发货记录属实，立即把发货告知书发给客户（S16）。',
      en: 'The clerk verifies the record and sends the shipping advice at once (S16).',
    },
    { values: { how: 'fax', sentTo: '陈志强', sentAt: { minutes: 0 } }, ticksAll: true },
  ),
  station(
    'advice-confirmed',
    'chen.yu',
    { zh: '电话确认客户收到、看得清，致谢。', en: 'By phone: received, legible, thanks given.' },
    { values: { from: '陈志强' }, ticksAll: true },
  ),
  station(
    'arrival',
    'liu.fang',
    {
      zh: '客服助理记下到货时间和状况，销售员马上知道（S18）。',
      en: 'The assistant records when and how the goods arrived; the salesperson knows at once (S18).',
    },
    { values: { arrivedAt: { minutes: 0 }, condition: 'ok' } },
  ),
  station(
    'receipt',
    'liu.fang',
    { zh: '附上客户签字的到货回单。', en: 'The customer’s signed delivery receipt is attached.' },
    {
      values: {
        file: { file: 'receipt-signed.txt', text: 'Received in good order. 李敏' },
        signedBy: '李敏',
        signedOn: { day: 0 },
      },
    },
  ),
  station('close', 'chen.yu', {
    zh: '没有疑义、异常、欠回传、欠款、欠回单，订单才能关闭。七天后回访。',
    en: 'No doubt, anomaly, return, balance or receipt is open: the order closes. A follow-up comes in seven days.',
  }),
];
