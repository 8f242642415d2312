import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { moment, rightNow } from '../../order/date-fields.ts';
import { type Check, type Refusal, wrong } from '../../order/decision.ts';
import { discreet, hidden } from '../../order/discreet.ts';
import { files, optional, sometimes, statement, text } from '../../order/fields.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { onPaper } from '../papers.ts';
import { goodsTable } from '../warehouse/goods-table.ts';
import { briefing, isCollected } from './15-briefing.ts';
import { checksFrom } from './check-times.ts';
import { destinationOf } from './destination.ts';
import { isEarlier, leavesOf } from './said-when.ts';
import type { ShippedFacts } from './shipment-facts.ts';
import { dispatchable, letGo } from './shipment-parts.ts';
import { shipmentOf } from './shipments.ts';

const driven = ({ order }: Sight): boolean => !isCollected(order);
const fetched = ({ order }: Sight): boolean => isCollected(order);
const toCheck = label('留空则按行程平均安排', 'Blank: spread evenly over the trip');

const fields = {
  carrier: sometimes(driven, text(label('承运单位', 'Carrier'))),
  waybill: sometimes(driven, optional(text(label('运单号', 'Waybill')))),
  plate: optional(
    text(label('车牌号', 'Plate'), {
      hint: label('运单号与车牌号至少填一项', 'Waybill or plate, at least one'),
    }),
  ),
  driver: sometimes(driven, text(label('司机', 'Driver'), { personal: true })),
  driverPhone: sometimes(
    driven,
    text(label('司机电话', 'Driver’s phone'), { personal: true, discreet: true }),
  ),
  collectedBy: sometimes(fetched, text(label('提货人', 'Who collected'), { personal: true })),
  gateReceipt: sometimes(fetched, files(label('门口签收单', 'Receipt signed at the gate'))),
  departedAt: moment(label('发车时间', 'Departure'), 'happened', {
    initial: rightNow,
  }),
  whyEarlier: optional(
    statement(label('为何早于登记', 'Why it left before that was typed'), {
      hint: label(
        '发车早于复述或先发货批准的登记时间才填',
        'Only where it left before the briefing or the ship-first was typed',
      ),
    }),
  ),
  expectedAt: sometimes(driven, moment(label('预计到达时间', 'Expected arrival'), 'to-come')),
  check1: sometimes(
    driven,
    optional(moment(label('检查时间 1', 'First check'), 'to-come', { hint: toCheck })),
  ),
  check2: sometimes(driven, optional(moment(label('检查时间 2', 'Second check'), 'to-come'))),
  check3: sometimes(driven, optional(moment(label('检查时间 3', 'Third check'), 'to-come'))),
};

export type ShippedAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** S15: dispatch issues the delivery note and writes down how the goods left. Refused without notice or ship-first (S14.2). */
export const shipped = step({
  key: 'shipped',
  rule: 'S15',
  lane: 'shipments',
  title: label('发货', 'Shipped'),
  short: label('发货', 'Shipped'),
  submit: label('已发货', 'It has left'),
  by: ['dispatch'],
  about: { kind: 'part', parts: dispatchable },
  needs: (order, part) => [letGo(order, part), ...briefed(order, part)],
  covers: (_order, part) => [signatureOf(briefing, part)],
  neverVoided: true,
  // That goods left is a fact; a departure that was none is corrected by two.
  withdrawable: false,
  fields,
  judge: (sight, answers) => untrue(sight, answers),
  facts: ({ order, part }: Sight, answers): ShippedFacts => ({
    note: `${order.number}-${(part ?? '').toUpperCase()}`,
    quantities: shipmentOf(order, part)?.quantities ?? [],
    departedAt: answers.departedAt,
    expectedAt: answers.expectedAt,
    checksAt: checksOf(answers),
  }),
  tells: (_order, { answers }) => (isExplained(answers) ? ['service', 'service-supervisor'] : ['service']),
  says: (_order, { answers, facts }) => {
    const how = [answers.carrier, answers.waybill, answers.plate, answers.collectedBy].filter(
      (word) => word !== null,
    );
    const note = `${facts.note} · ${how.join(' · ')}`;
    return isExplained(answers)
      ? label(
          `${note} · 早于登记发车：${answers.whyEarlier}`,
          `${note} · left before that was typed: ${answers.whyEarlier}`,
        )
      : verbatim(note);
  },
  papers: (order, { part, answers, facts }) => deliveryPapers(order, { part, answers, facts }),
  dueInWorkingHours: 8,
});

