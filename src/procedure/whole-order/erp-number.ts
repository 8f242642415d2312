import { signed } from '../../order/checks.ts';
import { text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { confirmationIssue } from '../confirmation/08-confirmation-issue.ts';
import { act } from '../define.ts';

/** S8: the number under which the confirmed order stands in the ERP. */
export const erpNumber = act({
  key: 'erp-number',
  rule: 'S8',
  lane: 'commercial',
  title: label('登记 ERP 单号', 'ERP number'),
  short: label('ERP 单号', 'ERP number'),
  submit: label('登记', 'Record it'),
  by: ['service'],
  during: ['open', 'held', 'closed'],
  again: 'renews',
  needs: (order) => [signed(order, confirmationIssue)],
  fields: { number: text(label('ERP 单号', 'The ERP’s number'), { most: 40 }) },
});
