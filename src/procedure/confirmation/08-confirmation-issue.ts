import { signed } from '../../order/checks.ts';
import { type Option, ticks } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Line } from '../content.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { lineText, lineValue } from '../goods/lines.ts';
import { confirmation } from './08-confirmation.ts';
import { isRelaxed, promiseConsent } from './08-promise-consent.ts';
import { confirmationClauses, confirmationPaper } from './confirmation-paper.ts';
import { inForce } from './confirmations.ts';

/** S8: the clerk ticks the drawn document field by field; only then is it issued. Drawing it anew voids the ticks. */
export const confirmationIssue = step({
  key: 'confirmation-issue',
  rule: 'S8',
  lane: 'commercial',
  title: label('核对并签发确认书', 'Check and issue it'),
  short: label('签发', 'Issued'),
  submit: label('签发', 'Issue'),
  by: ['service'],
  needs: (order) => [
    signed(order, confirmation),
    ...(isRelaxed(order) ? [signed(order, promiseConsent)] : []),
  ],
  covers: () => [signatureOf(confirmation), signatureOf(promiseConsent)],
  fields: {
    clauses: ticks(label('逐项核对', 'Check one by one'), ({ order }) => clauseOptions(order)),
  },
  lines: {
    of: ({ order }) => order.content.lines.map((line) => ({ id: line.id, label: lineText(line, 'spec') })),
    fields: {
      values: ticks(label('逐项核对', 'Check one by one'), ({ order }, item) =>
        lineOptions(order.content.lines.find(({ id }) => id === item?.id)),
      ),
    },
  },
  says: (order) => {
    const number = inForce(order)?.number ?? '';
    return label(`${number} 已逐项核对并签发`, `${number} was checked field by field and issued`);
  },
  papers: (order) => {
    const facts = inForce(order);
    return facts ? [confirmationPaper(order, facts, 'issued')] : [];
  },
  dueInWorkingHours: 2,
});

const clauseOptions = (order: Order): readonly Option[] => {
  const facts = inForce(order);
  return (facts ? confirmationClauses(order, facts) : []).map(({ id, label: name, value }) => ({
    value: id,
    label: label(`${name.zh} ${value.zh}`, `${name.en} ${value.en}`),
  }));
};

const lineOptions = (line: Line | undefined): readonly Option[] =>
  line
    ? (
        [
          ['spec', label('规格', 'Spec')],
          ['quantity', label('数量', 'Quantity')],
          ['price', label('单价', 'Unit price')],
        ] as const
      ).map(([value, name]) => ({
        value,
        label: label(`${name.zh} ${lineValue(line, value).zh}`, `${name.en} ${lineValue(line, value).en}`),
      }))
    : [];
