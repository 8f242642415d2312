import type { InputBlock, KnownBlock } from '@slack/types';
import { type Question, tickBlocks } from '../src/order/form.ts';
import { label } from '../src/order/labels.ts';
import type { Raw } from '../src/order/raw.ts';
import { choiceElement, fitsOption, optionOf } from './form-choices.ts';
import { drawnId } from './form-ids.ts';
import type { FormRequest } from './form-request.ts';
import { escaped, plain, sections } from './kit.ts';
import { chopped } from './measure.ts';

/** The blocks of one question, in groups that may stand on different pages: only long lists of ticks have several. */
export const inputGroups = (question: Question, request: FormRequest): readonly (readonly KnownBlock[])[] => {
  if (question.field.input.kind === 'ticks') return tickGroups(question, request);
  const raw = request.sight.raw[question.blockId] ?? question.field.initial?.(request.sight, question.item);
  const element =
    question.field.input.kind === 'files' && request.dropped?.length
      ? droppedFiles(request)
      : elementOf(question, raw, request);
  return [[inputBlock({ ...question, blockId: drawnId(question, request.turns) }, element, request)]];
};

const inputBlock = (
  { blockId, field }: Question,
  element: InputBlock['element'],
  { language }: FormRequest,
): InputBlock => ({
  type: 'input',
  block_id: blockId,
  label: plain(field.label[language], 2000),
  ...(field.hint ? { hint: plain(field.hint[language], 2000) } : {}),
  optional: field.blank === 'allowed',
  ...(field.redraws ? { dispatch_action: true } : {}),
  element,
});

/** Files dropped in the thread are ticked here instead of being uploaded again. */
const droppedFiles = ({ dropped = [] }: FormRequest): InputBlock['element'] => {
  const options = dropped.slice(0, 10).map(({ id, name }) => ({ text: plain(name, 75), value: id }));
  return { type: 'checkboxes', action_id: 'value', options, initial_options: options };
};

const elementOf = (question: Question, raw: Raw, request: FormRequest): InputBlock['element'] => {
  const { input } = question.field;
  const text = typeof raw === 'string' && raw !== '' ? raw : undefined;
  const initial = <K extends string>(name: K, pattern: RegExp) =>
    text !== undefined && pattern.test(text) ? { [name]: text } : {};
  switch (input.kind) {
    case 'text':
      return textInput({ most: input.most, multiline: input.multiline, text });
    case 'figure':
      return textInput({ most: 40, multiline: false, text });
    case 'date':
      return {
        type: 'datepicker',
        action_id: 'value',
        placeholder: plain(label('选择日期', 'Choose a date')[request.language], 150),
        ...initial('initial_date', /^\d{4}-\d{2}-\d{2}$/),
      };
    case 'moment':
      return {
        type: 'datetimepicker',
        action_id: 'value',
        ...(text !== undefined && /^\d{10}$/.test(text) ? { initial_date_time: Number(text) } : {}),
      };
    case 'choice':
    case 'customer':
    case 'product':
      return choiceElement(question, { sight: request.sight, language: request.language, raw });
    case 'person':
      return {
        type: 'users_select',
        action_id: 'value',
        placeholder: plain(label('选择人员', 'Choose a person')[request.language], 150),
        ...initial('initial_user', /^[A-Z0-9]+$/),
      };
    case 'files':
      return { type: 'file_input', action_id: 'value', max_files: 10 };
    case 'table':
      return { type: 'file_input', action_id: 'value', max_files: 1, filetypes: ['csv', 'xlsx'] };
    case 'ticks':
      throw new RangeError('ticks are drawn by tickGroups');
    default:
      return input satisfies never;
  }
};

const textInput = ({
  most,
  multiline,
  text,
}: {
  readonly most: number;
  readonly multiline: boolean;
  readonly text: string | undefined;
}): InputBlock['element'] => ({
  type: 'plain_text_input',
  action_id: 'value',
  multiline,
  max_length: most,
  ...(text === undefined ? {} : { initial_value: chopped(text.slice(0, most), 3000)[0] ?? '' }),
});

/** Checkboxes ten to a block; values too long for their boxes stand in full in a section above. */
const tickGroups = (question: Question, request: FormRequest): readonly (readonly KnownBlock[])[] => {
  const { sight, language } = request;
  const name = question.field.label[language];
  const blocks = tickBlocks(question, sight);
  return blocks.map(({ blockId, options }, index) => {
    const raw = sight.raw[blockId] ?? [];
    const drawn = options.map((option) => optionOf(option, language));
    const ticked = drawn.filter(({ value }) => value !== undefined && raw.includes(value));
    const long = options.map((option) => option.label[language]).filter((text) => !fitsOption(text));
    const element: InputBlock['element'] = {
      type: 'checkboxes',
      action_id: 'value',
      options: drawn,
      ...(ticked.length > 0 ? { initial_options: ticked } : {}),
    };
    const input = inputBlock({ ...question, blockId }, element, request);
    return [
      ...(long.length > 0
        ? sections(
            long.map((text) => `• ${escaped(text)}`),
            { most: 20_000, rest: '…' },
          )
        : []),
      blocks.length === 1
        ? input
        : { ...input, label: plain(`${name} (${index + 1}/${blocks.length})`, 2000) },
    ];
  });
};
