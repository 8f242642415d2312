import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { AnyAction, Sight } from '../src/order/action.ts';
import type { Option, Raw } from '../src/order/fields.ts';
import { itemsOf, type Question, questions, tickBlocks } from '../src/order/form.ts';
import { type Label, type Language, label } from '../src/order/labels.ts';
import { seenHash } from '../src/order/seen.ts';
import { context, cut, divider, escaped, mrkdwn, plain, section } from './kit.ts';

/** A form to draw: of which action, on what, as filled in so far (`sight.raw`), and what it must say first. */
export interface FormRequest {
  readonly action: AnyAction;
  readonly sight: Sight;
  readonly language: Language;
  /** Said above everything: what changed since, what is already signed. */
  readonly notice?: string;
  /** Which of the pages of a form with many lines; 0 is the first. */
  readonly page?: number;
  /** Where what was typed on other pages is kept. */
  readonly draft?: string;
  /** How often each question that others follow was answered: gives the followers fresh block ids (slack-rules §7). */
  readonly turns?: Readonly<Record<string, number>>;
  /** Files dropped in the thread that this form may take instead of an upload. */
  readonly dropped?: readonly { readonly id: string; readonly name: string }[];
}

/** Ids only: what a form is about travels with it, what people typed does not (design §4). */
export interface FormMetadata {
  readonly orderId: string | null;
  readonly revision: number;
  readonly seen: string;
  readonly part?: string;
  readonly draft?: string;
  readonly page?: number;
  readonly turns?: Readonly<Record<string, number>>;
  readonly files?: readonly { readonly id: string; readonly name: string }[];
}

/** The block id as drawn: a question that follows another gets a new one each time that other is answered. */
export const drawnId = ({ blockId, field, item }: Question, turns: FormRequest['turns']): string => {
  const leader = field.follows && (item ? `lines.${item.id}.${field.follows}` : field.follows);
  const turn = leader ? (turns?.[leader] ?? 0) : 0;
  return turn > 0 ? `${blockId}~${turn}` : blockId;
};

/** The question's own id behind a drawn one. */
export const plainId = (drawn: string): string => drawn.replace(/~\d+$/, '');

export const linesAPage = 5;

/** The modal of any action: facts first, then the questions in the order they are thought of. */
export function formView(request: FormRequest): ModalView {
  const { action, sight, language } = request;
  const { order, part } = sight;
  const metadata: FormMetadata = {
    orderId: order.version === 0 ? null : order.id,
    revision: order.revision,
    seen: seenHash(action, order.status === 'new' ? { ...order, status: 'open' } : order, part),
    ...(part === null ? {} : { part }),
    ...(request.draft ? { draft: request.draft } : {}),
    ...(request.page ? { page: request.page } : {}),
    ...(request.turns && Object.keys(request.turns).length > 0 ? { turns: request.turns } : {}),
    ...(request.dropped?.length ? { files: request.dropped } : {}),
  };
  const inputs = inputBlocks(request);
  return {
    type: 'modal',
    callback_id: action.key,
    private_metadata: JSON.stringify(metadata),
    title: plain(action.title[language], 24),
    submit: plain(action.submit[language], 24),
    close: plain(language === 'zh' ? '先不签' : 'Not now', 24),
    blocks: [...notices(request), ...facts(request), ...inputs].slice(0, 100),
  };
}

const notices = ({ notice }: FormRequest): readonly KnownBlock[] =>
  notice ? [section(`⚠️ ${notice}`), divider()] : [];

/** The facts the signer needs: the content the signature covers, and what the step adds. */
const facts = ({ action, sight, language }: FormRequest): readonly KnownBlock[] => {
  const { order, part } = sight;
  if (order.version === 0) return shown(action.shows(sight), language);
  const covered = action.lines?.grows
    ? []
    : action
        .covers(order, part)
        .filter(({ name }) => !name.startsWith('signed:'))
        .map((facet) => ({ label: facet.label, value: facet.show(order) }));
  const head = `${order.number} · ${order.content.customer?.shortName ?? (language === 'zh' ? '客户未定' : 'no customer yet')} · R${order.revision}`;
  return [context(`*${escaped(head)}*`), ...shown([...covered, ...action.shows(sight)], language)];
};

