import { type Label, label } from './labels.ts';
import { limits } from './limits.ts';

/** What can be wrong with an answer, in words; the keys are the messages of the fields' schemas. */
export const problems = {
  required: label('请填写', 'Please fill this in'),
  'too-long': label('太长了，请缩短', 'This is too long'),
  'not-a-figure': label('请填数字，例如 12.5 或 6,350.00', 'Please enter a figure such as 12.5 or 6,350.00'),
  'too-fine': label('小数位数太多', 'Too many decimals'),
  'too-small': label('数值太小', 'This is too small'),
  'not-a-date': label('请选择日期', 'Please choose a date'),
  'no-such-year': label(
    `年份须在 ${limits.years.first} 至 ${limits.years.last} 之间，请核对`,
    `The year must lie between ${limits.years.first} and ${limits.years.last}: please check it`,
  ),
  'not-a-time': label('请填时间，例如 16:30', 'Please enter a time such as 16:30'),
  'not-a-choice': label('请从列表中选择', 'Please choose one of the list'),
} as const satisfies Record<string, Label>;

interface Issue {
  readonly message: string;
  /** Of an issue with a sentence of its own. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** An issue of a schema with a sentence of its own, which names what was typed. */
export const saying = (say: Label) => ({ code: 'custom' as const, message: 'said', params: { say } });

/** What is wrong, in the words of the field; those of `otherwise` where the schema only says that it is. */
export const problemIn = (
  { issues }: { readonly issues: readonly Issue[] },
  otherwise: keyof typeof problems,
): Label => {
  const [issue] = issues;
  // Put there by `saying`.
  const said = issue?.params?.say as Label | undefined;
  return said ?? problems[(issue?.message ?? '') as keyof typeof problems] ?? problems[otherwise];
};
