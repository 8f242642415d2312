import { specText } from '../../mill/master-data/price-plan.ts';
import type { Sight } from '../../order/action.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import { facets } from '../facets.ts';
import { lineText, paymentLabels } from '../goods/lines.ts';
import type { Deviation } from '../intake/memo-facts.ts';
import { yuan } from '../money/money.ts';
import type { PlannedPrice } from '../outside.ts';
import { type ComparedLine, type Comparison, isDoubtful } from './comparison.ts';
import { approvedDeviations } from './doubts.ts';

/** Every value of the terms beside its reference, and each deviation with what is to be done about it (S5). */
export const comparedFacts = (
  { order }: Pick<Sight, 'order'>,
  { customer, lines, deviations }: Comparison,
): readonly Fact[] => [
  { label: facets.customer.label, value: facets.customer.show(order) },
  ...lines.map((compared, index) => lineFact(compared, index + 1)),
  ...(customer ? [paymentFact(order.content.paymentMethod, customer)] : []),
  ...deviations
    .filter(isDoubtful)
    .map((deviation) => deviationFact(deviation, approvedDeviations(order).includes(deviation.id))),
];

const lineFact = ({ line, row, transactions }: ComparedLine, position: number): Fact => {
  const value = lineText(line, 'all');
  const past = transactions.map(
    ({ date, widthMm, lengthMm, unitPriceFen }) =>
      `${date} ${widthMm}${lengthMm === null ? '' : `×${lengthMm}`}mm @${yuan(unitPriceFen)}`,
  );
  const none = label('无', 'none');
  return {
    label: label(`第 ${position} 行`, `Line ${position}`),
    value: label(
      `${value.zh}\n价格方案：${planText(row).zh}\n近三次：${past.join('；') || none.zh}`,
      `${value.en}\nPrice plan: ${planText(row).en}\nLast three: ${past.join('; ') || none.en}`,
    ),
  };
};

const planText = (row: PlannedPrice | undefined): Label => {
  if (!row) return label('无此行', 'no row');
  const spec = specText(row) === '' ? '' : ` ${specText(row)}`;
  const text = `@${yuan(row.unitPriceFen)}`;
  return label(
    `${text}（第 ${row.plan} 版，${row.for}${spec}，${row.validFrom} 至 ${row.validTo}）`,
    `${text} (version ${row.plan}, ${row.for}${spec}, ${row.validFrom} to ${row.validTo})`,
  );
};

const paymentFact = (
  paymentMethod: keyof typeof paymentLabels | null,
  { grade, contract }: NonNullable<Comparison['customer']>,
): Fact => {
  const value = paymentMethod ? paymentLabels[paymentMethod] : label('未填', 'blank');
  const reference = paymentLabels[contract.paymentMethod];
  return {
    label: label('付款与定金', 'Payment and deposit'),
    value: label(
      `${value.zh}（合同：${reference.zh}），定金 ${contract.depositPercent}%，${grade} 类`,
      `${value.en} (contract: ${reference.en}), deposit ${contract.depositPercent}%, grade ${grade}`,
    ),
  };
};

const deviationFact = ({ text }: Deviation, isApproved: boolean): Fact => ({
  label: isApproved
    ? label('偏差（已批准）', 'Deviation (approved)')
    : label('偏差：须提疑问', 'Deviation: raise a doubt'),
  value: text,
});
