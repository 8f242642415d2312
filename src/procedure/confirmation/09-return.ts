import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { date } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, chosen, files, optional, sometimes, statement, text } from '../../order/fields.ts';
import { joined, label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import type { Mark, Order } from '../../order/order.ts';
import type { Fact, PaperBack, TakenBack } from '../../order/paper.ts';
import { fell } from '../../order/void.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { lineText, productText } from '../goods/lines.ts';
import type { ReturnFacts, ReturnResult } from '../intake/memo-facts.ts';
import { confirmation } from './08-confirmation.ts';
import { confirmationSent } from './08-confirmation-sent.ts';
import { confirmationClauses } from './confirmation-paper.ts';
import { inForce, revisions } from './confirmations.ts';
import { owedFromSending } from './owed-from-sending.ts';
import { resultOf } from './return-check.ts';

const legibility = { yes: label('清晰', 'Legible'), no: label('不清晰', 'Not legible') } as const;
const signatures = {
  signed: label('签字', 'Signed'),
  stamped: label('盖章', 'Stamped'),
  none: label('未签', 'Neither'),
} as const;
const contents = {
  unchanged: label('内容无改动', 'Nothing altered'),
  altered: label('客户改动了内容', 'The customer altered it'),
  wrong: label('内容有误', 'It is wrong'),
} as const;
const clarity = { clear: label('清楚', 'Clear'), unclear: label('不清楚', 'Not clear') } as const;
const results: Readonly<Record<ReturnResult, ReturnType<typeof label>>> = {
  accepted: label('回传已接受', 'The return is accepted'),
  again: label('请客户对同一版重新回传', 'The same revision is asked for again'),
  reissue: label('须出新版确认书', 'The confirmation must be issued as a new revision'),
};

const isSignature = ({ raw }: Sight): boolean => raw.signature === 'signed';

const fields = {
  revision: chosen(
    label('客户签的是哪一版', 'Which revision was signed'),
    ({ order }) =>
      revisions(order).map(({ revision, number, stands }) => ({
        value: String(revision),
        label: stands ? label(number, number) : label(`${number}（已作废）`, `${number} (void)`),
      })),
    { initial: ({ order }) => String(inForce(order)?.revision ?? '') },
  ),
  cameOn: date(label('收到日期', 'The day it came'), 'happened', { initial: ({ today }) => today }),
  legible: choice(label('是否清晰', 'Can it be read'), legibility),
  signature: choice(label('签字或盖章', 'Signature or stamp'), signatures, { redraws: true }),
  signedBy: sometimes(
    isSignature,
    text(label('签字人', 'Signed by'), {
      personal: true,
      hint: label('与客户指定签字人核对', 'Compare with the designated signers'),
    }),
  ),
  otherSigner: sometimes(
    isSignature,
    optional(
      statement(label('非指定签字人：接受的理由', 'Another signer: why it is accepted'), {
        hint: label('不填则请客户重签', 'Left blank, it is asked for again'),
      }),
    ),
  ),
  content: choice(label('内容', 'Content'), contents),
  terms: choice(label('特殊条款是否清楚', 'Are the special terms clear'), clarity),
  file: optional(
    files(label('回传件', 'The return itself'), { hint: label('接受时必附', 'Needed when it is accepted') }),
  ),
  remarks: optional(statement(label('问题说明', 'What is wrong with it'))),
};

type ReturnAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** S9: the salesperson examines what the customer sent back; only an accepted return stands. */
export const customersReturn = step({
  key: 'return',
  rule: 'S9',
  lane: 'commercial',
  title: label('客户回传', 'Customer’s return'),
  short: label('回传', 'Return'),
  submit: label('登记', 'Record it'),
  by: ['salesperson'],
  needs: (order) => [signed(order, confirmationSent)],
  covers: () => [signatureOf(confirmation)],
  fields,
  shows: ({ order }) => [...signersShown(order), ...clausesShown(order)],
  judge: (sight, answers) => revisionOf(sight, answers) ?? day(sight, answers) ?? proof(sight, answers),
  facts: ({ order }, answers): ReturnFacts => ({
    result: examinedResult(order, answers),
    revision: Number(answers.revision),
  }),
  withdrawable: true,
  evolve: (order, mark) => fallen(order, mark),
  says: (_order, { answers, facts }) => {
    const remarks = [answers.otherSigner, answers.remarks].filter((words) => words !== null).join('；');
    const said = results[facts.result];
    return label(
      `r${facts.revision} ${answers.cameOn} 收到：${said.zh}${remarks ? `。${remarks}` : ''}`,
      `r${facts.revision} came on ${answers.cameOn}: ${said.en}${remarks ? `. ${remarks}` : ''}`,
    );
  },
  tells: (_order, { facts }) => (facts.result === 'reissue' ? ['service'] : []),
  takesBack: (order, back) => backOf(order, back),
  // S9.1, S9.3: owed from the day it was sent, and asked for each working day after it.
  due: owedFromSending,
});

const examinedResult = (order: Order, answers: ReturnAnswers): ReturnResult =>
  resultOf(answers, order.content.customer?.signers ?? []);

/** What is asked for again never stood; what must be issued anew takes the confirmation with it. */
const fallen = (order: Order, mark: Mark<ReturnAnswers, ReturnFacts | null>): Order => {
  const result = mark.facts?.result ?? 'accepted';
  if (result === 'accepted') return order;
  const rejected = fell(order, (other) => other === mark, {
    at: mark.at,
    why: 'changed',
    facets: ['rejected'],
  });
  return result === 'again'
    ? rejected
    : fell(rejected, ({ action }) => action === confirmation.key, {
        at: mark.at,
        why: 'changed',
        facets: ['return'],
      });
};

const signersShown = (order: Order): readonly Fact[] => [
  {
    label: label('指定签字人', 'Designated signers'),
    value: joined((order.content.customer?.signers ?? []).map(verbatim)),
  },
];

/** What the customer was to sign stands beside what is asked of it. */
const clausesShown = (order: Order): readonly Fact[] => {
  const facts = inForce(order);
  if (!facts) return [];
  return [
    ...confirmationClauses(order, facts).map(({ label: name, value }) => ({ label: name, value })),
    ...order.content.lines.map((line) => ({ label: productText(line), value: lineText(line, 'all') })),
  ];
};

/** S9: the revision in force is the one to be signed. */
const backOf = (order: Order, { paper, cameOn }: PaperBack): TakenBack | null => {
  if (paper.kind !== 'confirmation') return null;
  const drawn = revisions(order).find(({ number }) => number === paper.number);
  return drawn?.stands
    ? { kind: 'form', part: null, raw: { revision: String(drawn.revision), cameOn } }
    : { kind: 'void', inForce: inForce(order)?.number ?? null };
};

const revisionOf = ({ order }: Sight, { revision }: ReturnAnswers): Refusal | undefined => {
  const current = inForce(order);
  if (!current || revision === String(current.revision)) return undefined;
  return wrong(
    'S9',
    'revision',
    `已作废，现行为 r${current.revision}；请客户签现行版`,
    `Void: r${current.revision} is in force and is the one to be signed`,
  );
};

const day = ({ order, today }: Sight, { cameOn }: ReturnAnswers): Refusal | undefined => {
  if (cameOn > today) return wrong('S9', 'cameOn', '不能晚于今天', 'It cannot have come after today');
  const sentOn = standing(order, confirmationSent)?.facts?.sentOn ?? '';
  return cameOn < sentOn
    ? wrong('S9', 'cameOn', `不能早于发出日 ${sentOn}`, `It cannot have come before it was sent (${sentOn})`)
    : undefined;
};

const proof = ({ order }: Sight, answers: ReturnAnswers): Refusal | undefined =>
  answers.file === null && examinedResult(order, answers) === 'accepted'
    ? wrong('S9', 'file', '接受回传须附签回件', 'An accepted return needs the signed document')
    : undefined;
