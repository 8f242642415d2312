import type { AnyAction } from '../src/order/action.ts';
import type { Need, Refusal } from '../src/order/decision.ts';
import { joined, type Language } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { type Who, whoLabel } from '../src/order/roles.ts';
import { clockTime } from './format.ts';
import { type DrawingContext, escaped } from './kit.ts';

/** A "no" in one sentence: what, by which rule, what is missing and who can supply it. */
export const refusalText = (
  refusal: Refusal,
  action: AnyAction,
  order: Order,
  context: DrawingContext,
): string => {
  const { language } = context;
  const title = action.title[language];
  const zh = language === 'zh';
  switch (refusal.code) {
    case 'not-yet':
      return zh
        ? `还不能签“${title}”（${action.rule}）。现缺：${needs(refusal.missing, order, context)}。`
        : `“${title}” cannot be signed yet (${action.rule}). Missing: ${needs(refusal.missing, order, context)}.`;
    case 'not-yours':
      return zh
        ? `“${title}”由 ${people(refusal.may, order, context)} 签署（${refusal.rule}）。`
        : `“${title}” is signed by ${people(refusal.may, order, context)} (${refusal.rule}).`;
    case 'two-people':
      return zh
        ? `双签须两人（${refusal.rule}）：您已${refusal.as.zh}，请另一位签“${title}”。`
        : `This needs two people (${refusal.rule}): you already ${refusal.as.en}; somebody else signs “${title}”.`;
    case 'already':
      return zh
        ? `“${title}”已由 ${escaped(refusal.by.name)} 在 ${clockTime(refusal.at, context)} 签署，无需再签。`
        : `${escaped(refusal.by.name)} already signed “${title}” at ${clockTime(refusal.at, context)}; nothing more is needed.`;
    case 'changed':
      return zh
        ? '内容在您打开之后有变化，请重新打开再签。'
        : 'The content changed since you opened this; please open it again.';
    case 'answers':
      return Object.values(refusal.fields)
        .map((problem) => problem[language])
        .join('\n');
    case 'forbidden':
      return `${refusal.say[language]}${zh ? '（' : ' ('}${refusal.rule}${zh ? '）' : ')'}`;
    case 'not-open':
      return zh
        ? `订单${statusText(refusal.status, language)}，现在不能签“${title}”。`
        : `The order is ${statusText(refusal.status, language)}; “${title}” cannot be signed now.`;
    case 'which':
      return zh
        ? '有几处符合，请从卡片上重新打开并选择是哪一处。'
        : 'Several qualify: please open it again from the card and choose which.';
    case 'no-such-part':
      return zh
        ? `现在没有可签“${title}”的对象（${refusal.rule}）。`
        : `There is nothing now to sign “${title}” for (${refusal.rule}).`;
    case 'unknown':
      return zh ? '无法识别，没有记录任何内容。' : 'Not understood; nothing was recorded.';
    default:
      return refusal satisfies never;
  }
};

/** The word for an order's state. */
export const statusText = (status: string, language: Language): string =>
  statuses[status]?.[language] ?? status;

const statuses: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  new: { zh: '未建立', en: 'not placed' },
  open: { zh: '进行中', en: 'open' },
  held: { zh: '已暂停', en: 'on hold' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  referred: { zh: '已转新产品打样', en: 'referred to sampling' },
  closed: { zh: '已关闭', en: 'closed' },
};

const needs = (missing: readonly Need[], order: Order, context: DrawingContext): string =>
  joined(
    missing.map(({ what, rule, who }) => {
      const by = people(who, order, context);
      return { zh: `${escaped(what.zh)}（${rule}，${by}）`, en: `${escaped(what.en)} (${rule}, ${by})` };
    }),
  )[context.language];

/** Roles by name, and the order's own people as themselves. */
const people = (who: readonly Who[], order: Order, { language, mention }: DrawingContext): string =>
  who
    .map((one) =>
      one === 'salesperson' || one === 'service'
        ? mention(one, order) || whoLabel(one)[language]
        : whoLabel(one)[language],
    )
    .join(language === 'zh' ? '或' : ' or ');