/** Facts in as few blocks as they fit: a section holds about 2,900 characters. */
const shown = (
  all: readonly { readonly label: Label; readonly value: Label }[],
  language: Language,
): readonly KnownBlock[] => {
  const texts = all.map(
    ({ label: name, value }) => `*${escaped(name[language])}*  ${cut(escaped(value[language]), 2700)}`,
  );
  const blocks: string[] = [];
  for (const text of texts) {
    const last = blocks.at(-1);
    if (last !== undefined && last.length + text.length < 2700)
      blocks[blocks.length - 1] = `${last}\n${text}`;
    else blocks.push(text);
  }
  return blocks.map((text) => section(text));
};

const inputBlocks = (request: FormRequest): readonly KnownBlock[] => {
  const { action, sight, language, page = 0 } = request;
  const all = questions(action, sight);
  const items = itemsOf(action, sight);
  const paged = action.lines?.grows ? items.slice(page * linesAPage, page * linesAPage + linesAPage) : items;
  const header = page === 0 ? all.filter(({ item }) => item === undefined) : [];
  return [
    ...header.flatMap((question) => input(question, request)),
    ...paged.flatMap((item) => [
      divider(),
      lineHead(item.label[language], {
        blockId: `lines.${item.id}`,
        removable: Boolean(action.lines?.grows) && items.length > 1,
        id: item.id,
        language,
      }),
      ...all
        .filter((question) => question.item?.id === item.id)
        .flatMap((question) => input(question, request)),
    ]),
    ...(action.lines?.grows ? [pager(items.length, page, language)] : []),
  ];
};

const lineHead = (
  text: string,
  line: { blockId: string; removable: boolean; id: number; language: Language },
): KnownBlock => ({
  type: 'section',
  block_id: `${line.blockId}.head`,
  text: mrkdwn(`*${escaped(text)}*`),
  ...(line.removable
    ? {
        accessory: {
          type: 'button',
          action_id: 'form:remove-line',
          value: String(line.id),
          text: plain(line.language === 'zh' ? '删除此行' : 'Remove line', 75),
        },
      }
    : {}),
});

const pager = (lines: number, page: number, language: Language): KnownBlock => {
  const pages = Math.max(1, Math.ceil(lines / linesAPage));
  const button = (id: string, text: Label) => ({
    type: 'button' as const,
    action_id: id,
    text: plain(text[language], 75),
  });
  return {
    type: 'actions',
    block_id: `form.pager.${page}`,
    elements: [
      button('form:add-line', label('＋ 加一行', '+ Add a line')),
      ...(page > 0 ? [button('form:previous-page', label('← 上一页', '← Previous page'))] : []),
      ...(page + 1 < pages
        ? [
            button(
              'form:next-page',
              label(`下一页（${page + 2}/${pages}）→`, `Next page (${page + 2}/${pages}) →`),
            ),
          ]
        : []),
    ],
  };
};

const input = (question: Question, request: FormRequest): readonly KnownBlock[] => {
  const { sight, language } = request;
  if (question.field.input.kind === 'ticks') return tickInputs(question, request);
  const raw = sight.raw[question.blockId] ?? question.field.initial?.(sight, question.item);
  const drawn = { ...question, blockId: drawnId(question, request.turns) };
  if (question.field.input.kind === 'files' && request.dropped?.length) return [droppedFiles(drawn, request)];
  return [inputBlock(drawn, element(question, { request, raw }), language)];
};

/** Files dropped in the thread are ticked here instead of being uploaded again. */
const droppedFiles = (question: Question, { dropped = [], language }: FormRequest): InputBlock => {
  const options = dropped.slice(0, 10).map(({ id, name }) => ({ text: plain(name, 75), value: id }));
  return inputBlock(
    question,
    { type: 'checkboxes', action_id: 'value', options, initial_options: options },
    language,
  );
};

const inputBlock = (
  { blockId, field }: Question,
  drawn: InputBlock['element'],
  language: Language,
): InputBlock => ({
  type: 'input',
  block_id: blockId,
  label: plain(field.label[language], 2000),
  ...(field.hint ? { hint: plain(field.hint[language], 2000) } : {}),
  optional: field.blank === 'allowed',
  ...(field.redraws ? { dispatch_action: true } : {}),
  element: drawn,
});

interface Drawn {
  readonly request: FormRequest;
  readonly raw: Raw;
}

