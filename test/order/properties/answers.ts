import type { AnyAction, Sight } from '../../../src/order/action.ts';
import { type Question, questions, tickBlocks } from '../../../src/order/form.ts';
import type { Raw } from '../../../src/order/raw.ts';
import { quantityText } from '../../../src/procedure/goods/fields.ts';
import { quantityFor } from '../../../src/procedure/goods/quantities.ts';
import { shipmentOf } from '../../../src/procedure/shipping/shipments.ts';
import { mill, people } from '../../support/mill.ts';
import type { Chance } from './chance.ts';

type Filled = Readonly<Record<string, Raw>>;

/**
 * How somebody fills in a form: `steadily` with what leads on, `freely` with anything that could be meant, `as proposed`
 * with whatever stands there already.
 */
export type Manner = 'steadily' | 'freely' | 'as proposed';

interface Asking {
  readonly action: AnyAction;
  readonly sight: Sight;
  readonly chance: Chance;
  readonly manner: Manner;
}

/** A whole form filled in by the fields' own kinds: answering one question may bring up others, until none is left. */
export const filledIn = ({ action, sight, chance, manner }: Asking): Filled => {
  let raw: Filled = { ...sight.raw };
  const asked = new Set(Object.keys(raw));
  for (let round = 0; round < mostRounds; round += 1) {
    const now = { ...sight, raw };
    const fresh = questions(action, now).filter(({ blockId }) => !asked.has(blockId));
    if (fresh.length === 0) return raw;
    for (const question of fresh) {
      asked.add(question.blockId);
      raw = { ...raw, ...answered(question, { action, sight: { ...sight, raw }, chance, manner }) };
    }
  }
  return raw;
};

/** The same form after it was refused at some fields: what was left blank is filled in, what was wrong said anew or left out. */
export const mended = (asking: Asking, wrong: readonly string[]): Filled => {
  const { sight } = asking;
  const kept = Object.entries(sight.raw).filter(([blockId]) => !wrong.includes(blockId));
  const anew = questions(asking.action, sight)
    .filter(({ blockId }) => wrong.includes(blockId))
    .map((question) => {
      const isLeftOut = question.field.blank === 'allowed' && !isBlank(sight.raw[question.blockId]);
      return question.field.input.kind === 'ticks'
        ? ticked(question, asking)
        : { [question.blockId]: isLeftOut ? null : suitable(question, { ...asking, manner: 'freely' }) };
    });
  return filledIn({ ...asking, sight: { ...sight, raw: Object.assign(Object.fromEntries(kept), ...anew) } });
};

const mostRounds = 5;

/** What a payload made by hand might hold where a form's value belongs. */
export const nonsense = (chance: Chance): Raw => {
  const shapes: readonly unknown[] = [
    '',
    '   ',
    '-1',
    '0',
    '1e9',
    '９９９９９９９９９９９９',
    '999999999999.999',
    '2026-02-30',
    '9999999999',
    '__proto__',
    '<!channel>',
    '😀'.repeat(2000),
    [],
    [''],
    ['yes', 'yes', 'constructor'],
    null,
    undefined,
    0,
    12.5,
    true,
    {},
    { length: 0 },
    [[['deep']]],
  ];
  // Payloads come from outside: no type holds there.
  return chance.of(shapes) as Raw;
};

const answered = (question: Question, asking: Asking): Filled => {
  const { chance, manner, sight } = asking;
  if (question.field.input.kind === 'ticks') return ticked(question, asking);
  const steady = manner !== 'freely';
  if (!steady && chance.percent(2)) return { [question.blockId]: nonsense(chance) };
  const known = question.field.initial?.(sight, question.item);
  if (!isBlank(known) && chance.percent(steady ? 97 : 75)) return { [question.blockId]: known };
  if (manner === 'as proposed' && question.field.blank === 'allowed') return {};
  if (question.field.blank === 'allowed' && chance.percent(blankPercent(question, asking))) return {};
  return { [question.blockId]: suitable(question, asking) };
};

/** A memo is filled in whole and every quantity is said, where somebody means to go on; what else may be blank mostly is. */
const blankPercent = ({ name }: Question, { action, manner }: Asking): number => {
  if (manner === 'freely') return 50;
  return action.lines?.grows || name === 'quantity' ? 5 : 90;
};

