import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Sight } from '../src/order/action.ts';
import type { Option } from '../src/order/fields.ts';
import type { Question } from '../src/order/form.ts';
import { type Language, label } from '../src/order/labels.ts';
import type { Raw } from '../src/order/raw.ts';
import { plain } from './kit.ts';
import { chopped, cut, sized } from './measure.ts';

interface Choosing {
  readonly sight: Sight;
  readonly language: Language;
  /** What is chosen already. */
  readonly raw: Raw;
}

const mostRadios = 4;
const mostOptions = 100;

/** A choice of the form: radio buttons for a few, a menu for many, typed for customers and products. */
export const choiceElement = (question: Question, choosing: Choosing): InputBlock['element'] => {
  const { sight, language, raw } = choosing;
  const { kind } = question.field.input;
  if (kind === 'customer' || kind === 'product') return typeahead(kind, choosing);
  const offered = (question.field.options?.(sight, question.item) ?? [])
    .slice(0, mostOptions)
    .map((option) => optionOf(option, language));
  // Slack refuses an empty menu: a choice without options says so instead.
  const nothing = optionOf(
    { value: 'none', label: label('（没有可选项）', '(nothing to choose)') },
    language,
  );
  const options = offered.length > 0 ? offered : [nothing];
  const initial = options.find(({ value }) => value === raw);
  const chosen = initial ? { initial_option: initial } : {};
  return options.length <= mostRadios
    ? { type: 'radio_buttons', action_id: 'value', options, ...chosen }
    : {
        type: 'static_select',
        action_id: 'value',
        options,
        placeholder: plain(label('请选择', 'Choose one')[language], 150),
        ...chosen,
      };
};

const typeahead = (
  kind: 'customer' | 'product',
  { sight, language, raw }: Choosing,
): InputBlock['element'] => {
  const found = typeof raw === 'string' ? suggestion(kind, raw, sight) : undefined;
  return {
    type: 'external_select',
    action_id: 'value',
    min_query_length: 0,
    placeholder: plain(label('输入汉字、拼音或首字母', 'Type Chinese, pinyin or initials')[language], 150),
    ...(found ? { initial_option: optionOf(found, language) } : {}),
  };
};

/** A customer or product as the typeahead offers it; undefined for a code that is none. */
export const suggestion = (
  kind: 'customer' | 'product',
  code: string,
  { outside }: Pick<Sight, 'outside'>,
): Option | undefined => {
  if (kind === 'customer') {
    const customer = outside.customers.find((candidate) => candidate.code === code);
    if (!customer) return undefined;
    const { shortName, name, grade } = customer;
    return {
      value: code,
      label: label(`${shortName} · ${name} · ${grade} 类`, `${shortName} · ${name} · grade ${grade}`),
    };
  }
  const product = outside.products.find((candidate) => candidate.code === code);
  if (!product) return undefined;
  const text = `${product.code} ${product.name} ${product.grammage}g`;
  return { value: code, label: label(text, text) };
};

/** Begins the value of the option that opens a new customer; the name typed follows. */
export const newCustomerPrefix = 'new:';

/** Offered where the typeahead knows no such customer: 华强 → “＋ 开立新客户：华强”. */
export const newCustomerOption = (typed: string): Option => {
  const name = cut(typed.trim(), 60);
  return {
    value: `${newCustomerPrefix}${name}`,
    label: label(`＋ 开立新客户：${name}`, `+ Open a new customer: ${name}`),
  };
};

/** An option as Slack takes it: 75 characters, and what is longer goes on in its description. */
export const optionOf = ({ value, label: text }: Option, language: Language): PlainTextOption => {
  const said = text[language];
  if (sized(said) <= 75) return { text: plain(said, 75), value };
  const [first = '', ...rest] = chopped(said, 74);
  return { text: plain(`${first}…`, 75), description: plain(cut(rest.join(''), 74), 75), value };
};

/** Whether an option shows all of its words. */
export const fitsOption = (text: string): boolean => sized(text) <= 140;
