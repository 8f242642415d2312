import type { AnswersIn, Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, person, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { mustHold, named } from '../../procedure/people.ts';
import { holds } from '../../procedure/roles.ts';
import type { MillSigned } from '../events.ts';
import { millForm } from '../form.ts';
import { knownAlready } from '../master-data/new-customers.ts';
import type { MillMessage } from '../matter.ts';
import { customerAbout, customerHead, noCustomer, nothingChanged } from './customer-about.ts';

const languages = {
  mill: label('与本厂相同', 'As the mill’s own'),
  zh: label('中文', 'Chinese'),
  en: label('英文', 'English'),
} as const;

const fields = {
  name: text(label('公司全称', 'Full name'), { initial: (sight) => customerAbout(sight)?.name }),
  shortName: text(label('简称', 'Short name'), {
    most: 40,
    initial: (sight) => customerAbout(sight)?.shortName,
  }),
  salesperson: person(label('责任销售员', 'Responsible salesperson'), {
    hint: label(
      '由客服主管更换；在办订单另行改派',
      'Changed by the supervisor; open orders are reassigned apart',
    ),
    initial: (sight) => customerAbout(sight)?.salesperson.id,
  }),
  language: choice(label('单据语言', 'Language of papers'), languages, {
    initial: (sight) => customerAbout(sight)?.language ?? 'mill',
  }),
};

type NameAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** Process §2: a customer's names, and their responsible salesperson, whom the supervisor alone changes (process §1). */
export const customerName = millForm({
  key: 'customer-name',
  rule: 'A.customer',
  title: label('客户名称与销售员', 'Name and salesperson'),
  by: ['service'],
  fields,
  shows: customerHead,
  reliesOn: (sight) => {
    const { name = '', shortName = '', salesperson, language = 'mill' } = customerAbout(sight) ?? {};
    return [name, shortName, salesperson?.id ?? '', language];
  },
  judge: (sight, answers) => refused(sight, answers),
  facts: (sight, { salesperson }) => ({
    before: customerAbout(sight)?.salesperson.name ?? '',
    after: named(sight, salesperson).name,
  }),
  events: (sight, { name, shortName, salesperson, language }) => {
    const customer = customerAbout(sight);
    if (!customer) return [];
    const { language: _, ...rest } = customer;
    const read = language === 'mill' ? {} : { language };
    const changed = { ...rest, name, shortName, salesperson: named(sight, salesperson), ...read };
    return [{ type: 'CustomersFiled', customers: [changed] }];
  },
  tells: (signed) => told(signed),
});

const refused = (
  sight: Sight,
  { name, shortName, salesperson, language }: NameAnswers,
): Refusal | undefined => {
  const customer = customerAbout(sight);
  if (!customer) return noCustomer;
  const isNew = salesperson !== customer.salesperson.id;
  const isSame = name === customer.name && shortName === customer.shortName;
  if (!isNew && isSame && language === (customer.language ?? 'mill')) return nothingChanged;
  const { customers, unapproved } = sight.outside;
  const others = { customers: customers.filter(({ code }) => code !== customer.code), unapproved };
  const taken = knownAlready(others, name, 'name') ?? knownAlready(others, shortName, 'shortName');
  if (taken || !isNew) return taken;
  if (!holds(sight.by.roles, 'service-supervisor')) return supervisors;
  return mustHold(sight, { id: salesperson, role: 'sales', rule: 'A.customer', blockId: 'salesperson' });
};

const supervisors = wrong(
  'A.customer',
  'salesperson',
  '责任销售员由客服主管更换',
  'The supervisor changes the responsible salesperson',
);

const told = ({ part, by, answers, facts }: MillSigned): readonly MillMessage[] => {
  // Only this form writes these answers and facts.
  const { shortName } = answers as NameAnswers;
  const { before, after } = facts as { readonly before: string; readonly after: string };
  if (before === after) return [];
  return [
    {
      channel: 'orders',
      mentions: [],
      title: label(`责任销售员：${part} ${shortName}`, `Responsible salesperson: ${part} ${shortName}`),
      parts: [
        {
          text: label(
            `${before} → ${after}（${by.name}）。新单归新的销售员，在办订单用“离岗改派全部订单”或在订单上改派。`,
            `${before} → ${after} (${by.name}). New orders are the new one’s; open orders are reassigned apart.`,
          ),
        },
      ],
      opens: [],
    },
  ];
};
