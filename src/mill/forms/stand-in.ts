import type { AnswersIn, Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { forbidden, type Refusal, wrong } from '../../order/decision.ts';
import { optional, person, text } from '../../order/fields.ts';
import type { Role } from '../../order/keys.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import { addDays } from '../../order/time/dates.ts';
import type { StandIn } from '../../procedure/outside.ts';
import { known, named } from '../../procedure/people.ts';
import { roles } from '../../procedure/roles.ts';
import { mayStandIn } from '../../procedure/stand-ins.ts';
import { millForm } from '../form.ts';

const fields = {
  to: optional(
    person(label('由谁代', 'Who stands in'), {
      hint: label(
        '须同岗位；销售员也可委托客服员。留空即收回',
        'Of the same role; a salesperson may also name a clerk. Blank takes it back',
      ),
    }),
  ),
  from: date(label('从', 'From'), 'to-come', { initial: ({ today }) => today }),
  until: date(label('到（含）', 'Until, inclusive'), 'to-come', {
    initial: ({ today }) => addDays(today, 7),
  }),
  note: optional(text(label('说明', 'Note'))),
};

type StandInAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** A.stand-in: whoever is away names who acts for them on all their orders until a date; what they sign says for whom. */
export const standIn = millForm({
  key: 'stand-in',
  rule: 'A.stand-in',
  title: label('代班与委托', 'Name a stand-in'),
  by: Object.keys(roles) as Role[],
  menu: 'settings',
  fields,
  shows: (sight) => standingFact(sight),
  judge: (sight, answers) => (answers.to === null ? nothingToTakeBack(sight) : unfit(sight, answers)),
  facts: (sight, { to }) => ({ to: to === null ? null : named(sight, to).name }),
  events: (sight, { to, from, until }) => {
    const absent = { id: sight.by.id, name: sight.by.name };
    const next = to === null ? null : { absent, standIn: named(sight, to), from, until };
    return [{ type: 'StandInNamed', absent, standIn: next }];
  },
  tells: ({ by, answers, facts }) => {
    // Only this form writes these answers and facts.
    const { from, until } = answers as StandInAnswers;
    const { to } = facts as { readonly to: string | null };
    return [
      {
        channel: 'orders',
        mentions: [],
        title:
          to === null
            ? label(`${by.name} 已回岗`, `${by.name} is back`)
            : label(`${by.name} 由 ${to} 代班`, `${to} stands in for ${by.name}`),
        parts: [
          {
            text:
              to === null
                ? label('代班到此为止。', 'Nobody stands in any more.')
                : label(
                    `${from} 至 ${until}，所签注明代 ${by.name}`,
                    `${from} to ${until}; what is signed says for ${by.name}`,
                  ),
          },
        ],
        opens: [],
      },
    ];
  },
});

const ownStandIn = ({ outside, by }: Sight): StandIn | undefined =>
  outside.standIns.find(({ absent }) => absent.id === by.id);

const standingFact = (sight: Sight): readonly Fact[] => {
  const own = ownStandIn(sight);
  return own
    ? [
        {
          label: label('现由', 'At present'),
          value: verbatim(`${own.standIn.name}（${own.from} – ${own.until}）`),
        },
      ]
    : [];
};

const nothingToTakeBack = (sight: Sight): Refusal | undefined =>
  ownStandIn(sight) ? undefined : forbidden('A.stand-in', '没有可收回的代班。', 'Nobody stands in for you.');

const unfit = (sight: Sight, { to, from, until }: StandInAnswers): Refusal | undefined => {
  const { by, today } = sight;
  const other = known(sight, to ?? '');
  if (!other) return wrong('A.stand-in', 'to', '没有这个人', 'Nobody known by that name');
  if (other.id === by.id) return wrong('A.stand-in', 'to', '不能是自己', 'Not yourself');
  if (!mayStandIn(by, other)) {
    return wrong(
      'A.stand-in',
      'to',
      `${other.name} 与您没有同一岗位`,
      `${other.name} holds none of your roles`,
    );
  }
  return until < from || until < today
    ? wrong('A.stand-in', 'until', '不能早于起始日和今天', 'Not before the first day, nor before today')
    : undefined;
};
