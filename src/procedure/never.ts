import { type Label, label } from '../order/labels.ts';
import { laws } from './laws.ts';
import { rules } from './rules.ts';

/** What must never happen (process §6), for those who read it: each with its sentence, and whether `decide` asks it of every act. */
export const never = (): readonly {
  readonly id: string;
  readonly text: Label;
  readonly isAsked: boolean;
}[] =>
  Object.entries({ ...keptElsewhere, ...lawRules })
    .map(([id, text]) => ({ id, text, isAsked: laws.some(({ rule }) => rule === id) }))
    .sort((left, right) => numberOf(left.id) - numberOf(right.id));

const lawRules: Readonly<Record<string, Label>> = Object.fromEntries(
  Object.entries(rules).filter(([id]) => id.startsWith('§6.')),
);

/** What no list of breaches can see in a state: kept by the checks that all acts share, by the journal and by the outbox. */
const keptElsewhere: Readonly<Record<string, Label>> = {
  '§6.3': label(
    '无此岗位（或代班权）的人、缺书面内容的、所见内容已变的，一律不能签署；表单连同变动重新显示',
    'Nobody signs without the role or a stand-in’s right, without the writing it asks for, or on content that changed since; such a form is shown again with what changed',
  ),
  '§6.4': label(
    '已应答的按键不会丢失，也不会计两次；两人同时按下只计先到的',
    'A press that was answered is neither lost nor counted twice; of two people who press at once the first counts',
  ),
  '§6.5': label(
    '消息、提醒、顺延、汇总不因程序或存储中断而重复或遗漏',
    'No message, reminder, slip or digest is sent twice or left out because a process died or a store was away',
  ),
  '§6.6': label(
    '记录只增不改：每条写明谁、何时、代谁、出自哪次操作，并与前一条以哈希相连',
    'The record is only ever added to: each entry says who, when, for whom and by which act, and is chained by hash to the one before',
  ),
  '§6.7': label(
    '任何状态下都有在岗的人可以把订单往前推进',
    'In every state somebody who is there can do something that leads on',
  ),
  '§6.10': label(
    '疑问未了结，不发印有所疑内容的单据，所涉行的货不离厂；异常未了结，所涉数量不离厂',
    'While a doubt is open no paper that prints what is doubted goes out and no goods of its line leave; while an anomaly is open the quantity it touches stays',
  ),
  '§6.11': label(
    '须两人签署的不由一人完成，委托、代班、兼岗都一样，记录在案的破例除外',
    'One person never gives both of two signatures, by whatever delegation, stand-in or second role, but for a recorded exception',
  ),
  '§6.12': label(
    '日后无法折算、显示、合计或检索的回答不收',
    'No answer is taken that the desk could not fold, draw, add up or search afterwards',
  ),
};

const numberOf = (id: string): number => Number(id.slice('§6.'.length));
