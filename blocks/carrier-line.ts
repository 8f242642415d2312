import { type Label, label } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { find } from '../src/procedure/catalogue.ts';
import type { CarrierReported } from '../src/procedure/own-events.ts';
import type { HeardCarrier } from '../src/procedure/own-state.ts';
import { answerTo, askedFor } from '../src/procedure/shipping/carrier-answers.ts';
import type { CarrierState } from '../src/procedure/shipping/shipment-facts.ts';
import { actionButton } from './buttons.ts';
import { stampTime } from './format.ts';
import { type Drawing, type DrawingContext, escaped, inline, quoted, section } from './kit.ts';
import { cut } from './measure.ts';
import { waitedFor } from './waits.ts';

/**
 * What a carrier's own tracking said, and that it was not a person who said it (S17). A delay or a problem tells the
 * salesperson and asks the clerk to tell the customer; of a delivery the clerk is asked to record the arrival.
 */
export const carrierLine = (report: HeardCarrier, order: Order, drawing: DrawingContext): Drawing => {
  const { language } = drawing;
  const number = report.shipment.slice(1);
  const head = `${inline(report.source)} · ${label(`第 ${number} 车`, `shipment ${number}`)[language]}：${states[report.state][language]}`;
  const answered = report.answers.length > 0 ? answeredText[language] : '';
  const answer = answerTo(order, report);
  const action = find(askedFor[report.state][0] ?? '');
  return {
    text: cut(`${escaped(order.number)} · ${head}`, 250),
    blocks: [
      section(
        [`🚚 ${head}${answered}`, ...details(report, drawing), ...answerText(answer, drawing)].join('\n'),
      ),
      ...(action && !answer
        ? [
            section(askedText(report, order, drawing)),
            {
              type: 'actions' as const,
              elements: [actionButton(action, { order, part: report.shipment, language, primary: true })],
            },
          ]
        : []),
    ],
  };
};

const states: Readonly<Record<CarrierState, Label>> = {
  'on-its-way': label('在途正常', 'On its way'),
  delayed: label('延误', 'Delayed'),
  problem: label('有问题', 'A problem'),
  delivered: label('已送达', 'Delivered'),
};

const answeredText = label('（系统查询，代答跟踪）', ' (asked by the desk, in place of the clerk)');

/** "✓ 跟踪 · 刘芳 11-24 09:10" */
const answerText = (answer: Mark | undefined, drawing: DrawingContext): readonly string[] =>
  answer
    ? [
        `✓ ${inline(find(answer.action)?.title[drawing.language] ?? answer.action)} · ${inline(answer.by.name)} ${stampTime(answer.at, drawing)}`,
      ]
    : [];

const details = (report: CarrierReported, drawing: DrawingContext): readonly string[] => {
  const { language } = drawing;
  const where = [stampTime(report.occurredAt, drawing), report.place ?? ''].filter((text) => text !== '');
  const expected =
    report.state === 'delayed' && report.expectedAt ? stampTime(report.expectedAt, drawing) : '';
  return [
    inline(where.join(' · ')),
    ...(expected === '' ? [] : [`${label('新的预计到达', 'Now expected')[language]} ${expected}`]),
    ...(report.words === '' ? [] : quoted(escaped(cut(report.words, 500)))),
  ];
};

const askedText = ({ state }: CarrierReported, order: Order, drawing: DrawingContext): string => {
  const [sales, clerk] = [
    waitedFor({ who: ['salesperson'] }, order, drawing),
    waitedFor({ who: ['service'] }, order, drawing),
  ];
  return state === 'delivered'
    ? label(
        `📣 ${sales} 请知悉；${clerk} 请登记到货`,
        `📣 ${sales} for your attention; ${clerk} please record the arrival`,
      )[drawing.language]
    : label(
        `📣 ${sales} 请知悉；${clerk} 请告知客户`,
        `📣 ${sales} for your attention; ${clerk} please tell the customer`,
      )[drawing.language];
};
