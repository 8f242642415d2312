import type { ActionKey } from '../order/keys.ts';
import { type Label, label } from '../order/labels.ts';
import { everyMark, factsOf, type Mark, type Order } from '../order/order.ts';
import { happened } from './confirmation/confirmations.ts';
import { gradeOf, salespeople } from './order-people.ts';

type PairKey =
  | 'doubt-answered'
  | 'doubt-raised'
  | 'doubt-acknowledged'
  | 'relaxed-date'
  | 'return'
  | 'production-order'
  | 'plan'
  | 'inspection'
  | 'balance'
  | 'ship-first'
  | 'briefing'
  | 'correction'
  | 'correction-money'
  | 'regrade'
  | 'write-off';

/** Two signatures that need two people (process §1), the second judged by the first that stands for the same part. */
export interface Pair {
  /** Stored with the exception that is given for it. */
  readonly key: PairKey;
  readonly title: Label;
  readonly first: ActionKey;
  /** What the person of the first did, as the other is told. */
  readonly as: Label;
  readonly second: ActionKey;
  /** Said of the second where the two may sign in either order; null where the first comes first. */
  readonly asSecond: Label | null;
  /** Whether process §1 allows an exception for it. */
  readonly mayBeExcepted: boolean;
  /** Whether the first counts as long as it happened, though it fell or was given anew since. */
  readonly stays: boolean;
  isAsked(order: Order): boolean;
}

type Asked = Pick<Pair, 'key' | 'title' | 'first' | 'as' | 'second'> & Partial<Pair>;

const pair = (asked: Asked): Pair => ({
  asSecond: null,
  mayBeExcepted: true,
  stays: false,
  isAsked: () => true,
  ...asked,
});

/** All of them, in the order of the procedure. */
export const pairs: readonly Pair[] = [
  pair({
    key: 'doubt-answered',
    title: label('疑问：提出与答复（S5）', 'Doubt: raised and answered (S5)'),
    first: 'doubt',
    as: label('提出疑问', 'raised the doubt'),
    second: 'doubt-answer',
  }),
  pair({
    key: 'doubt-raised',
    title: label('疑问：提出与确认（S5）', 'Doubt: raised and acknowledged (S5)'),
    first: 'doubt',
    as: label('提出疑问', 'raised the doubt'),
    second: 'doubt-acknowledge',
  }),
  pair({
    key: 'doubt-acknowledged',
    title: label('疑问：答复与确认（S5）', 'Doubt: answered and acknowledged (S5)'),
    first: 'doubt-answer',
    as: label('答复疑问', 'answered the doubt'),
    second: 'doubt-acknowledge',
  }),
  pair({
    key: 'relaxed-date',
    title: label('承诺日：放宽与同意（S8.1）', 'Promise: relaxed and consented to (S8.1)'),
    first: 'confirmation',
    as: label('放宽承诺日的人', 'who relaxed the date'),
    second: 'promise-consent',
  }),
  pair({
    key: 'return',
    title: label('确认书：签发与审核回传（S9）', 'Confirmation: issued and its return examined (S9)'),
    first: 'confirmation-issue',
    as: label('确认书签发人', 'issuer of the confirmation'),
    second: 'return',
    isAsked: (order) => gradeOf(order) !== 'A',
  }),
  pair({
    key: 'production-order',
    title: label('生产指令：签发与会签（S10）', 'Production order: issued and countersigned (S10)'),
    first: 'production-order',
    as: label('生产指令签发人', 'issuer of the production order'),
    second: 'production-countersign',
  }),
  pair({
    key: 'plan',
    title: label('应急方案：制定与批准（S11）', 'Emergency plan: stated and approved (S11)'),
    first: 'emergency-plan',
    as: label('方案制定人', 'author of the plan'),
    second: 'plan-approval',
  }),
  pair({
    key: 'inspection',
    title: label('成品检验：客服与质检（S12.2）', 'Inspection: by service and by quality (S12.2)'),
    first: 'inspection',
    as: label('客服检验人', 'inspector for service'),
    second: 'inspection-quality',
    asSecond: label('质检检验人', 'inspector for quality'),
  }),
  // Who asks the customer for the money does not also sign that it came, whoever holds both roles.
  pair({
    key: 'balance',
    title: label('余款：催收与结算签字（S13.2）', 'Balance: asked for and signed as paid (S13.2)'),
    first: 'balance-notice',
    as: label('催收通知书签发人', 'issuer of the balance notice'),
    second: 'settlement',
    stays: true,
  }),
  pair({
    key: 'ship-first',
    title: label('先发货：申请与批准（S14.2）', 'Ship-first: asked for and authorised (S14.2)'),
    first: 'ship-first-request',
    as: label('先发货申请人', 'who asked to ship first'),
    second: 'ship-first',
  }),
  pair({
    key: 'briefing',
    title: label('发货：开通知单与复述（S15）', 'Dispatch: notice written and repeated back (S15)'),
    first: 'dispatch-notice',
    as: label('发货通知单签发人', 'who wrote the dispatch notice'),
    second: 'briefing',
    asSecond: label('发货复述人', 'who repeated it back'),
  }),
  pair({
    key: 'correction',
    title: label('货物更正：提出与会签', 'Correction of goods: asked for and countersigned'),
    first: 'correct',
    as: label('提出更正的人', 'who asked for the correction'),
    second: 'correct-countersign',
    mayBeExcepted: false,
  }),
  pair({
    key: 'correction-money',
    title: label('金额更正：提出与会签', 'Correction of a sum: asked for and countersigned'),
    first: 'correct-money',
    as: label('提出更正的人', 'who asked for the correction'),
    second: 'correct-money-countersign',
    mayBeExcepted: false,
  }),
  pair({
    key: 'regrade',
    title: label('等级：提出与同意（S13.1）', 'Grade: proposed and agreed to (S13.1)'),
    first: 'regrade',
    as: label('提出调整的人', 'who asked for it'),
    second: 'regrade-approval',
    mayBeExcepted: false,
  }),
  pair({
    key: 'write-off',
    title: label('核销：申请与审批（E5）', 'Write-off: asked for and decided (E5)'),
    first: 'shop-write-off',
    as: label('申请人', 'who asked for it'),
    second: 'shop-write-off-decide',
    mayBeExcepted: false,
  }),
];

export const pairOf = (key: string | undefined): Pair | undefined => pairs.find((one) => one.key === key);

/** The newest first signature that a second one of a part is judged by: given before it, or in either order where that may be. */
export const firstOf = (order: Order, { first, stays, asSecond }: Pair, second: Half): Mark | undefined =>
  (stays ? everyMark(order, first).filter(happened) : factsOf(order, first)).findLast(
    ({ part, version }) => part === second.part && (asSecond !== null || version < second.version),
  );

type Half = Pick<Mark, 'part' | 'version'>;

/** What the salesperson signs, and a delegate in their name. */
const salespersons: readonly ActionKey[] = ['doubt-answer', 'promise-consent', 'return'];

/**
 * Whose signature it is, as ids: of who acted, of whom they stood in for, and of the salesperson for whom a delegate acted.
 * Whatever role or delegation they act by, it is the same people.
 */
export const signersOf = (
  order: Order,
  { action, by, for: instead }: Pick<Mark, 'action' | 'by' | 'for'>,
): readonly string[] => {
  const own = order.content.customer?.salesperson.id;
  const isDelegate =
    salespersons.includes(action) && by.id !== own && salespeople(order).some(({ id }) => id === by.id);
  return [by.id, ...(instead ? [instead.id] : []), ...(isDelegate && own ? [own] : [])];
};

export const areSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((id) => right.includes(id));
