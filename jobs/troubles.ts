import { millButton } from '../blocks/buttons.ts';
import { groupBy } from '../blocks/group-by.ts';
import { context, type Drawing, escaped, section } from '../blocks/kit.ts';
import { reassignAll } from '../src/mill/forms/reassign-all.ts';
import type { Role } from '../src/order/keys.ts';
import { type Label, type Language, label } from '../src/order/labels.ts';
import type { Actor } from '../src/order/roles.ts';
import type { Found } from '../src/procedure/figures.ts';
import { holds, roles } from '../src/procedure/roles.ts';

/** Something of the workspace that keeps orders from going on, and that people must set right. */
export interface Trouble {
  /** The same for as long as it lasts: it is told once. */
  readonly key: string;
  readonly what: Label;
  readonly remedy: Label;
  /** Whom besides the administrators it concerns. */
  readonly also: 'service-supervisor' | null;
  /** Whom it is about: the supervisor settles it by giving their orders to somebody else. Null where it is nobody. */
  readonly person: string | null;
}

interface Workspace {
  /** Channels of the settings that are not there for the desk: what for, and name. */
  readonly channelsGone: readonly { readonly use: string; readonly name: string; readonly waiting: number }[];
  /** Everybody at the desk, with the roles they hold. */
  readonly people: readonly Pick<Actor, 'id' | 'roles'>[];
  /** Orders that are not over. */
  readonly open: readonly Found[];
}

/** All that is wrong now. Pure. */
export const troubles = (workspace: Workspace): readonly Trouble[] => [
  ...workspace.channelsGone.map(channelGone),
  ...unheldRoles(workspace),
  ...peopleGone(workspace),
];

const channelGone = ({ use, name, waiting }: Workspace['channelsGone'][number]): Trouble => ({
  key: `channel:${use}:${name}`,
  what: label(
    `频道 #${name} 不见了（已归档、改名，或应用不在里面），有 ${waiting} 条消息在等。`,
    `The channel #${name} is not there for the desk (archived, renamed, or the app is not in it); ${waiting} message(s) wait for it.`,
  ),
  remedy: label(
    '请取消归档或重建，私密频道请邀请应用；换频道在 /order settings → 频道。',
    'Take it out of the archive or make it anew; invite the app where it is private; another channel: /order settings → Channels.',
  ),
  also: null,
  person: null,
});

const unheldRoles = ({ people, open }: Workspace): readonly Trouble[] => {
  const waited = new Set(open.flatMap(({ waits }) => waits.flatMap(({ who }) => who)));
  return (Object.keys(roles) as Role[])
    .filter((role) => waited.has(role) && !people.some((one) => holds(one.roles, role)))
    .map((role) => ({
      key: `role:${role}`,
      what: label(
        `“${roles[role].zh}”（${role}）没有成员，有订单在等这个岗位。`,
        `Nobody holds the role ${roles[role].en} (${role}), and orders wait for it.`,
      ),
      remedy: label(
        `请在 Slack 里建用户组 @${role} 并加入成员，或在 COUNTERSIGN_ROLES 里写明。`,
        `Make the user group @${role} in Slack and put somebody into it, or name them in COUNTERSIGN_ROLES.`,
      ),
      also: 'service-supervisor' as const,
      person: null,
    }));
};

/** Who is the clerk or salesperson of open orders and cannot act as such any more (process §1). */
const peopleGone = ({ open, people }: Workspace): readonly Trouble[] => {
  const isGone = (id: string, role: Role): boolean =>
    id !== '' && !people.some((one) => one.id === id && holds(one.roles, role));
  const left = open.flatMap(({ number, clerk, salesperson }) => [
    ...(isGone(clerk, 'service') ? [{ id: clerk, number }] : []),
    ...(salesperson !== null && isGone(salesperson, 'sales') ? [{ id: salesperson, number }] : []),
  ]);
  return [...groupBy(left, ({ id }) => id)].map(([id, theirs]) => {
    const numbers = [...new Set(theirs.map(({ number }) => number))];
    const named = numbers.slice(0, mostNamed).join(' ');
    return {
      key: `person:${id}`,
      person: id,
      what: label(
        `已不能签署，名下还有 ${numbers.length} 张未结订单：${named}`,
        `cannot act any more and has ${numbers.length} open order(s): ${named}`,
      ),
      remedy: label(
        '客服主管请改派给在岗的人。',
        'The service supervisor gives them to somebody who is there.',
      ),
      also: 'service-supervisor' as const,
    };
  });
};

const mostNamed = 10;

/** One trouble as it is told. */
export const troubleMessage = ({ what, remedy, person }: Trouble, language: Language): Drawing => ({
  text: escaped(what[language]),
  blocks: [
    section(`⚠ ${person === null ? '' : `<@${person}> `}${escaped(what[language])}`),
    context(escaped(remedy[language])),
    ...(person !== null
      ? [
          {
            type: 'actions' as const,
            elements: [millButton({ form: reassignAll.key, part: null, label: reassignAll.title }, language)],
          },
        ]
      : []),
  ],
});
