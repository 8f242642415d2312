import type { AnswersIn } from '../../order/action.ts';
import { choice, files, optional, statement, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { OrderContent } from '../content.ts';
import { act } from '../define.ts';
import { channelLabels } from '../intake/intake-form.ts';
import { mustBeTheirs, typedNumber } from '../other-order.ts';
import { holds } from '../roles.ts';
import type { Linked } from '../shipping/shipment-facts.ts';

const fields = {
  channel: choice(label('客户如何提出', 'How the customer brought it'), channelLabels),
  what: statement(label('客户索赔内容', 'What the customer claims')),
  papers: optional(files(label('凭证或照片', 'Papers or pictures'))),
  linkedOrder: optional(
    text(label('已为此开的订单号', 'The order opened for it already'), {
      hint: label(
        '留空则自动新开一张关联订单，客户与品种照抄，数量、价格待填',
        'Leave blank to open a linked order: customer and paper are copied, quantity and price are asked for',
      ),
    }),
  ),
};

type Claimed = AnswersIn<typeof fields, Record<never, never>>;

/** S18.a: a claim after closing opens an order of its own, or goes to one that was opened for it already. */
export const claim = act({
  key: 'claim',
  rule: 'S18.a',
  lane: 'shipments',
  title: label('登记索赔', 'Record a claim'),
  short: label('索赔', 'Claim'),
  by: ['service', 'salesperson'],
  during: ['closed'],
  about: { kind: 'opens', prefix: 'k' },
  offered: () => true,
  fields,
  asks: (_order, _part, { linkedOrder }) => {
    const otherOrder = typedNumber(linkedOrder);
    return { otherOrder, opensOrder: otherOrder === null };
  },
  judge: (sight, { linkedOrder }) =>
    linkedOrder === null ? undefined : mustBeTheirs(sight, { rule: 'S18.a', blockId: 'linkedOrder' }),
  facts: ({ order, opens, other, by }): Linked | null => {
    const linked = opens?.number ?? other?.number;
    if (linked === undefined) return null;
    const clerk = holds(by.roles, 'service') ? { id: by.id, name: by.name } : order.clerk;
    return { opened: opens?.id ?? null, linked, clerk };
  },
  message: (order, { part, by, answers, facts }) => {
    if (facts === null) return null;
    const id = facts.opened;
    const opens =
      id === null ? null : { id, clerk: facts.clerk, by, content: claimed(order.content, answers) };
    return { about: 'claim', part: part ?? '', to: facts.linked, fen: null, opens };
  },
  tells: () => ['salesperson', 'service-supervisor', 'quality'],
  says: (_order, { answers: { what, linkedOrder }, facts }) => {
    const number = facts?.linked ?? linkedOrder ?? '';
    return label(`${number}：${what}`, `${number}: ${what}`);
  },
});

/** What the order of a claim begins with: customer, people and paper as they were; how much, at what price and when is asked. */
const claimed = (content: OrderContent, { channel, what, papers }: Claimed): OrderContent => ({
  ...content,
  channel,
  lines: content.lines.map((line) => ({ ...line, quantity: null, unitPriceFen: null })),
  wantedOn: null,
  specialTerms: null,
  source: {
    readBack: false,
    files: papers ?? [],
    text: what,
    oral: channel === 'salesperson' && papers === null,
  },
});
