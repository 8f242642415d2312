import type { AnyAction } from '../src/order/action.ts';
import type { ActionKey } from '../src/order/keys.ts';
import type { Label } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { allMarks, factsOf } from '../src/order/order.ts';
import { partsOf } from '../src/order/parts.ts';
import type { Turn } from '../src/order/turn.ts';
import { actions, find } from '../src/procedure/catalogue.ts';
import { type CardLane, lanes } from '../src/procedure/lane.ts';
import { stampTime } from './format.ts';
import { type DrawingContext, inline } from './kit.ts';

export const laneNames: Record<CardLane, Label> = {
  commercial: { zh: '商务', en: 'Commercial' },
  production: { zh: '生产', en: 'Production' },
  payment: { zh: '款项', en: 'Payment' },
  shipments: { zh: '发货', en: 'Shipments' },
};

const newest = 3;
const mostMarks = 6;
const mostOpen = 4;

/** The four lanes, a line each: how far, who signed what and when, and what is open. A lane that is done is short. */
export const lanesText = (order: Order, open: readonly Turn[], drawing: DrawingContext): string => {
  const legible = new Set(
    standingSteps(order)
      .slice(-newest)
      .map(({ version, action }) => `${version}:${action}`),
  );
  return lanesOf(order)
    .map((lane) => laneText({ lane, order, open, legible }, drawing))
    .join('\n');
};

/** A shop order makes nothing: the process it follows knows which lanes there are. */
const lanesOf = ({ kind }: Order): readonly CardLane[] =>
  lanes.filter((lane) => actions.some((action) => action.process === kind && action.lane === lane));

interface LaneRequest {
  readonly lane: CardLane;
  readonly order: Order;
  readonly open: readonly Turn[];
  /** The order's newest marks, which stay legible in a lane that is done. */
  readonly legible: ReadonlySet<string>;
}

const laneText = ({ lane, order, open, legible }: LaneRequest, drawing: DrawingContext): string => {
  const { language } = drawing;
  const name = `*${laneNames[lane][language]}*`;
  const waiting = open.filter(({ action }) => action.lane === lane);
  const marks = standingSteps(order)
    .filter(({ action }) => find(action)?.lane === lane)
    .filter((mark) => !waiting.some((turn) => isAbout(turn, mark)) && !isUnfinished(mark, order));
  const { done, all } = progress(lane, order);
  if (marks.length === 0 && waiting.length === 0) return `${name}  —`;
  const isDone = all > 0 && done === all && waiting.length === 0;
  const shown = isDone
    ? marks.filter(({ version, action }) => legible.has(`${version}:${action}`))
    : marks.slice(-mostMarks);
  const pieces = [
    ...(!isDone && marks.length > mostMarks ? ['…'] : []),
    ...shown.map((mark) => markText(mark, order, drawing)),
    ...openShorts(waiting, order, drawing),
  ];
  const count = all === 0 ? '' : ` ${isDone ? '✓ ' : ''}${done}/${all}`;
  return `${name}${count}${pieces.length > 0 ? `  ${pieces.join(' · ')}` : ''}`;
};

/** A step that was signed and yet is waited for (a memo with gaps) stands among what is open. */
const isAbout = ({ action, part }: Turn, mark: Mark): boolean =>
  action.key === mark.action && (part?.id ?? null) === mark.part;

/** A memo with gaps is no tick, whoever is asked for them; batches and shipments are each a matter of their own. */
const isUnfinished = ({ action: key, part }: Mark, order: Order): boolean => {
  const action = find(key);
  return action?.about.kind === 'order' && action.applies(order, part) && !action.done(order, part);
};

/** How many of the lane's steps are done, of those that lie on this order's way; each batch or shipment counts. */
const progress = (lane: CardLane, order: Order): { readonly done: number; readonly all: number } => {
  const due = actions
    .filter((action) => action.kind === 'step' && action.lane === lane && action.about.kind !== 'opens')
    .flatMap((action) => partsIn(action, order).map((part) => ({ action, part })))
    .filter(({ action, part }) => action.applies(order, part) && countsAsStep(action, order, part));
  return { done: due.filter(({ action, part }) => action.done(order, part)).length, all: due.length };
};

/** The batches or shipments a step is about, those for which it was signed and is over among them. */
const partsIn = (action: AnyAction, order: Order): readonly (string | null)[] => {
  const signedFor = (order.marks[action.key] ?? []).filter(({ fallen }) => fallen === null);
  return [
    ...new Set([
      ...partsOf(action, order).map((part) => part?.id ?? null),
      ...signedFor.map(({ part }) => part),
    ]),
  ];
};

/** A step that is neither waited for nor signed (a correction that was never needed) is none of the lane's way. */
const countsAsStep = (action: AnyAction, order: Order, part: string | null): boolean =>
  action.waits(order, part) ||
  (order.marks[action.key] ?? []).some((mark) => mark.fallen === null && mark.part === part);

const standingSteps = (order: Order): readonly Mark[] =>
  allMarks(order)
    .filter(({ fallen, action }) => fallen === null && find(action)?.kind === 'step')
    .toSorted((left, right) => left.version - right.version);

const markText = (mark: Mark, order: Order, drawing: DrawingContext): string => {
  const short = find(mark.action)?.short[drawing.language] ?? mark.action;
  return `${inline(short)}${partText(mark.action, mark.part, order, drawing)} ✓ ${inline(mark.by.name)} ${stampTime(mark.at, drawing)}`;
};

/** What is open, in its short word and what is to come; several batches or shipments of one step stand together. */
const openShorts = (
  waiting: readonly Turn[],
  order: Order,
  { language }: DrawingContext,
): readonly string[] => {
  const shorts = [
    ...new Set(
      waiting.map(({ action, part }) => {
        const awaited = action.awaits(order, part?.id ?? null);
        return `${inline(action.short[language])} ${awaited ? inline(awaited[language]) : '…'}`;
      }),
    ),
  ];
  return shorts.length > mostOpen ? [...shorts.slice(0, mostOpen), `+${shorts.length - mostOpen}`] : shorts;
};

/** Which batch or shipment a mark is about, by its number where several stand beside each other. */
const partText = (key: ActionKey, part: string | null, order: Order, _drawing: DrawingContext): string => {
  if (part === null) return '';
  const others = factsOf(order, key);
  return others.length > 1 ? ` ${inline(part)}` : '';
};
