import type { AnyForm } from '../src/order/action.ts';
import type { Need, Refusal } from '../src/order/decision.ts';
import { blanked, type Sees, shownTo } from '../src/order/discreet.ts';
import type { RuleId } from '../src/order/keys.ts';
import { type Label, type Language, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Who } from '../src/order/roles.ts';
import { find } from '../src/procedure/catalogue.ts';
import { rules } from '../src/procedure/rules.ts';
import { clockText } from './format.ts';
import { type DrawingContext, escaped, inline } from './kit.ts';
import { cut } from './measure.ts';
import { statusText } from './status.ts';
import { waitedFor } from './waits.ts';

/** A "no" in one sentence: what, by which rule, what is missing and who can supply it. */
export const refusalText = (
  refusal: Refusal,
  action: AnyForm,
  order: Order,
  drawing: DrawingContext,
): string => {
  const { language } = drawing;
  switch (refusal.code) {
    case 'not-yet':
      return notYet(refusal.missing, action, order, drawing);
    case 'answers':
      return cut(
        Object.values(refusal.fields)
          .map((problem) => escaped(refusedFor(problem, drawing)))
          .join('\n'),
        2800,
      );
    case 'not-yours': {
      const may = people(refusal.may, order, drawing);
      return label(
        `“${action.title.zh}”由 ${may} 签署（${refusal.rule}），您的岗位不能签。`,
        `“${action.title.en}” is signed by ${may} (${refusal.rule}); your role cannot sign it.`,
      )[language];
    }
    default:
      return sentence(refusal, action, drawing)[language];
  }
};

/** What is refused, with its sums left out for who may not see them, whichever rule says it. */
const refused = (said: Label, sees: Sees): Label => shownTo(said.open ? said : blanked(said), sees);

export const refusedFor = (
  said: Label,
  { language, sees }: Pick<DrawingContext, 'language' | 'sees'>,
): string => refused(said, sees)[language];

type Simple = Exclude<Refusal, { code: 'not-yet' | 'answers' | 'not-yours' }>;

/** Refusals whose sentence needs nothing of the order. */
const sentence = (refusal: Simple, { title: { zh, en } }: AnyForm, drawing: DrawingContext): Label => {
  switch (refusal.code) {
    case 'two-people':
      return label(
        `双签须两人（${refusal.rule}）：您已${refusal.as.zh}，请另一位签“${zh}”。`,
        `This needs two people (${refusal.rule}): you already ${refusal.as.en}; somebody else signs “${en}”.`,
      );
    case 'already': {
      const [by, at] = [inline(refusal.by.name), clockText(refusal.at, drawing)];
      return label(
        `“${zh}”已由 ${by} 在 ${at} 签署，无需再签。`,
        `${by} already signed “${en}” at ${at}; nothing more is needed.`,
      );
    }
    case 'changed':
      return label(
        '内容在您打开之后有变化，请重新打开再签。',
        'The content changed since you opened this; please open it again.',
      );
    case 'forbidden':
      return forbiddenText(refusal, drawing);
    case 'not-open':
      return label(
        `订单${statusText(refusal.status, 'zh')}，现在不能签“${zh}”。`,
        `The order is ${statusText(refusal.status, 'en')}; “${en}” cannot be signed now.`,
      );
    case 'which':
      return label(
        '有几处符合，请从卡片上重新打开并选择是哪一处。',
        'Several qualify: please open it again from the card and choose which.',
      );
    case 'no-such-part':
      return label(
        `现在没有可签“${zh}”的对象（${refusal.rule}）。`,
        `There is nothing now to sign “${en}” for (${refusal.rule}).`,
      );
    case 'unknown':
      return label('无法识别，没有记录任何内容。', 'Not understood; nothing was recorded.');
    default:
      return refusal satisfies never;
  }
};

/** The rule's own sentence, and the act that leads on from there. */
const forbiddenText = (
  { say, rule, opens }: Extract<Refusal, { code: 'forbidden' }>,
  { sees }: DrawingContext,
): Label => {
  const said = refused(say, sees);
  const on = opens === undefined ? undefined : find(opens)?.title;
  return label(
    `${escaped(said.zh)}（${rule}）${on ? `\n可用“${on.zh}”处理（卡片“更多…”）。` : ''}`,
    `${escaped(said.en)} (${rule})${on ? `\n“${on.en}” leads on (under “More…” on the card).` : ''}`,
  );
};

/** 还不能签“下达生产指令”（S9.2）：B、C 类须先收到签回和定金。现缺：回传（周敏）、定金（徐静）。 */
const notYet = (
  missing: readonly Need[],
  { title, rule }: AnyForm,
  order: Order,
  drawing: DrawingContext,
): string => {
  const cited = [...new Set(missing.map((need) => need.rule))];
  const [only = rule] = cited;
  const one = cited.length <= 1;
  const lacks = missing.map((need) => lackText(need, order, drawing, one));
  return label(
    `还不能签“${title.zh}”（${one ? only : rule}）：${one ? because(only, 'zh') : ''}现缺：${lacks.join('、')}。`,
    `“${title.en}” cannot be signed yet (${one ? only : rule}). ${one ? because(only, 'en') : ''}Missing: ${lacks.join(', ')}.`,
  )[drawing.language];
};

const because = (rule: RuleId, language: Language): string =>
  label(`${rules[rule].zh}。`, `${rules[rule].en}. `)[language];

const lackText = (
  { what, rule, who }: Need,
  order: Order,
  drawing: DrawingContext,
  isCited: boolean,
): string => {
  const by = people(who, order, drawing);
  const inside = isCited
    ? by
    : [rule, by].filter((text) => text !== '').join(label('，', ', ')[drawing.language]);
  const name = inline(refusedFor(what, drawing));
  return inside === '' ? name : label(`${name}（${inside}）`, `${name} (${inside})`)[drawing.language];
};

/** Who can supply it: people and groups as mentioned, roles by name where nobody is known. */
const people = (who: readonly Who[], order: Order, drawing: DrawingContext): string =>
  [...new Set(who.map((one) => waitedFor({ who: [one] }, order, drawing)))]
    .slice(0, 4)
    .join(label('或', ' or ')[drawing.language]);
