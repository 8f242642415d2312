import type { KnownBlock, ModalView } from '@slack/types';
import { findForm } from '../src/mill/forms/index.ts';
import { addressesFact, contactsFact } from '../src/mill/master-data/customer-contacts.ts';
import { formBlocked } from '../src/mill/sign-form.ts';
import { type Label, type Language, label, verbatim } from '../src/order/labels.ts';
import type { Actor } from '../src/order/roles.ts';
import { paymentLabels } from '../src/procedure/goods/lines.ts';
import { creditLimitText } from '../src/procedure/money/contract-words.ts';
import type { Customer } from '../src/procedure/outside.ts';
import { millButton } from './buttons.ts';
import { context, inline, mrkdwn, plain, section, sections } from './kit.ts';

/** For whom customers are shown: what they may not change has no button. */
interface Looking {
  readonly by: Actor;
  readonly language: Language;
}

const title = label('客户', 'Customer');

/** Customers that were found, each with the button to their own page; or one customer's page where it is the only one. */
export const customersView = (
  { found, words }: { readonly found: readonly Customer[]; readonly words: string },
  looking: Looking,
): ModalView => {
  const [only] = found;
  return only && found.length === 1 ? customerPage(only, looking) : customerList(found, words, looking);
};

const mostListed = 30;

const customerList = (found: readonly Customer[], words: string, { by, language }: Looking): ModalView => ({
  ...frame(language),
  blocks: [
    context(`*${inline(words)}* ${found.length}`),
    ...found.slice(0, mostListed).map(
      (customer): KnownBlock => ({
        type: 'section',
        text: mrkdwn(headText(customer)[language]),
        accessory: {
          type: 'button',
          action_id: 'customer:look',
          text: plain(label('查看', 'Look')[language], 75),
          value: customer.code,
        },
      }),
    ),
    ...openButton(by, language),
  ],
});

/** All that is on file of a customer, and the forms that change it. */
export const customerPage = (customer: Customer, { by, language }: Looking): ModalView => ({
  ...frame(language),
  blocks: [
    section(headText(customer)[language]),
    ...sections(
      [
        gradeText(customer),
        fact(label('责任销售员', 'Salesperson'), verbatim(customer.salesperson.name)),
        ...[contactsFact(customer), addressesFact(customer)].map((one) => fact(one.label, one.value)),
      ].map((text) => text[language]),
      { most: 20_000, rest: '…' },
    ),
    ...changes(customer, by, language),
    ...openButton(by, language),
  ],
});

const frame = (language: Language) => ({
  type: 'modal' as const,
  callback_id: 'customers',
  title: plain(title[language], 24),
  close: plain(label('关闭', 'Close')[language], 24),
});

const headText = ({ code, name, shortName, grade }: Customer): Label => {
  const begin = `*${inline(code)} ${inline(shortName)}* · ${inline(name)}`;
  return label(`${begin} · ${grade} 类`, `${begin} · grade ${grade}`);
};

const fact = (name: Label, value: Label): Label =>
  label(
    `*${name.zh}*\n${value.zh.split('\n').map(inline).join('\n')}`,
    `*${name.en}*\n${value.en.split('\n').map(inline).join('\n')}`,
  );

const gradeText = ({ grade, contract, graded }: Customer): Label => {
  const { paymentMethod, depositPercent } = contract;
  const [pays, limit] = [paymentLabels[paymentMethod], creditLimitText(contract)];
  const since = graded ? ` · ${inline(`${graded.on} ${graded.by.name}：${graded.reason}`)}` : '';
  return label(
    `*等级与合同*\n${grade} 类，${pays.zh}，定金 ${depositPercent}%，信用额度 ${limit.zh}${since}`,
    `*Grade and contract*\nGrade ${grade}, ${pays.en}, deposit ${depositPercent} %, credit limit ${limit.en}${since}`,
  );
};

/** The forms about a customer, in the order in which their page offers them. */
export const customerForms = [
  'customer-contacts',
  'customer-addresses',
  'customer-name',
  'customer-contract',
];

const changes = ({ code }: Customer, by: Actor, language: Language): readonly KnownBlock[] => {
  const elements = customerForms.flatMap((key) => {
    const form = findForm(key);
    if (!form || formBlocked(form, { by })) return [];
    return [millButton({ form: key, part: code, label: form.title }, language)];
  });
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'customer.change', elements }];
};

const openButton = (by: Actor, language: Language): readonly KnownBlock[] => {
  const form = findForm('customer-open');
  if (!form || formBlocked(form, { by })) return [];
  const open = { form: form.key, part: null, label: label('＋ 开立新客户', '+ Open a new customer') };
  return [{ type: 'actions', block_id: 'customer.open', elements: [millButton(open, language)] }];
};
