import { type Label, label, verbatim } from '../../order/labels.ts';
import type { Who } from '../../order/roles.ts';
import { addDays, elapsedMinutes } from '../../order/time/dates.ts';
import { mondayOf } from '../../order/time/weeks.ts';
import { instantAt } from '../../order/time/working-days.ts';
import { find } from '../../procedure/catalogue.ts';
import type { Found } from '../../procedure/figures.ts';
import { duration, whoOf } from '../../procedure/overdue.ts';
import { whoLabel } from '../../procedure/roles.ts';
import { type MatterDue, type MessagePart, matter, nextOf, type WithLists } from '../matter.ts';
import { afterEveryWeek } from '../rhythm.ts';

interface WeekFacts extends WithLists {
  /** Steps signed in the week: how often, and the median minutes from when they could be; the slowest first. */
  readonly steps: readonly {
    readonly action: string;
    readonly times: number;
    readonly medianMinutes: number;
  }[];
  /** Who is waited for by open orders, and the wait that is longest; most orders first. */
  readonly waits: readonly Wait[];
}

interface Wait {
  readonly who: Who;
  readonly action: string;
  readonly number: string;
  readonly minutes: number;
}

const kind = 'weekly';

/** Process §5: when work begins after each week: how promises were kept, how long steps waited, and who waits on whom. */
export const weeklyDigest = matter<WeekFacts>({
  kind,
  due: (sight) => nextOf(sight, { kind, rhythm: afterEveryWeek }),
  asks: ({ period }, { outside }) => {
    const [monday, next] = [mondayOf(period), addDays(mondayOf(period), 7)];
    return {
      finished: {
        kind: 'happened',
        what: 'finished',
        after: instantAt(monday, '00:00', outside),
        until: instantAt(next, '00:00', outside),
      },
      overdue: { kind: 'late', against: 'promisedOn', on: next },
      signed: { kind: 'figure', figure: `signed:${period}` },
      open: { kind: 'figure', figure: 'open' },
    };
  },
  facts: (due, { found: { finished = [], overdue = [], signed = [], open = [] } }) => {
    const promised = finished.flatMap(({ number, finished: last }) =>
      last && last.promisedOn !== null ? [{ number, isKept: last.on <= last.promisedOn }] : [],
    );
    const waits = waitsOf(open, due);
    return {
      lists: {
        kept: promised.filter(({ isKept }) => isKept).map(({ number }) => number),
        broken: promised.filter(({ isKept }) => !isKept).map(({ number }) => number),
        overdue: overdue.map(({ number }) => number),
        ...Object.fromEntries(waits.map(([who, of]) => [listOf(who), numbersIn(of)])),
      },
      steps: stepsOf(signed, due),
      waits: [...waits]
        .sort(([, a], [, b]) => numbersIn(b).length - numbersIn(a).length)
        .flatMap(([, of]) => longest(of)),
    };
  },
  tells: ({ period, facts }) => [
    {
      channel: 'digest',
      mentions: [],
      title: titleOf(period),
      parts: [promises(facts), leads(facts), waiting(facts)],
      opens: [],
    },
  ],
});

const listOf = (who: Who): string => `waits-${who}`;

/** An order may wait for several things on the same department. */
const numbersIn = (waits: readonly Wait[]): readonly string[] => [
  ...new Set(waits.map(({ number }) => number)),
];

const grouped = <X, K>(all: readonly X[], keyOf: (one: X) => K): readonly (readonly [K, readonly X[]])[] =>
  [...new Set(all.map(keyOf))].map((key) => [key, all.filter((one) => keyOf(one) === key)]);

const stepsOf = (signed: readonly Found[], { period }: MatterDue): WeekFacts['steps'] => {
  const inWeek = signed.flatMap((order) => order.leads.filter(({ week }) => week === period));
  return grouped(inWeek, ({ action }) => action)
    .map(([action, all]) => ({
      action,
      times: all.length,
      medianMinutes: median(all.map((one) => one.minutes)),
    }))
    .sort((a, b) => b.medianMinutes - a.medianMinutes);
};

