import { discreet, hidden } from '../../order/discreet.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { facets } from '../facets.ts';
import { lineValue, productText, totalFen } from '../goods/lines.ts';
import { lineFen, yuan } from '../money/money.ts';
import { onPaper } from '../papers.ts';
import type { Arrival, ConfirmationFacts } from './paper-facts.ts';

/** One clause of the confirmation's head: what the clerk ticks and what stands on the paper. */
export interface Clause {
  readonly id: string;
  readonly label: Label;
  readonly value: Label;
}

/** Every clause besides the lines, in the order of the form (客户订单确认书). */
export const confirmationClauses = (
  order: Order,
  { promisedOn, arrival }: ConfirmationFacts,
): readonly Clause[] => {
  const { content } = order;
  const facet = (name: keyof typeof facets): Clause => ({
    id: name,
    label: facets[name].label,
    value: facets[name].show(order),
  });
  return [
    facet('customer'),
    {
      id: 'contact',
      label: label('联系人与电话', 'Contact and phone'),
      value: discreet(
        verbatim(`${content.contact ?? '—'} ${content.contactPhone ?? '—'}`),
        verbatim(content.contact ?? '—'),
      ),
    },
    facet('payment'),
    { id: 'total', label: label('合计', 'Total'), value: totalText(order) },
    facet('wanted'),
    { id: 'promisedOn', label: label('承诺完工', 'Promised finished date'), value: verbatim(promisedOn) },
    ...(arrival
      ? [{ id: 'arrival', label: label('到货条件', 'Arrival condition'), value: arrivalText(arrival) }]
      : []),
    facet('delivery'),
    facet('tolerance'),
    facet('packaging'),
    facet('labels'),
    facet('specialTerms'),
  ];
};

/** 客户订单确认书: what the customer signs and sends back; a draft until the clerk has ticked it field by field (S8). */
export const confirmationPaper = (
  order: Order,
  facts: ConfirmationFacts,
  standing: 'draft' | 'issued',
): Paper =>
  onPaper('confirmation', {
    standing,
    number: facts.number,
    amount: totalFen(order.content.lines),
    rows: confirmationClauses(order, facts).map(({ id, label: name, value }) => ({
      label: name,
      // What grade the mill gives its customers is the mill's own.
      value: id === 'customer' ? verbatim(order.content.customer?.name ?? '—') : value,
    })),
    table: {
      head: [
        label('品种', 'Product'),
        label('规格', 'Spec'),
        label('数量', 'Quantity'),
        label('单价', 'Unit price'),
        label('金额（元）', 'Amount (CNY)'),
      ],
      rows: order.content.lines.map((line) => [
        productText(line),
        lineValue(line, 'spec'),
        lineValue(line, 'quantity'),
        lineValue(line, 'price'),
        hidden(
          verbatim(yuan(lineFen(line.quantity ?? 0, line.product?.unit ?? 't', line.unitPriceFen ?? 0))),
        ),
      ]),
    },
    notes: [
      label(
        '承诺日为完工日，不是发货日。',
        'The promised date is the date the goods are finished, not the date they are shipped.',
      ),
      label(
        '请指定签字人签字或盖章后当日回传；迟一日，承诺日与完工日各顺延一日。',
        'Please return it signed by your designated signer, or stamped, today; each day later moves both dates by a day.',
      ),
      ...(facts.prompts.length > 0 ? [promptsText(facts)] : []),
    ],
  });

const promptsText = ({ prompts }: ConfirmationFacts): Label => {
  const list = joined(
    prompts.map(({ what, on }) => verbatim(`${on} ${what}`)),
    label('；', '; '),
  );
  return label(`监督工作提示：${list.zh}`, `Monitoring prompts: ${list.en}`);
};

const arrivalText = ({ on, condition }: Arrival): Label => {
  const by = on ? label(`${on} 前到货`, `by ${on}`) : null;
  return joined([...(by ? [by] : []), ...(condition ? [verbatim(condition)] : [])], label('，', ', '));
};

const totalText = ({ content }: Order): Label => {
  const fen = yuan(totalFen(content.lines) ?? 0);
  return hidden(label(`${fen} 元`, `CNY ${fen}`));
};
