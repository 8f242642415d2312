import { act } from '../action.ts';
import { wrong } from '../decision.ts';
import { files, optional, statement, text } from '../fields.ts';
import { label } from '../labels.ts';

const orderNumber = /^SO-\d{6}-\d{3,4}$/;

/** S18.a: a claim after closing is dealt with in an order of its own, whose number is written down here. */
export const claim = act({
  key: 'claim',
  rule: 'S18.a',
  lane: 'shipments',
  title: label('登记索赔', 'Record a claim'),
  short: label('索赔', 'Claim'),
  by: ['service', 'salesperson'],
  during: ['closed'],
  about: { kind: 'opens', prefix: 'k' },
  offered: () => true,
  fields: {
    what: statement(label('客户索赔内容', 'What the customer claims')),
    papers: optional(files(label('凭证或照片', 'Papers or pictures'))),
    linkedOrder: text(label('关联订单号', 'The linked order'), {
      hint: label('先用“新建订单”开单，再填它的编号', 'Place the new order first, then name it here'),
    }),
  },
  judge: ({ order }, { linkedOrder }) =>
    orderNumber.test(linkedOrder) && linkedOrder !== order.number
      ? undefined
      : wrong(
          'S18.a',
          'linkedOrder',
          '请填另一张订单的编号，如 SO-261123-017',
          'Another order’s number, such as SO-261123-017',
        ),
  tells: () => ['salesperson', 'service-supervisor', 'quality'],
  says: (_order, { answers }) =>
    label(`${answers.linkedOrder}：${answers.what}`, `${answers.linkedOrder}: ${answers.what}`),
});
