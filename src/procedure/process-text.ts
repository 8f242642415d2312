import type { AnyAction } from '../order/action.ts';
import type { Need } from '../order/decision.ts';
import type { Field, Fields } from '../order/fields.ts';
import type { OrderKind, RuleId } from '../order/keys.ts';
import { type Label, label } from '../order/labels.ts';
import type { Order } from '../order/order.ts';
import { actions } from './catalogue.ts';
import { emptyOrder } from './empty-order.ts';
import { type CardLane, lanes } from './lane.ts';
import { orderKinds } from './own-state.ts';
import { masterDataText, neverText, notificationsText, peopleText } from './process-chapters.ts';
import { whoLabel } from './roles.ts';
import { rules } from './rules.ts';

/** The whole process in both languages as Markdown, derived from the catalogue and from nothing else. */
export const processText = (): string => {
  const sections = [
    '# 流程 · The process',
    `${intro.zh}\n\n${intro.en}`,
    section(1, label('人员', 'People')),
    peopleText(),
    section(2, label('客户与基础资料', 'Customers and master data')),
    masterDataText(),
    ...orderKinds.flatMap(processSections),
    section(5, label('通知', 'Notifications')),
    notificationsText(),
    section(6, label('绝不可发生', 'What must never happen')),
    neverText(),
    heading(2, label('规则', 'Rules')),
    rulesText(),
  ];
  return `${sections.join('\n\n')}\n`;
};

const processSections = (process: OrderKind): readonly string[] => [
  section(processLabels[process].number, processLabels[process]),
  ...lanes.flatMap((lane) => laneText(process, lane)),
  heading(3, label('随时可办', 'Acts out of turn')),
  ...actions.filter((action) => action.process === process && action.kind === 'act').map(actionText),
];

const processLabels = {
  mill: { number: 3, ...label('客户订单', 'Customer orders') },
  shop: { number: 4, ...label('商城订单', 'Web shop orders') },
} as const satisfies Record<OrderKind, Label & { readonly number: number }>;

const intro = label(
  '本文由 `npm run process` 从程序目录生成，请勿手改。“之前”列出一份尚未签署的订单（客户订单为 C 类）所缺的条件。',
  'Printed from the catalogue by `npm run process`; not to be edited by hand. “Needs” lists what an order (of grade C, for a customer’s) lacks while nothing is signed.',
);

const laneLabels = {
  commercial: label('商务', 'Commercial'),
  production: label('生产', 'Production'),
  payment: label('款项', 'Payment'),
  shipments: label('发货', 'Shipments'),
} as const satisfies Record<CardLane, Label>;

const laneText = (process: OrderKind, lane: CardLane): readonly string[] => {
  const own = actions.filter(
    (action) => action.process === process && action.kind === 'step' && action.lane === lane,
  );
  return own.length === 0 ? [] : [heading(3, laneLabels[lane]), ...own.map(actionText)];
};

const actionText = (action: AnyAction): string => {
  const { title, key, rule, by, lines, dueInWorkingHours, hasServiceLevel } = action;
  const needs = needsOf(action);
  const rows = [
    row(label('规则', 'Rule'), ruleText(rule)),
    row(label('谁签', 'Who'), listed(by.map(whoLabel), label('或', ' or '))),
    ...(needs.length > 0 ? [row(label('之前', 'Needs'), listed(needs.map(needText)))] : []),
    ...asked(label('填写', 'Asks'), action.fields),
    ...asked(label('每行填写', 'Asks for each line'), lines?.fields ?? {}),
    ...coversRow(action),
    ...(action.again === 'no' ? [] : [row(label('再签', 'Again'), againLabels[action.again])]),
    ...(action.kind === 'step'
      ? [
          row(
            label('期限', 'Due'),
            hasServiceLevel
              ? label(`${dueInWorkingHours} 工时`, `within ${dueInWorkingHours} h of work`)
              : label('按规则', 'by its rule'),
          ),
        ]
      : []),
  ];
  return `${heading(4, title)}\n\n\`${key}\`\n\n${rows.join('\n')}`;
};

const againLabels = {
  renews: label('代替前一次', 'takes the place of the earlier one'),
  adds: label('另记一次', 'stands beside the earlier one'),
} as const;

/** An order that was just placed: what every step lacks at the start. */
const untouched = (kind: OrderKind): Order => ({ ...emptyOrder, kind, status: 'open' });

const needsOf = (action: AnyAction): readonly Need[] =>
  action.needs(untouched(action.process), null).flatMap((check) => (check.met ? [] : [check.need]));

const needText = ({ what, rule }: Need): Label => label(`${what.zh}（${rule}）`, `${what.en} (${rule})`);

const asked = (name: Label, fields: Fields): readonly string[] => {
  const questions = Object.values(fields).map(questionText);
  return questions.length > 0 ? [row(name, listed(questions, label('；', '; ')))] : [];
};

const questionText = (field: Field<unknown>): Label => {
  const [zh, en] =
    field.when !== undefined
      ? ['（视情况）', ' (where it applies)']
      : field.blank === 'allowed'
        ? ['（可不填）', ' (optional)']
        : ['', ''];
  return label(`${field.label.zh}${zh}`, `${field.label.en}${en}`);
};

const coversRow = (action: AnyAction): readonly string[] => {
  const covered = action.covers(untouched(action.process), null).map(({ label: name }) => name);
  return covered.length > 0 ? [row(label('涵盖', 'Covers'), listed(covered))] : [];
};

const ruleText = (rule: RuleId): Label => label(`${rule} ${rules[rule].zh}`, `${rule} ${rules[rule].en}`);

/** Every rule with the actions that carry it out; the laws have a section of their own. */
const rulesText = (): string =>
  (Object.keys(rules) as RuleId[])
    .filter((rule) => !rule.startsWith('§'))
    .map((rule) => {
      const keys = actions.filter((action) => action.rule === rule).map(({ key }) => `\`${key}\``);
      return `- **${rule}** ${rules[rule].zh} · ${rules[rule].en}${keys.length > 0 ? ` — ${keys.join(', ')}` : ''}`;
    })
    .join('\n');

/** Comments cite sections by these numbers (`process §5`), so they stay. */
const section = (number: number, { zh, en }: Label): string => heading(2, label(`§${number} ${zh}`, en));

const heading = (level: number, { zh, en }: Label): string => `${'#'.repeat(level)} ${zh} · ${en}`;

const row = (name: Label, value: Label): string => `- ${name.zh}：${value.zh}\n  ${name.en}: ${value.en}`;

const listed = (labels: readonly Label[], between: Label = label('、', ', ')): Label => {
  const texts = [...new Map(labels.map((one) => [one.zh, one])).values()];
  return { zh: texts.map(({ zh }) => zh).join(between.zh), en: texts.map(({ en }) => en).join(between.en) };
};
