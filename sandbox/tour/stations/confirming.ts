import { type Station, station } from '../station.ts';

/** From the drawn confirmation to the production order: S8 to S10. */
export const confirming: readonly Station[] = [
  station(
    'confirmation',
    'chen.yu',
    {
      zh: '起草订单确认书，承诺日期取自排产的完成日期，写早了会被拒绝（S8.1）。',
      en: 'The order confirmation is drawn. Its date is production’s finished date; an earlier one is refused (S8.1).',
    },
    { values: { promisedOn: { day: 8 } } },
  ),
  station(
    'confirmation-issue',
    'chen.yu',
    {
      zh: '逐项核对、逐项打勾，不能一勾了之；全勾了才能签发（S8）。',
      en: 'Checked and ticked field by field, not with one box for all; only then can it be issued (S8).',
    },
    { ticksAll: true },
  ),
  station(
    'confirmation-sent',
    'chen.yu',
    {
      zh: '发给客户，记下怎么发的、发给谁。',
      en: 'Sent to the customer; how, when and to whom is recorded.',
    },
    { values: { way: 'fax', to: '陈志强 0769-86882211', sentAt: { minutes: 0 } } },
  ),
  station(
    'confirmation-received',
    'chen.yu',
    {
      zh: '打电话问清客户收到、看得清，并致谢。没有这一条，生产指令下不了（S10）。',
      en: 'By phone: it arrived and can be read, with thanks. Without this, no production order (S10).',
    },
    { values: { legible: 'yes', confirmedBy: '陈志强', receivedAt: { minutes: 0 } }, ticksAll: true },
  ),
  station(
    'return',
    'zhou.min',
    {
      zh: '客户签回来了。周敏查验：看得清、没改动、是指定签字人签的（S9）。晚回一天，交期就顺延一天。',
      en: 'The customer’s signed copy is back. Zhou Min examines it: legible, unaltered, signed by the right person (S9). Each day it is late moves the dates by a day.',
    },
    {
      values: {
        revision: '1',
        cameOn: { day: 0 },
        legible: 'yes',
        signature: 'signed',
        signedBy: '陈志强',
        content: 'unchanged',
        terms: 'clear',
        file: { file: 'return-signed.txt', text: 'The confirmation, signed by 陈志强.' },
      },
    },
  ),
  station(
    'deposit',
    'xu.jing',
    {
      zh: '定金 30 % 由财务确认到账，分文不差。B、C 类客户回传和定金缺一样，都进不了生产（S9.2）。',
      en: 'Finance records the deposit of 30 % to the fen. For grades B and C nothing reaches production without return and deposit (S9.2).',
    },
    { values: { amount: '34564.50', receivedOn: { day: 0 }, reference: { unique: 'ICBC' } } },
  ),
  station('production-order', 'chen.yu', {
    zh: '下达生产指令：在效的确认书就是生产指令单，一个字也不用重打（S10）。',
    en: 'The production order: the confirmation in force serves as it, nothing is retyped (S10).',
  }),
  station(
    'production-countersign',
    'guo.wei',
    {
      zh: '生产部主管把每一条再看一遍，逐条打勾，会签（S10）。做前一步的人不能签这一步。',
      en: 'The production supervisor is shown every clause again, ticks each, and countersigns (S10). Two signatures, two people.',
    },
    { ticksAll: true },
  ),
  station(
    'copy-acknowledged',
    'sun.kai',
    { zh: '技术部收到副本，按一下即可。', en: 'Technical acknowledges its copy: one press.' },
    { by: 'press' },
  ),
];
