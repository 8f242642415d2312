import { act } from '../action.ts';
import { files, optional, statement, text } from '../fields.ts';
import { label } from '../labels.ts';
import { mustBeTheirs, typedNumber } from '../other-order.ts';

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
  otherOrder: (_order, _part, { linkedOrder }) => typedNumber(linkedOrder),
  judge: (sight) => mustBeTheirs(sight, { rule: 'S18.a', blockId: 'linkedOrder' }),
  tells: () => ['salesperson', 'service-supervisor', 'quality'],
  says: (_order, { answers }) =>
    label(`${answers.linkedOrder}：${answers.what}`, `${answers.linkedOrder}: ${answers.what}`),
});
