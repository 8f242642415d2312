import type { AnswersIn } from '../../order/action.ts';
import { choice, optional, person, text } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { deliveryConditions } from '../../procedure/money/contract-words.ts';
import type { Customer } from '../../procedure/outside.ts';
import { mustHold, named } from '../../procedure/people.ts';
import type { MillSigned } from '../events.ts';
import { type MillFormSight, millForm } from '../form.ts';
import { knownAlready, nextCode, withoutContract } from '../master-data/new-customers.ts';
import type { MillMessage } from '../matter.ts';
import { customerApproveForm } from './customer-approve.ts';

const fields = {
  name: text(label('公司全称', 'Full name')),
  shortName: text(label('简称', 'Short name'), {
    most: 40,
    hint: label('卡片和清单上用', 'As it stands on cards and lists'),
  }),
  salesperson: person(label('责任销售员', 'Responsible salesperson')),
  contact: text(label('联系人', 'Contact'), { personal: true }),
  phone: text(label('电话', 'Phone'), { personal: true }),
  fax: optional(text(label('传真', 'Fax'))),
  email: optional(text(label('电子邮箱', 'E-mail'), { personal: true })),
  signers: text(label('谁可以签回', 'Who may sign the return'), {
    personal: true,
    hint: label('几位用顿号分开', 'Several are separated by commas'),
  }),
  deliveryAddress: text(label('收货地址', 'Delivery address'), { personal: true, most: 500 }),
  receiver: text(label('收货人', 'Receiver'), { personal: true }),
  receiverPhone: text(label('收货电话', 'Receiver’s phone'), { personal: true }),
  deliveryCondition: choice(label('交货方式', 'Delivery'), deliveryConditions, {
    initial: () => 'delivered',
  }),
};

type OpenAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** What the signature stores besides the answers. */
interface OpenFacts {
  readonly code: string;
  readonly salesperson: string;
}

/** A.customer: a clerk opens a customer; orders may be taken in at once, terms wait for the supervisor's approval. */
export const customerOpen = millForm({
  key: 'customer-open',
  rule: 'A.customer',
  title: label('开立新客户', 'Open a customer'),
  submit: label('提交批准', 'Ask for approval'),
  by: ['service'],
  fields,
  shows: ({ outside }) => [
    { label: label('客户编号', 'Code'), value: verbatim(nextCode(outside)) },
    {
      label: label('批准后', 'Once approved'),
      value: label(
        'C 类、定金 100%，直到主管录入合同；批准前可先接单，条款核对须等批准',
        'Grade C, deposit 100 % until the supervisor files a contract; orders may be taken in before, their terms wait',
      ),
    },
  ],
  judge: (sight, { name, shortName, salesperson }) =>
    knownAlready(sight.outside, name, 'name') ??
    knownAlready(sight.outside, shortName, 'shortName') ??
    mustHold(sight, { id: salesperson, role: 'sales', rule: 'A.customer', blockId: 'salesperson' }),
  facts: (sight, { salesperson }) => ({
    code: nextCode(sight.outside),
    salesperson: named(sight, salesperson).name,
  }),
  events: (sight, answers) => [
    {
      type: 'CustomerOpened',
      customer: customerFrom(sight, answers),
      by: { id: sight.by.id, name: sight.by.name },
      at: sight.at,
    },
  ],
  tells: (signed) => [asked(signed)],
});

const customerFrom = (sight: MillFormSight, answers: OpenAnswers): Customer => {
  const { lines: _, salesperson, fax, email, signers, deliveryCondition, ...written } = answers;
  return {
    ...written,
    code: nextCode(sight.outside),
    grade: 'C',
    salesperson: named(sight, salesperson),
    fax: fax ?? '',
    email: email ?? '',
    signers: signers.split(/[、，,;；]+/).flatMap((signer) => signer.trim() || []),
    contract: withoutContract(deliveryCondition),
  };
};

const asked = ({ by, answers, facts }: MillSigned): MillMessage => {
  // Only this form writes these answers and facts.
  const { name, shortName } = answers as OpenAnswers;
  const { code, salesperson } = facts as OpenFacts;
  return {
    channel: 'orders',
    mentions: ['service-supervisor'],
    title: label(`新客户待批准：${code} ${shortName}`, `A new customer to approve: ${code} ${shortName}`),
    parts: [
      {
        text: label(
          `${name} · 责任销售员 ${salesperson} · ${by.name} 开立。批准前，其订单的条款不能签。`,
          `${name} · salesperson ${salesperson} · opened by ${by.name}. Until then no terms are signed for them.`,
        ),
      },
    ],
    opens: [{ form: customerApproveForm, part: code, label: label('批准或退回', 'Approve or decline') }],
  };
};
