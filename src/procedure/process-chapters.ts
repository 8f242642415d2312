import { type Label, label } from '../order/labels.ts';
import { never } from './never.ts';
import { reminders } from './reminders.ts';
import { holds, type MillRole, roles } from './roles.ts';
import { type MillRuleId, rules } from './rules.ts';

/** Who signs; a supervisor may all that their clerks may. */
export const peopleText = (): string => {
  const keys = Object.keys(roles) as MillRole[];
  const roleLines = keys.map((key) => {
    const covers = keys.filter((other) => other !== key && holds([key], other));
    const also = label(
      covers.map((other) => roles[other].zh).join('、'),
      covers.map((other) => roles[other].en).join(', '),
    );
    return covers.length === 0
      ? item(`\`${key}\``, roles[key])
      : item(
          `\`${key}\``,
          label(
            `${roles[key].zh}，可办${also.zh}的一切`,
            `${roles[key].en}, who may all that ${also.en} may`,
          ),
        );
  });
  return [...roleLines, ...ruleItems(['M.two', 'A.exception', 'A.delegate', 'A.stand-in'])].join('\n');
};

/** What is copied into an order and what is looked up. */
export const masterDataText = (): string =>
  [...ruleItems(['A.customer', 'A.master-data', 'S5.b']), ...figures].join('\n');

/** Who is called when something is not done in time, and all that may fall due besides turns. */
export const notificationsText = (): string =>
  [
    ...degrees,
    '',
    ...reminders.map(({ kind, ...reminder }) =>
      reminderItem(kind, 'rule' in reminder ? reminder.rule : undefined),
    ),
  ].join('\n');

export const neverText = (): string => {
  const items = never().map(({ id, text, isAsked }) =>
    item(`**${id}**`, isAsked ? label(`${text.zh}（＊）`, `${text.en} (*)`) : text),
  );
  return `${howKept.zh}\n\n${howKept.en}\n\n${items.join('\n')}`;
};

const howKept = label(
  '标有＊的，每次签署（仅告知事实的除外）都把签署前后的订单拿来核对，由此造成违反的不收；其余由各步自己的规则、共同的检查、日志和发送保证。',
  'Those marked * are asked of every act but those that only make a fact known: the order is compared before and after, and an act that brings a breach about is refused. The others are kept by the steps’ own rules, the checks that all acts share, the journal and the outbox.',
);

/** How figures are rounded and compared (`money.ts`, `goods/quantity.ts`, `terms/comparison.ts`). */
const figures: readonly string[] = [
  label(
    '数量以千克或件为整数，金额以分为整数；每行金额 = 数量 × 单价，每行四舍五入一次',
    'Quantities are whole kilograms or pieces, money whole fen; a line is quantity × unit price, rounded half up once',
  ),
  label(
    '定金 = 总额 × 比例，四舍五入；允许误差的上下限向内取整',
    'A deposit is the total × its rate, rounded half up; the bounds of a tolerance are rounded inward',
  ),
  label(
    '价格方案：客户的价优先于等级的价，写明规格的优先于未写明的，其次取来单日有效的最新一条',
    'Price plan: a customer’s row before a grade’s, one with spec before one without, then the newest valid on the day of intake',
  ),
].map(sentence);

const degrees: readonly string[] = [
  label(
    '轮到谁：在订单话题中提到其岗位或本人，并列在其主页',
    'Your turn: a mention in the order’s thread, and on Home',
  ),
  label('提醒：期限到时提到一次', 'Reminder: a mention once when it is due'),
  label(
    '一级升级：规则指明的人，否则客服主管；话题和升级频道都说',
    'First escalation: whom the rule names, else the service supervisor, in the thread and in the escalation channel',
  ),
  label(
    '二级升级：再过同样长的时间仍未办，营销总监',
    'Second escalation: still open after the same time again, the director',
  ),
  label(
    '二级之后每个工作日提醒一次，满十个工作日后每周一次，直到了结',
    'After that a reminder each working day, each week after ten of them, until it is settled',
  ),
  label(
    '非工作时间和免打扰时段内的提醒顺延；异常及其升级不等',
    'Reminders wait for working time outside quiet hours; an anomaly and its escalations do not',
  ),
].map(sentence);

const reminderItem = (kind: string, rule: MillRuleId | undefined): string =>
  rule === undefined
    ? item(`\`${kind}\``, label('按所办事项的规则', 'by the rule of what settles it'))
    : item(`\`${kind}\``, label(`${rule} ${rules[rule].zh}`, `${rule} ${rules[rule].en}`));

const ruleItems = (ids: readonly MillRuleId[]): readonly string[] =>
  ids.map((id) => item(`**${id}**`, rules[id]));

const item = (name: string, { zh, en }: Label): string => `- ${name} ${zh} · ${en}`;

function sentence({ zh, en }: Label): string {
  return `- ${zh}\n  ${en}`;
}