const briefed = (order: Order, part: string | null): readonly Check[] =>
  letGo(order, part).met ? [signed(order, briefing, part)] : [];

const checksOf = ({ departedAt, expectedAt, check1, check2, check3 }: ShippedAnswers): readonly string[] =>
  expectedAt === null ? [] : checksFrom([check1, check2, check3], { departedAt, expectedAt });

/** Departures of before do not know the question. */
const isExplained = ({ whyEarlier }: ShippedAnswers): boolean => (whyEarlier ?? null) !== null;

/** S15: it leaves after what it leans on was held and said; before that was typed only with a reason. */
const tooEarly = ({ order, part }: Sight, answers: ShippedAnswers): Refusal | undefined => {
  const { departedAt } = answers;
  const leaves = leavesOf(order, part);
  const late = leaves.find(({ saidAt }) => isEarlier(departedAt, saidAt));
  if (late) {
    return wrong(
      'S15',
      'departedAt',
      `${late.what.zh}在此之后；请核对时间，或由其本人撤回后按实际时间重新登记`,
      `It cannot have left before ${late.what.en}; check the time, or whoever recorded that withdraws it and records it anew with its true time`,
    );
  }
  const untyped = leaves.find(({ typedAt }) => isEarlier(departedAt, typedAt));
  if (!untyped || isExplained(answers)) return undefined;
  return wrong(
    'S15',
    'whyEarlier',
    `发车早于${untyped.what.zh}的登记；请写明原因，客服主管会看到`,
    `It left before ${untyped.what.en} was typed; say why, the service supervisor sees it`,
  );
};

const untrue = (sight: Sight, answers: ShippedAnswers): Refusal | undefined =>
  unlikelyTrip(answers) ?? tooEarly(sight, answers);

const unlikelyTrip = (answers: ShippedAnswers): Refusal | undefined => {
  const { departedAt, expectedAt, waybill, plate, carrier } = answers;
  if (carrier !== null && waybill === null && plate === null) {
    return wrong('S15', 'plate', '运单号与车牌号至少填一项', 'Waybill or plate, at least one');
  }
  if (expectedAt === null) return undefined;
  if (expectedAt <= departedAt) {
    return wrong('S15', 'expectedAt', '到达须晚于发车', 'It arrives after it leaves');
  }
  const stray = (['check1', 'check2', 'check3'] as const).find((name) => {
    const check = answers[name];
    return check !== null && (check <= departedAt || check > expectedAt);
  });
  return stray
    ? wrong('S15', stray, '须在发车与到达之间', 'Between departure and arrival, please')
    : undefined;
};

const receiptAsked = label(
  '请当面点收，注明短少或破损，签字盖章后交司机带回或传真至本厂。',
  'Please count the goods, note what is short or damaged, sign and stamp, and give it to the driver or fax it back.',
);

interface Departure {
  readonly part: string | null;
  readonly answers: ShippedAnswers;
  readonly facts: ShippedFacts;
}

/** The delivery note, and the receipt that goes with the goods and comes back signed (S18). */
const deliveryPapers = (order: Order, { part, answers, facts }: Departure): readonly Paper[] => {
  const { address, receiver, phone } = destinationOf(order, part);
  const rows = [
    { label: label('客户', 'Customer'), value: verbatim(order.content.customer?.name ?? '—') },
    {
      label: label('收货', 'Deliver to'),
      value: discreet(verbatim(`${address} · ${receiver} · ${phone}`), verbatim(receiver)),
    },
    ...transportRows(answers),
  ];
  const table = goodsTable(order, facts.quantities);
  return [
    onPaper('delivery-note', { number: facts.note, rows, table }),
    onPaper('delivery-receipt', { number: facts.note, rows, table, notes: [receiptAsked] }),
  ];
};

/**
 * Dispatch's part of the shipping advice (发货告知书): how the goods travel and when they are to arrive. `momentText` says
 * a point in time where it stands in plain words, which know no dates of the reader's own.
 */
export const transportRows = (answers: ShippedAnswers, momentText?: (instant: string) => Label) =>
  (
    [
      'carrier',
      'waybill',
      'plate',
      'driver',
      'driverPhone',
      'collectedBy',
      'departedAt',
      'expectedAt',
    ] as const
  ).flatMap((name) => {
    const [field, answer] = [fields[name], answers[name]];
    if (answer === null) return [];
    const value = field.input.kind === 'moment' && momentText ? momentText(answer) : field.show(answer);
    return [{ label: field.label, value: field.discreet ? hidden(value) : value }];
  });