/** The upper one of an even number. */
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** What had begun by then, by the first who may sign it: a monitoring prompt of a later day is nobody's move yet. */
const waitsOf = (
  open: readonly Found[],
  { dueAt }: MatterDue,
): readonly (readonly [Who, readonly Wait[]])[] =>
  grouped(
    open.flatMap(({ number, waits }) =>
      waits
        .filter(({ since }) => since <= dueAt)
        .flatMap(({ action, who: [first], since }) =>
          first === undefined
            ? []
            : [{ who: whoOf(first), action, number, minutes: elapsedMinutes(since, dueAt) }],
        ),
    ),
    ({ who }) => who,
  );

const longest = (waits: readonly Wait[]): readonly Wait[] =>
  [...waits].sort((a, b) => b.minutes - a.minutes).slice(0, 1);

const titleOf = (week: string): Label => {
  const [monday, sunday] = [mondayOf(week), addDays(mondayOf(week), 6)].map((day) => day.slice(5));
  const [year, number] = week.split('-W');
  return label(
    `${year} 年第 ${Number(number)} 周订单周报（${monday} 至 ${sunday}）`,
    `Orders in week ${Number(number)} of ${year} (${monday} to ${sunday})`,
  );
};

const countOf = ({ lists }: WeekFacts, name: string): number => lists[name]?.length ?? 0;

const promises = (facts: WeekFacts): MessagePart => {
  const [kept, broken] = [countOf(facts, 'kept'), countOf(facts, 'broken')];
  const finished = kept + broken;
  // Rounded down: a hundred per cent is said only where no promise was broken.
  const rate = Math.floor((100 * kept) / finished);
  const names = {
    kept: label('按期成品', 'Kept'),
    broken: label('误期成品', 'Broken'),
    overdue: label('逾期未成品', 'Overdue still'),
  };
  return {
    text:
      finished === 0
        ? label('守诺率 —（本周没有成品的订单）', 'Promises kept: — (no order was finished)')
        : label(
            `守诺率 ${rate}%（成品 ${finished} 单，按期 ${kept} 单）`,
            `Promises kept: ${rate}% (${kept} of ${finished} finished orders)`,
          ),
    lists: Object.entries(names)
      .filter(([name]) => countOf(facts, name) > 0)
      .map(([name, { zh, en }]) => ({
        name,
        label: label(`${zh} ${countOf(facts, name)}`, `${en} ${countOf(facts, name)}`),
      })),
  };
};

const leads = ({ steps }: WeekFacts): MessagePart => ({
  text: lines(label('各步用时（中位数）', 'Lead time of each step (median)'), steps, (step) => {
    const [title, time] = [titleOfAction(step.action), duration(step.medianMinutes)];
    return label(
      `${title.zh}：${time.zh}（${step.times} 次）`,
      `${title.en}: ${time.en} (${step.times} signed)`,
    );
  }),
});

const waiting = (facts: WeekFacts): MessagePart => ({
  text: lines(label('谁在等谁', 'Who waits on whom'), facts.waits, ({ who, action, number, minutes }) => {
    const [whom, title, time] = [whoLabel(who), titleOfAction(action), duration(minutes)];
    const count = countOf(facts, listOf(who));
    return label(
      `${count} 单等${whom.zh}，最久 ${time.zh}：${number} ${title.zh}`,
      `${count} wait on ${whom.en}, longest ${time.en}: ${number} ${title.en}`,
    );
  }),
  lists: facts.waits.map(({ who }) => {
    const [{ zh, en }, count] = [whoLabel(who), countOf(facts, listOf(who))];
    return { name: listOf(who), label: label(`等${zh} ${count}`, `${en} ${count}`) };
  }),
});

/** A heading and a line for each; that there is none is said too. */
const lines = <X>(heading: Label, all: readonly X[], line: (one: X) => Label): Label => {
  const said = all.length === 0 ? [label('无', 'None')] : all.map(line);
  return label(
    [heading.zh, ...said.map(({ zh }) => zh)].join('\n'),
    [heading.en, ...said.map(({ en }) => en)].join('\n'),
  );
};

/** A stored key may be one that the catalogue has no more. */
const titleOfAction = (key: string): Label => find(key)?.title ?? verbatim(key);
