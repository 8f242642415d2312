import { discreet } from '../../order/discreet.ts';
import { type Label, label } from '../../order/labels.ts';
import { standingMarks } from '../../order/marks.ts';
import { everyMark, type Order } from '../../order/order.ts';
import type { OrderHeard } from '../../order/order-messages.ts';
import type { Who } from '../../order/roles.ts';
import type { SplitOff } from '../intake/memo-facts.ts';
import { yuan } from '../money/money.ts';
import { claim } from './claim.ts';

/** How an order hangs together with others of its customer, a sentence each: claims dealt with here or there, money that came. */
export const linkedOrders = (order: Order): readonly Label[] => [
  ...standingMarks(order, claim).map(({ facts, answers: { linkedOrder } }) => {
    const number = facts?.linked ?? linkedOrder ?? '';
    return label(`索赔由 ${number} 处理`, `A claim on this is dealt with in ${number}`);
  }),
  ...splits(order).map(({ to }) => label(`部分拆至 ${to.number}`, `Part of it is split off to ${to.number}`)),
  ...order.heard.flatMap((heard) => heardText(heard, order)),
];

const splits = (order: Order): readonly SplitOff[] =>
  [...everyMark(order, 'proposal'), ...everyMark(order, 'schedule-settlement')].flatMap(
    ({ facts }) => facts?.split ?? [],
  );

const heardText = (
  { about, from: { number }, part, fen, payer }: OrderHeard,
  { heard }: Order,
): readonly Label[] => {
  if (about === 'claim') return [label(`处理 ${number} 的索赔`, `Deals with a claim on ${number}`)];
  if (about === 'split') return [label(`拆自 ${number}`, `Split off from ${number}`)];
  if (about !== 'transfer') return [];
  const isRecorded = heard.some(
    (one) => one.about === 'transfer-recorded' && one.part === part && one.from.number === number,
  );
  const [ended, end] =
    payer !== undefined
      ? ['已计入', 'counted']
      : isRecorded
        ? ['已登记', 'recorded']
        : ['待登记', 'to be recorded'];
  const sum = yuan(fen ?? 0);
  return [
    discreet(
      label(`${number} 转入 ${sum} 元，${ended}`, `CNY ${sum} from ${number}, ${end}`),
      label(`${number} 转入的款，${ended}`, `Money from ${number}, ${end}`),
    ),
  ];
};

/** What another order said, as it is told in this one's thread, and to whom. */
export const heardSaid = (heard: OrderHeard): { readonly text: Label; readonly who: Who } => {
  const { number } = heard.from;
  switch (heard.about) {
    case 'claim':
      return {
        text: label(
          `${number} 关闭后客户索赔，由本单处理`,
          `A claim on ${number}, closed, is dealt with here`,
        ),
        who: 'service',
      };
    case 'split':
      return {
        text: label(`由 ${number} 拆出，另立本单`, `Split off from ${number} to this order of its own`),
        who: 'service',
      };
    case 'transfer':
      return { text: transferSaid(heard), who: 'finance' };
    case 'transfer-recorded':
      return {
        text: label(`${number} 的转入款已登记`, `The money from ${number} is recorded`),
        who: 'salesperson',
      };
    default:
      return heard.about satisfies never;
  }
};

/** Money that came over counts by itself where its payer is told with it; else somebody records it. */
const transferSaid = ({ from: { number }, fen, payer }: OrderHeard): Label => {
  const sum = yuan(fen ?? 0);
  if (payer === undefined)
    return discreet(
      label(
        `${number} 转入 ${sum} 元：请登记为收款或定金`,
        `CNY ${sum} comes from ${number}: please record it as a payment or deposit`,
      ),
      label(
        `${number} 有款转入：请登记为收款或定金`,
        `Money comes from ${number}: please record it as a payment or deposit`,
      ),
    );
  return discreet(
    label(
      `${number} 转入 ${sum} 元，已计入本单，不必再登记`,
      `CNY ${sum} came from ${number} and counts here; nothing is to be recorded`,
    ),
    label(
      `${number} 有款转入，已计入本单，不必再登记`,
      `Money came from ${number} and counts here; nothing is to be recorded`,
    ),
  );
};
