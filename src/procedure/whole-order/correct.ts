import type { AnswersIn, Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { chosen, files, statement } from '../../order/fields.ts';
import { same } from '../../order/json.ts';
import { type Label, label } from '../../order/labels.ts';
import { entryFacts, entryOption } from '../../order/reversible-entries.ts';
import type { Find } from '../../order/take-back.ts';
import { maySign } from '../access.ts';
import { act } from '../define.ts';
import { money } from '../goods/fields.ts';
import { quantityFor } from '../goods/quantities.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { yuan } from '../money/money.ts';
import { bookedBy, correctableMarks, isBooking, paidBy, recordedAs } from './corrections.ts';
import {
  atTheMill,
  departedAtField,
  departureIn,
  isDeparture,
  unlikelyDeparture,
} from './departure-correction.ts';
import type { CorrectionFacts } from './whole-order-facts.ts';

const goodsFields = (find: Find) => ({
  entry: chosen(
    label('哪一项记错了', 'Which entry is wrong'),
    (sight: Sight) =>
      correctableMarks(sight.order, 'goods')
        .filter(({ action }) => maySign(sight.order, sight.by, find(action)?.by ?? []))
        .map((mark) => entryOption(mark, { find, timeZone: sight.outside.settings.timeZone })),
    {
      redraws: true,
      hint: label(
        '入库填正确数量；发车填实际时间，留空即并未发车；到货即表示并未发生',
        'Of a booking state the right quantities, of a departure the right time (blank: it did not leave); an arrival is said not to have happened',
      ),
    },
  ),
  departedAt: departedAtField,
  ...proof,
});

const proof = {
  reason: statement(label('错在哪里、如何得知', 'What is wrong, and how it is known')),
  proof: files(label('凭据', 'Proof')),
};

const lineFields = {
  quantity: quantityAsked(label('正确数量', 'The right quantity'), (order, _part, raw) =>
    isBooking(raw.entry) ? bookedBy(order, raw.entry) : [],
  ),
};

type GoodsAnswers = AnswersIn<ReturnType<typeof goodsFields>, typeof lineFields>;

const shared = {
  rule: 'A.correct',
  isNews: true,
  submit: label('提出更正', 'Ask for it'),
  about: { kind: 'opens', prefix: 'c' },
  again: 'adds',
  done: () => true,
  // The countersign declines what was asked for in error.
  withdrawable: false,
} as const;

/** A.correct: who recorded a fact of the goods says that it was recorded wrongly; it counts once it is countersigned. */
export const correctAct = (find: Find) =>
  act({
    ...shared,
    key: 'correct',
    lane: 'shipments',
    title: label('更正货物记录', 'Correct a record'),
    short: label('更正', 'Correction'),
    by: ['quality', 'dispatch', 'service', 'assistant'],
    during: ['open', 'held'],
    fields: goodsFields(find),
    lines: {
      of: ({ order, raw }: Sight) => (isBooking(raw.entry) ? orderLines(order) : []),
      fields: lineFields,
    },
    judge: ({ order }: Sight, answers: GoodsAnswers) => unlikely(order, answers),
    facts: (sight: Sight, answers: GoodsAnswers): CorrectionFacts => {
      const { order } = sight;
      const departure = departureIn(order, answers.entry);
      if (departure && answers.departedAt !== null)
        return {
          ...entryFacts(order, answers.entry, find),
          entry: answers.entry,
          was: atTheMill(departure.facts.departedAt, sight),
          becomes: atTheMill(answers.departedAt, sight),
          quantities: null,
          fen: null,
          departedAt: answers.departedAt,
        };
      const quantities = isBooking(answers.entry) ? quantitiesFrom(order, answers.lines) : [];
      const happened = quantities.length > 0;
      return {
        ...entryFacts(order, answers.entry, find),
        entry: answers.entry,
        was: recordedAs(order, answers.entry),
        becomes: happened ? quantitiesText(order, quantities) : label('并未发生', 'it did not happen'),
        quantities: happened ? quantities : null,
        fen: null,
      };
    },
    tells: () => ['service-supervisor'],
    says: (_order, { answers, facts }) => correctionText(facts, answers.reason),
  });

/** The same of a sum: by finance, countersigned by another of finance or the director. */
export const correctMoneyAct = (find: Find) =>
  act({
    ...shared,
    key: 'correct-money',
    lane: 'payment',
    title: label('更正到账金额', 'Correct a sum'),
    short: label('更正', 'Correction'),
    by: ['finance'],
    during: ['open', 'held', 'cancelled'],
    fields: {
      entry: chosen(
        label('哪一笔记错了', 'Which entry is wrong'),
        ({ order, outside }) =>
          correctableMarks(order, 'money').map((mark) =>
            entryOption(mark, { find, timeZone: outside.settings.timeZone }),
          ),
        {
          hint: label('并未到账的用“冲正款项”', 'Money that did not come is reversed instead'),
        },
      ),
      amount: money(label('正确金额（元）', 'The right sum (CNY)')),
      ...proof,
    },
    judge: ({ order }: Sight, { entry, amount }): Refusal | undefined => {
      if (amount === 0) return wrong('A.correct', 'amount', '金额须大于零', 'The amount must be above zero');
      return amount === paidBy(order, entry) ? unchanged('amount') : undefined;
    },
    facts: ({ order }: Sight, { entry, amount }): CorrectionFacts => ({
      ...entryFacts(order, entry, find),
      entry,
      was: recordedAs(order, entry),
      becomes: label(`${yuan(amount)} 元`, `CNY ${yuan(amount)}`),
      quantities: null,
      fen: amount,
    }),
    tells: () => ['director'],
    says: (_order, { answers, facts }) => correctionText(facts, answers.reason),
  });

const unlikely = (order: Sight['order'], answers: GoodsAnswers): Refusal | undefined => {
  const { entry, lines, departedAt } = answers;
  if (isDeparture(entry)) return unlikelyDeparture(order, entry, departedAt);
  if (!isBooking(entry)) return undefined;
  const [was, is] = [bookedBy(order, entry), quantitiesFrom(order, lines)];
  const isSame = lines.every(({ id }) => same(quantityFor(was, id), quantityFor(is, id)));
  return badQuantity('A.correct', { order, answered: lines }) ?? (isSame ? unchanged('entry') : undefined);
};

const unchanged = (blockId: string): Refusal =>
  wrong('A.correct', blockId, '与原记录相同', 'It is recorded so already');

export const correctionText = ({ title, was, becomes }: CorrectionFacts, reason: string): Label =>
  label(
    `${title.zh}：${was.zh} → ${becomes.zh}（须会签）\n“${reason}”`,
    `${title.en}: ${was.en} → ${becomes.en} (to be countersigned)\n“${reason}”`,
  );
