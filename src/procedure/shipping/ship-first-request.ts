import type { Sight } from '../../order/action.ts';
import { wrong } from '../../order/decision.ts';
import { statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { facets } from '../facets.ts';
import { quantityFor } from '../goods/quantities.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { available, somethingToShip } from '../warehouse/stock.ts';

/** S14.2: in an emergency the clerk asks to ship before the notice is written; acceptance and settlement are not lifted. */
export const shipFirstRequest = act({
  key: 'ship-first-request',
  rule: 'S14.2',
  lane: 'shipments',
  title: label('申请先发货', 'Ask to ship first'),
  short: label('先发申请', 'Asked'),
  submit: label('提出', 'Ask'),
  by: ['service'],
  about: { kind: 'opens', prefix: 's' },
  applies: (order) => available(order).some(({ quantity }) => quantity > 0),
  needs: (order) => somethingToShip(order),
  offered: () => true,
  overflowRank: 5,
  covers: () => [facets.customer, facets.products],
  neverVoided: true,
  fields: { reason: statement(label('紧急原因', 'Why it cannot wait')) },
  lines: {
    of: ({ order }) => orderLines(order).filter(({ id }) => quantityFor(available(order), id) > 0),
    fields: { quantity: quantityAsked(label('先发数量', 'Quantity to ship first')) },
  },
  judge: ({ order }, { lines }) =>
    quantitiesFrom(order, lines).length === 0
      ? wrong('S14.2', `lines.${lines[0]?.id ?? 1}.quantity`, '请填写先发数量', 'Say how much is to go first')
      : badQuantity('S14.2', { order, answered: lines, most: available(order) }),
  facts: ({ order }: Sight, { lines }) => ({ quantities: quantitiesFrom(order, lines) }),
  tells: () => ['service-supervisor'],
  says: (order, { answers, facts }) => {
    const goods = quantitiesText(order, facts.quantities);
    return label(`${goods.zh}：${answers.reason}`, `${goods.en}: ${answers.reason}`);
  },
});
