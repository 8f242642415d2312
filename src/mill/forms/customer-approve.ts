import type { AnswersIn } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { choice, sometimes, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import type { MillSigned } from '../events.ts';
import { type MillFormSight, millForm } from '../form.ts';
import { type Candidate, candidates } from '../master-data/new-customers.ts';
import type { MillMessage } from '../matter.ts';
import { signedOn } from '../record.ts';

export const customerApproveForm = 'customer-approve';

const verdicts = {
  approve: label('批准', 'Approve'),
  decline: label('退回', 'Decline'),
} as const;

const fields = {
  verdict: choice(label('意见', 'Verdict'), verdicts, { redraws: true }),
  reason: sometimes(({ raw }) => raw.verdict === 'decline', statement(label('退回的理由', 'Why not'))),
};

type ApproveAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** A.customer: the supervisor approves a new customer or declines with a reason; another person than who opened it. */
export const customerApprove = millForm({
  key: customerApproveForm,
  rule: 'A.customer',
  title: label('批准新客户', 'Approve a customer'),
  by: ['service-supervisor'],
  fields,
  shows: (sight) => {
    const candidate = candidateOf(sight);
    return candidate ? factsOf(candidate) : [];
  },
  judge: (sight) => settled(sight) ?? alone(sight),
  facts: (sight) => ({ name: candidateOf(sight)?.customer.shortName ?? '' }),
  events: ({ part, at }, { verdict, reason }) => [
    verdict === 'approve'
      ? { type: 'CustomerApproved', code: part ?? '', at }
      : { type: 'CustomerDeclined', code: part ?? '', reason: reason ?? '', at },
  ],
  tells: (signed) => [told(signed)],
});

const candidateOf = ({ part, outside }: MillFormSight): Candidate | undefined =>
  candidates(outside).find(({ customer }) => customer.code === part);

const settled = (sight: MillFormSight): Refusal | undefined => {
  if (candidateOf(sight)) return undefined;
  const earlier = signedOn(sight.mill.record, customerApproveForm, sight.part);
  return earlier
    ? { code: 'already', rule: 'A.customer', by: earlier.by, at: earlier.at }
    : { code: 'no-such-part', rule: 'A.customer' };
};

const alone = (sight: MillFormSight): Refusal | undefined => {
  const opened = candidateOf(sight)?.opened;
  return opened?.by.id === sight.by.id
    ? { code: 'two-people', rule: 'M.two', other: opened.by, as: label('开立此客户', 'opened this customer') }
    : undefined;
};

const factsOf = ({ customer, opened }: Candidate): readonly Fact[] => [
  {
    label: label('客户', 'Customer'),
    value: verbatim(`${customer.code} ${customer.name}（${customer.shortName}）`),
  },
  { label: label('责任销售员', 'Salesperson'), value: verbatim(customer.salesperson.name) },
  {
    label: label('联系', 'Contact'),
    value: verbatim(
      [customer.contact, customer.phone, customer.fax, customer.email].filter(Boolean).join(' · '),
    ),
  },
  { label: label('可签回的人', 'May sign the return'), value: verbatim(customer.signers.join('、')) },
  {
    label: label('收货', 'Delivery'),
    value: verbatim(`${customer.deliveryAddress} · ${customer.receiver} · ${customer.receiverPhone}`),
  },
  {
    label: label('等级与合同', 'Grade and contract'),
    value: label('C 类，款到发货，定金 100%', 'grade C, prepaid, deposit 100 %'),
  },
  { label: label('开立人', 'Opened by'), value: verbatim(opened.by.name) },
];

const told = ({ part, by, answers, facts }: MillSigned): MillMessage => {
  // Only this form writes these answers and facts.
  const { verdict, reason } = answers as ApproveAnswers;
  const name = `${part} ${(facts as { readonly name: string }).name}`;
  return verdict === 'approve'
    ? {
        channel: 'orders',
        mentions: ['service'],
        title: label(`新客户已批准：${name}`, `The new customer is approved: ${name}`),
        parts: [
          {
            text: label(
              `${by.name} 批准。按 C 类、定金 100%，直到录入合同；其订单可核对条款。`,
              `By ${by.name}. Grade C, deposit 100 % until a contract is filed; terms of their orders may be checked.`,
            ),
          },
        ],
        opens: [{ form: 'customer-contract', part, label: label('录入合同', 'File the contract') }],
      }
    : {
        channel: 'orders',
        mentions: ['service'],
        title: label(`新客户未获批准：${name}`, `The new customer is declined: ${name}`),
        parts: [{ text: label(`${by.name}：${reason ?? ''}`, `${by.name}: ${reason ?? ''}`) }],
        opens: [],
      };
};
