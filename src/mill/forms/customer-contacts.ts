import type { AnswersIn, Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { type Answers, choice, type Item, optional, text } from '../../order/fields.ts';
import { same } from '../../order/json.ts';
import { label } from '../../order/labels.ts';
import type { Contact } from '../../procedure/outside.ts';
import type { MillSigned } from '../events.ts';
import { millForm } from '../form.ts';
import { contactsOf, withContacts } from '../master-data/customer-contacts.ts';
import type { MillMessage } from '../matter.ts';
import { typedAlike } from '../tables/written.ts';
import {
  customerAbout,
  customerHead,
  entriesAsked,
  firstBefore,
  firstKnown,
  noCustomer,
  nothingChanged,
} from './customer-about.ts';

const onFile = (sight: Sight): readonly Contact[] => {
  const customer = customerAbout(sight);
  return customer ? contactsOf(customer) : [];
};

/** What is on file of the contact in a line: lines are numbered as the contacts stand there. */
const was = (key: 'name' | 'phone' | 'fax' | 'email') => (sight: Sight, item: Item | undefined) =>
  onFile(sight)[(item?.id ?? 0) - 1]?.[key] ?? null;

const answers = { yes: label('可以', 'Yes'), no: label('不可以', 'No') } as const;

const contactFields = {
  name: text(label('姓名', 'Name'), { personal: true, most: 60, initial: was('name') }),
  phone: optional(text(label('电话', 'Phone'), { personal: true, most: 60, initial: was('phone') })),
  fax: optional(text(label('传真', 'Fax'), { most: 60, initial: was('fax') })),
  email: optional(text(label('电子邮箱', 'E-mail'), { personal: true, most: 120, initial: was('email') })),
  maySign: choice(label('可以签回确认书', 'May sign the return'), answers, {
    initial: (sight, item) => (onFile(sight)[(item?.id ?? 0) - 1]?.maySign ? 'yes' : 'no'),
  }),
};

const fields = {
  first: firstKnown(label('主要联系人改为', 'Make this the main contact'), (sight) =>
    onFile(sight).map(({ name }) => name),
  ),
};

type ContactAnswers = { readonly id: number } & Answers<typeof contactFields>;
type ContactsAnswers = AnswersIn<typeof fields, typeof contactFields>;

/** Process §2: who is known at a customer, and who of them may sign the return; the first is proposed for new orders. */
export const customerContacts = millForm({
  key: 'customer-contacts',
  rule: 'A.customer',
  title: label('客户联系人', 'Customer contacts'),
  by: ['service'],
  fields,
  lines: {
    of: entriesAsked(onFile, {
      first: label('主要联系人（新单先填此人）', 'Main contact (proposed for new orders)'),
      other: label('联系人', 'Contact'),
    }),
    fields: contactFields,
    grows: true,
  },
  shows: customerHead,
  reliesOn: (sight) => onFile(sight).map((contact) => ({ ...contact })),
  judge: (sight, { lines, first }) => {
    const customer = customerAbout(sight);
    if (!customer) return noCustomer;
    const contacts = firstBefore(lines, first).map(contactFrom);
    return faultIn(lines) ?? (same(contacts, contactsOf(customer)) ? nothingChanged : undefined);
  },
  facts: (sight, { lines, first }) => {
    const customer = customerAbout(sight);
    return {
      name: customer?.shortName ?? '',
      before: customer?.signers ?? [],
      after: firstBefore(lines, first).flatMap(({ name, maySign }) => (maySign === 'yes' ? [name] : [])),
    };
  },
  events: (sight, { lines, first }: ContactsAnswers) => {
    const customer = customerAbout(sight);
    return customer
      ? [
          {
            type: 'CustomersFiled',
            customers: [withContacts(customer, firstBefore(lines, first).map(contactFrom))],
          },
        ]
      : [];
  },
  tells: (signed) => told(signed),
});

const contactFrom = ({ name, phone, fax, email, maySign }: ContactAnswers): Contact => ({
  name,
  phone: phone ?? '',
  fax: fax ?? '',
  email: email ?? '',
  maySign: maySign === 'yes',
});

const faultIn = (lines: readonly ContactAnswers[]): Refusal | undefined => {
  const faults = lines.flatMap(({ id, name, email }, index) => {
    const earlier = lines.slice(0, index).find((other) => typedAlike(other.name, name));
    return [
      ...(earlier ? [[`lines.${id}.name`, label('此人已在上面', 'Already named above')] as const] : []),
      ...(email !== null && !/^\S+@\S+$/.test(email)
        ? [[`lines.${id}.email`, label('邮箱格式不对', 'This is no e-mail address')] as const]
        : []),
    ];
  });
  return faults.length > 0
    ? { code: 'answers', rule: 'A.customer', fields: Object.fromEntries(faults) }
    : undefined;
};

interface ContactFacts {
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A return is accepted by whom the customer named (S9): that others may sign from now on is said aloud. */
const told = ({ part, by, facts }: MillSigned): readonly MillMessage[] => {
  // Only this form writes these facts.
  const { name, before, after } = facts as ContactFacts;
  if (same(before.toSorted(), after.toSorted())) return [];
  const [zh, en] = [after.join('、') || '无人', after.join(', ') || 'nobody'];
  return [
    {
      channel: 'orders',
      mentions: [],
      title: label(`可签回的人：${part} ${name}`, `May sign the return: ${part} ${name}`),
      parts: [{ text: label(`现为 ${zh}（${by.name} 更改）`, `Now ${en} (changed by ${by.name})`) }],
      opens: [],
    },
  ];
};
