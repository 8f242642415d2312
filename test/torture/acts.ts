import type { Order } from '../../src/order/order.ts';
import { factsOf, stands } from '../../src/order/order.ts';
import type { Raw } from '../../src/order/raw.ts';
import { addDays, dateIn } from '../../src/order/time/dates.ts';
import type { MillState } from '../../src/procedure/outside.ts';
import { compare } from '../../src/procedure/terms/comparison.ts';
import { openDoubts } from '../../src/procedure/terms/doubts.ts';
import {
  acknowledgedDoubt,
  agreedMemo,
  answeredDoubt,
  raisedDoubt,
  signedTechnical,
} from '../support/deeds-commercial.ts';
import { allTicked } from '../support/deeds-confirmation.ts';
import { people } from '../support/mill.ts';
import type { Draw } from './draw.ts';
import { timeZone } from './house.ts';

/** One form as somebody hands it in. */
export interface Act {
  readonly action: string;
  /** Who may do it; several may try at the same time. */
  readonly by: readonly string[];
  readonly part: string | null;
  readonly raw: Readonly<Record<string, Raw>>;
}

interface Moment {
  /** Words that stand in the journal once it is signed, and in no other act. */
  readonly words: string;
  readonly draw: Draw;
}

/** What is known to whoever acts on an order: its papers, and what the mill agreed with its customer. */
interface Seeing extends Moment {
  readonly file: string;
  readonly outside: MillState;
}

const clerks = [people.chen.id, people.li.id];
const act = (
  action: string,
  by: readonly string[],
  raw: Act['raw'] = {},
  part: string | null = null,
): Act => ({ action, by, raw, part });

/** In UNIX seconds, so many seconds from now. */
const seconds = (ahead: number): string => String(Math.floor(Date.now() / 1000) + ahead);
const today = (days = 0): string => addDays(dateIn(timeZone, new Date().toISOString()), days);

/** A memo as it comes by fax, for a customer of grade A, B or C. */
export const intake = ({ words, draw }: Moment, fax: string): Act =>
  act('intake', clerks, {
    ...agreedMemo(draw.pick(['A', 'B', 'C'])).raw,
    sourceFiles: [fax],
    wantedOn: today(9),
    specialTerms: words,
  });

/** What somebody may do on an order as it stands: mostly what comes next, sometimes what comes in between. */
export const nextAct = (order: Order, moment: Seeing): Act | undefined => {
  const { words, draw } = moment;
  if (order.status === 'held') return act('resume', [...clerks, people.wang.id], { note: words });
  if (order.status !== 'open' || order.kind !== 'mill') return undefined;
  const [doubt] = openDoubts(order);
  if (doubt?.state === 'raised')
    return { ...answeredDoubt({ verified: words }, doubt.id), by: [people.zhou.id, people.wang.id] };
  if (doubt)
    return { ...acknowledgedDoubt('approved', 'wang', doubt.id), by: [people.wang.id, people.zhao.id] };
  if (draw.happens(0.12)) return act('hold', [...clerks, people.wang.id], { reason: words });
  if (draw.happens(0.2)) return replyPromised(moment);
  if (draw.happens(0.12)) {
    const { raw } = raisedDoubt();
    return act('doubt', [...clerks, people.liu.id], { ...raw, text: words }, '');
  }
  return onTheWay(order, moment);
};

/** Due within the minute: the clerk is reminded half an hour before the time that was promised. */
const replyPromised = ({ words, draw }: Moment): Act =>
  act('reply-promise', clerks, {
    replyBy: seconds(draw.pick([1800, 3600]) + draw.from(5, 40)),
    toldWhom: words,
    toldAt: seconds(-5),
    thanks: ['yes'],
  });

const onTheWay = (order: Order, { words, file, outside }: Seeing): Act | undefined => {
  const ids = order.content.lines.map(({ id }) => id);
  const { deviations } = compare(order, outside);
  const [made, finished] = [today(3), today(5)];
  const steps: readonly Act[] = [
    act('terms', clerks, { seen: deviations.map(({ id }) => id) }),
    { ...signedTechnical({ rawMaterial: words }, ids), by: [people.sun.id] },
    act('schedule', [people.hu.id, people.guo.id], {
      productionOn: made,
      finishedOn: finished,
      tolerance: '3',
      clauses: words,
      'lines.1.quantity': '12.5',
      'lines.2.quantity': '8',
    }),
    act('confirmation', clerks, { promisedOn: finished, prompt1: words, prompt1On: made }),
    act('confirmation-issue', clerks, allTicked(order)),
    act('confirmation-sent', clerks, { way: 'fax', to: words, sentAt: seconds(0) }),
    act('confirmation-received', clerks, {
      legible: 'yes',
      confirmedBy: words,
      receivedAt: seconds(0),
      thanked: ['yes'],
    }),
    act('return', [people.zhou.id], {
      revision: String(factsOf(order, 'confirmation').length),
      cameOn: today(),
      legible: 'yes',
      signature: 'signed',
      signedBy: '陈志强',
      content: 'unchanged',
      terms: 'clear',
      file: [file],
    }),
  ];
  return steps.find(({ action }) => !stands(order, action as never));
};
