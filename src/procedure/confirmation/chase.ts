import { isMet, signed } from '../../order/checks.ts';
import { date } from '../../order/date-fields.ts';
import { choice, optional, statement, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { confirmationSent } from './08-confirmation-sent.ts';
import { isOwed } from './09-return-choice.ts';

const matters = {
  return: label('签回的确认书', 'The signed return'),
  deposit: label('定金', 'The deposit'),
  balance: label('余款', 'The balance'),
  receipt: label('到货回单', 'The delivery receipt'),
  other: label('其他', 'Something else'),
} as const;

/** S9.1: what the customer owes was asked for again: of whom, and what they said. */
export const chase = act({
  key: 'chase',
  rule: 'S9.1',
  lane: 'commercial',
  title: label('登记催办', 'Chased'),
  short: label('催办', 'Chased'),
  submit: label('登记', 'Record it'),
  by: ['salesperson', 'service', 'assistant'],
  again: 'adds',
  neverVoided: true,
  needs: (order) => [signed(order, confirmationSent)],
  offered: (order) => isMet(signed(order, confirmationSent)) && isOwed(order),
  fields: {
    matter: choice(label('催什么', 'What was asked for'), matters, { initial: () => 'return' }),
    whom: text(label('联系了谁', 'Who was spoken to'), {
      personal: true,
      initial: ({ order }) => order.content.contact,
    }),
    words: statement(label('对方怎么说', 'What they said')),
    promisedOn: optional(date(label('对方答应的日期', 'When they promised it for'), 'to-come')),
  },
});
