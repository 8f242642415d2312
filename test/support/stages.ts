import { expect } from 'vitest';
import { type Answers, type Colleague, moment } from './acting.ts';
import type { TestDesk } from './desk.ts';
import type { ShownMessage } from './workspace.ts';

/** Nine o'clock on the Monday the journeys begin, as a date-and-time input takes it. */
export const monday = moment('2026-11-23T01:00:00Z');

/** What an order is about, for the forms that ask for it: tonnes by line. */
export type Tonnes = Readonly<Record<number, string>>;

let transfers = 0;

/** Each order is paid by a bank transfer of its own (S13.2). */
const ownReference = (bank: string): string => {
  transfers += 1;
  return `${bank}-${transfers}`;
};

export interface Mates {
  readonly mill: () => TestDesk;
  readonly as: (handle: string) => Colleague;
}

/** The usual way of an order from stage to stage, each by those whose turn it is, through their forms. */
export const stagesAt = ({ mill, as }: Mates) => {
  // A slow machine takes more than the minute that is allowed between issuing and sending.
  const now = () => moment(`${mill().desk.ports.now().toISOString().slice(0, 19)}Z`);
  const perLine = (tonnes: Tonnes, answers: (id: number, amount: string) => Answers): Answers =>
    Object.assign({}, ...Object.entries(tonnes).map(([id, amount]) => answers(Number(id), amount)));
  const amounts = (tonnes: Tonnes) => perLine(tonnes, (id, amount) => ({ [`lines.${id}.quantity`]: amount }));

  const inspect = async (card: ShownMessage, tonnes: Tonnes, batch = 'b1') => {
    const passed = { quantity: 'pass', appearance: 'pass', labels: 'pass' };
    const part = { part: batch };
    await as('chen.yu').signs('inspection', card, passed, part);
    await as('lin.xia').signs('inspection-quality', card, passed, part);
    await as('lin.xia').signs('warehouse-in', card, amounts(tonnes), part);
  };

  const opensMemo = async (lines = 1): Promise<Colleague> => {
    const chen = as('chen.yu');
    await chen.slash('/order new');
    await chen.view('intake');
    for (let line = 2; line <= lines; line += 1) {
      await chen.pressInView('form:add-line');
      const isThere = async () => `lines.${line}.product` in (await chen.view('intake')).values;
      await mill().workspace.until(isThere, `line ${line} in the form`);
    }
    return chen;
  };

  /** The card of the order that something opens. */
  const newCard = async (opening: () => Promise<void>): Promise<ShownMessage> => {
    const before = new Set((await mill().workspace.messages('orders')).map(({ ts }) => ts));
    await opening();
    return mill().workspace.until(
      async () =>
        (await mill().workspace.messages('orders')).find(
          ({ ts, metadata }) => !before.has(ts) && String(metadata?.event_payload.key).startsWith('card:'),
        ),
      'the new order’s card',
    );
  };
  return {
    amounts,
    /** This second on the desk's clock, as a date-and-time input takes it. */
    now,
    /** `/order new`: the empty memo with so many lines, open before the clerk. */
    opensMemo,
    /** `/order new`, filled in by the clerk; gives the card. */
    takeIn: (answers: Answers, lines = 1): Promise<ShownMessage> =>
      newCard(async () => {
        const chen = await opensMemo(lines);
        await chen.fillsIn(answers);
        const wasSaid = answers.channel === 'phone' || answers.channel === 'visit';
        expect(await (wasSaid ? chen.readsBack() : chen.submit())).toEqual({ ok: true, outcome: 'closed' });
      }),
    newCard,
    promiseReply: (card: ShownMessage) =>
      as('chen.yu').signs('reply-promise', card, {
        replyBy: moment('2026-11-23T06:00:00Z'),
        toldWhom: '客户',
        toldAt: monday,
        thanks: ['yes'],
      }),
    saysMakeable: (card: ShownMessage, tonnes: Tonnes) =>
      as('sun.kai').signs('technical', card, {
        rawMaterial: '木浆库存 86 吨，可满足本单。',
        ...perLine(tonnes, (id) => ({
          [`lines.${id}.producible`]: 'yes',
          [`lines.${id}.formula`]: 'unchanged',
        })),
      }),
    schedule: (card: ShownMessage, tonnes: Tonnes, more: Answers = {}) =>
      as('hu.qiang').signs('schedule', card, {
        productionOn: '2026-12-02',
        finishedOn: '2026-12-04',
        tolerance: '3',
        clauses: '无',
        ...amounts(tonnes),
        ...more,
      }),
    /** Drawn, ticked, issued, sent and received legibly. */
    confirm: async (card: ShownMessage, drawn: Answers = { promisedOn: '2026-12-04' }) => {
      const chen = as('chen.yu');
      await chen.signs('confirmation', card, drawn);
      await chen.signs('confirmation-issue', card, {}, { ticks: ['clauses', 'values'] });
      await chen.signs('confirmation-sent', card, { way: 'fax', to: '0769-86882211', sentAt: now() });
      await chen.signs('confirmation-received', card, {
        legible: 'yes',
        confirmedBy: '客户',
        receivedAt: now(),
        thanked: ['yes'],
      });
    },
    bringReturn: (card: ShownMessage, { by, signedBy }: { by: string; signedBy: string }) =>
      as(by).signs('return', card, {
        revision: '1',
        cameOn: '2026-11-23',
        legible: 'yes',
        signature: 'signed',
        signedBy,
        content: 'unchanged',
        terms: 'clear',
        file: [{ name: 'return.pdf', text: 'signed' }],
      }),
    takeDeposit: (card: ShownMessage, amount: string) =>
      as('xu.jing').signs('deposit', card, {
        amount,
        receivedOn: '2026-11-23',
        reference: ownReference('ICBC'),
      }),
    /** Ordered by the clerk, countersigned clause by clause, technical's copy acknowledged. */
    orderProduction: async (card: ShownMessage) => {
      await as('chen.yu').signs('production-order', card);
      await as('guo.wei').signs('production-countersign', card, {}, { ticks: ['clauses'] });
      await as('sun.kai').signs('copy-acknowledged', card);
    },
    /** A batch handed over, inspected by clerk and quality, and booked into the warehouse. */
    finish: async (card: ShownMessage, tonnes: Tonnes) => {
      await as('hu.qiang').signs('batch', card, { final: 'yes', ...amounts(tonnes) });
      await inspect(card, tonnes);
    },
    inspect,
    review: (card: ShownMessage, batch = 'b1') =>
      as('chen.yu').signs('contract-review', card, {}, { ticks: ['clauses'], part: batch }),
    pay: (card: ShownMessage, amount: string) =>
      as('xu.jing').signs('payment', card, {
        amount,
        receivedOn: '2026-11-23',
        reference: ownReference('BOC'),
        purpose: 'balance',
      }),
    notice: (card: ShownMessage, tonnes: Tonnes, shipment?: string) =>
      as('chen.yu').signs('dispatch-notice', card, amounts(tonnes), {
        ticks: ['checks'],
        ...(shipment ? { part: shipment } : {}),
      }),
    /** Dispatch repeats back what is to be said for the customer, then records what left. */
    ship: async (card: ShownMessage, to: Answers, { shipment = 's1', terms = false } = {}) => {
      const ticks = ['goods', ...(terms ? ['terms'] : []), 'advice'];
      await as('ma.jun').signs('briefing', card, to, { ticks, part: shipment });
      const left = {
        carrier: '顺通物流',
        plate: '粤S·A1234',
        driver: '老梁',
        driverPhone: '13500000000',
        departedAt: now(),
        expectedAt: moment('2026-11-24T10:00:00Z'),
      };
      await as('ma.jun').signs('shipped', card, left, { part: shipment });
    },
    /** The customer is told and confirms; the goods come whole and are signed for. */
    arrive: async (card: ShownMessage, shipment = 's1') => {
      const chen = as('chen.yu');
      const part = { part: shipment };
      const told = { how: 'fax', sentTo: '客户', sentAt: now() };
      await chen.signs('shipping-advice', card, told, { ticks: ['verified'], ...part });
      const heard = { from: '客户', legible: ['yes'], thanks: ['yes'] };
      await chen.signs('advice-confirmed', card, heard, part);
      const liu = as('liu.fang');
      await liu.signs('arrival', card, { arrivedAt: now(), condition: 'ok' }, part);
      const file = [{ name: 'receipt.jpg', text: 'signed' }];
      await liu.signs('receipt', card, { file, signedBy: '收货人', signedOn: '2026-11-23' }, part);
    },
  };
};

/** What dispatch says back for the customer of a test's memo. */
export const lianxing = {
  receiver: '李敏',
  phone: '13922554810',
  address: '广东省东莞市虎门镇怀德大道118号B栋',
};