const element = (question: Question, drawn: Drawn): InputBlock['element'] => {
  const { field } = question;
  const text = typeof drawn.raw === 'string' && drawn.raw !== '' ? drawn.raw : undefined;
  switch (field.input.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: field.input.multiline,
        max_length: field.input.most,
        ...(text === undefined ? {} : { initial_value: text.slice(0, field.input.most) }),
      };
    case 'figure':
      return {
        type: 'plain_text_input',
        action_id: 'value',
        max_length: 40,
        ...(text === undefined ? {} : { initial_value: text }),
      };
    case 'date':
      return {
        type: 'datepicker',
        action_id: 'value',
        ...(text === undefined ? {} : { initial_date: text }),
      };
    case 'moment':
      return {
        type: 'datetimepicker',
        action_id: 'value',
        ...(text === undefined ? {} : { initial_date_time: Number(text) }),
      };
    case 'choice':
    case 'customer':
    case 'product':
      return menu(question, { ...drawn, raw: text });
    case 'person':
      return {
        type: 'users_select',
        action_id: 'value',
        ...(text === undefined ? {} : { initial_user: text }),
      };
    case 'files':
      return { type: 'file_input', action_id: 'value', max_files: 10 };
    case 'ticks':
      throw new RangeError('ticks are drawn by tickInputs');
    default:
      return field.input satisfies never;
  }
};

const menu = (question: Question, { request, raw }: Drawn): InputBlock['element'] => {
  const { sight, language } = request;
  const { field } = question;
  if (field.input.kind === 'choice') {
    const options = (field.options?.(sight, question.item) ?? [])
      .slice(0, 100)
      .map((option) => optionOf(option, language));
    const initial = options.find(({ value }) => value === raw);
    // An empty menu is refused by Slack; a choice without options says so instead.
    const offered =
      options.length > 0
        ? options
        : [optionOf({ value: 'none', label: label('（没有可选项）', '(nothing to choose)') }, language)];
    if (offered.length <= 4)
      return {
        type: 'radio_buttons',
        action_id: 'value',
        options: offered,
        ...(initial ? { initial_option: initial } : {}),
      };
    return {
      type: 'static_select',
      action_id: 'value',
      options: offered,
      ...(initial ? { initial_option: initial } : {}),
    };
  }
  const found =
    typeof raw === 'string'
      ? suggestion(field.input.kind === 'customer' ? 'customer' : 'product', raw, sight)
      : undefined;
  return {
    type: 'external_select',
    action_id: 'value',
    min_query_length: 0,
    placeholder: plain(
      language === 'zh' ? '输入汉字、拼音或首字母' : 'Type Chinese, pinyin or initials',
      150,
    ),
    ...(found ? { initial_option: optionOf(found, language) } : {}),
  };
};

/** A customer or product as the typeahead offers it. */
export const suggestion = (
  kind: 'customer' | 'product',
  code: string,
  { outside }: Pick<Sight, 'outside'>,
): Option | undefined => {
  if (kind === 'customer') {
    const customer = outside.customers.find((candidate) => candidate.code === code);
    return (
      customer && {
        value: code,
        label: label(
          `${customer.shortName} · ${customer.name} · ${customer.grade} 类`,
          `${customer.shortName} · ${customer.name} · grade ${customer.grade}`,
        ),
      }
    );
  }
  const product = outside.products.find((candidate) => candidate.code === code);
  return (
    product && {
      value: code,
      label: label(
        `${product.code} ${product.name} ${product.grammage}g`,
        `${product.code} ${product.name} ${product.grammage}g`,
      ),
    }
  );
};

export const optionOf = ({ value, label: text }: Option, language: Language) => ({
  text: plain(text[language], 75),
  value,
});

/** Checkboxes ten to a block; a value too long for its box stands in full in a section above. */
const tickInputs = (question: Question, { sight, language }: FormRequest): readonly KnownBlock[] =>
  tickBlocks(question, sight).flatMap(({ blockId, options }, index) => {
    const raw = sight.raw[blockId];
    const drawn = options.map((option) => optionOf(option, language));
    const ticked = drawn.filter(({ value }) => Array.isArray(raw) && raw.includes(value));
    const long = options.filter((option) => option.label[language].length > 60);
    return [
      ...(long.length > 0
        ? [section(long.map((option) => `• ${escaped(option.label[language])}`).join('\n'))]
        : []),
      {
        ...inputBlock(
          { ...question, blockId },
          {
            type: 'checkboxes',
            action_id: 'value',
            options: drawn,
            ...(ticked.length > 0 ? { initial_options: ticked } : {}),
          },
          language,
        ),
        label: plain(
          index === 0 ? question.field.label[language] : `${question.field.label[language]} (${index + 1})`,
          2000,
        ),
      },
    ];
  });