const isBlank = (raw: Raw): boolean => raw === null || raw === undefined || raw.length === 0;

const ticked = (question: Question, { sight, chance, manner }: Asking): Filled => {
  const isLeftOut = question.field.blank === 'allowed' && chance.percent(60);
  const whole = manner !== 'freely' || chance.percent(90);
  return Object.fromEntries(
    tickBlocks(question, sight).map(({ blockId, options }) => [
      blockId,
      isLeftOut ? [] : options.map(({ value }) => value).filter(() => whole || chance.percent(80)),
    ]),
  );
};

/** A value of the field's kind. */
const suitable = (question: Question, asking: Asking): Raw => {
  const { chance, sight } = asking;
  switch (question.field.input.kind) {
    case 'text':
      return words(question, asking);
    case 'figure':
      return figure(question, asking);
    case 'date':
      return dayFrom(sight.today, chance.below(10) - (asking.manner === 'freely' ? 2 : 0));
    case 'moment':
      return secondsFrom(sight.at, hoursFromNow(question, asking));
    case 'choice':
      return choice(question, asking);
    case 'files':
      return [`F${chance.below(1000)}`];
    case 'customer':
      return chance.of(mill.customers)?.code;
    case 'product':
      return chance.of(mill.products)?.code;
    case 'person':
      return chance.of(Object.values(people))?.id;
    default:
      return '';
  }
};

/** What is promised or expected lies ahead, all else has just happened; freely it may be otherwise. */
const hoursFromNow = ({ name }: Question, { chance, manner }: Asking): number => {
  if (manner === 'freely' && chance.percent(40)) return chance.below(30) - 20;
  return /^(expected|reply)/.test(name) ? 5 + chance.below(50) : 0;
};

/** The first option is the one that leads on in most of the mill's forms. */
const choice = ({ name, field, item }: Question, { action, sight, chance, manner }: Asking): Raw => {
  const options = field.options?.(sight, item) ?? [];
  const isFirst = chance.percent(manner === 'freely' ? 60 : 95);
  const leading = manner !== 'freely' ? leadsOn[`${action.key}.${name}`] : undefined;
  return (isFirst ? (options.find(({ value }) => value === leading) ?? options[0]) : chance.of(options))
    ?.value;
};

/** A value corrected at random is mostly off the plan again: who means to go on has the deviation approved. */
const leadsOn: Readonly<Record<string, string>> = { 'doubt-answer.outcome': 'approved' };

/** What is said back must be what the order says; anything else may be said in any words. */
const words = ({ name, field }: Question, { sight, chance }: Asking): Raw => {
  const { content, number } = sight.order;
  const known: Readonly<Record<string, string | null | undefined>> = {
    receiver: content.receiver,
    phone: content.receiverPhone,
    address: content.deliveryAddress,
    signedBy: content.customer?.signers[0],
    linkedOrder: number === 'SO-261123-009' ? 'SO-261123-008' : 'SO-261123-009',
  };
  const said = known[name];
  if (said != null && chance.percent(95)) return said;
  const text = `${field.label.zh}${chance.below(10_000)}`;
  return text.slice(0, field.input.kind === 'text' ? field.input.most : 0);
};

/** A quantity of the line asked about, else a figure of any size people write. */
const figure = ({ name, item }: Question, { sight, chance, manner }: Asking): Raw => {
  const line = sight.order.content.lines.find(({ id }) => id === item?.id);
  const shipped = shipmentOf(sight.order, sight.part)?.quantities ?? [];
  const quantity = shipped.length > 0 ? quantityFor(shipped, item?.id ?? 0) : (line?.quantity ?? 0);
  if (name === 'quantity' && quantity > 0 && chance.percent(manner === 'freely' ? 80 : 100)) {
    const share = manner === 'freely' && chance.percent(30) ? 1 + chance.below(100) : 100;
    return quantityText(Math.max(1, Math.floor((quantity * share) / 100)), line?.product?.unit ?? 't');
  }
  return chance.of(['1', '2', '3', '0.5', '12.5', '800', '1000', '6350', '34564.50', '80650.5', '1,234.56']);
};

const dayFrom = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const secondsFrom = (instant: string, hours: number): string =>
  String(Math.floor(Date.parse(instant) / 1000) + hours * 3600);
