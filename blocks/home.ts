import type { HomeView, KnownBlock } from '@slack/types';
import type { AnyAction } from '../src/order/action.ts';
import type { Role } from '../src/order/keys.ts';
import { type Label, label } from '../src/order/labels.ts';
import type { Actor } from '../src/order/roles.ts';
import { find } from '../src/procedure/catalogue.ts';
import { type Overdue, type OverdueRow, overdueText, overdueTurns } from '../src/procedure/overdue.ts';
import { isOwnWait } from '../src/procedure/own-waits.ts';
import { holds, roles } from '../src/procedure/roles.ts';
import { actionButton, findButton, newOrderButton } from './buttons.ts';
import { dueText } from './format.ts';
import { context, type DrawingContext, divider, header, inline, mrkdwn, section } from './kit.ts';
import { cut } from './measure.ts';
import { newCustomerBlocks } from './new-customers.ts';
import { orderRows, type Page, type Row, showButton } from './order-list.ts';

interface Wait {
  readonly action: string;
  readonly part?: string | null;
  readonly since: string;
  readonly first?: Label | null;
  readonly dueAt: string;
  readonly lateAt: string;
  readonly who: readonly string[];
}

interface Waiting extends Row {
  readonly clerk: string;
  readonly delegates: readonly string[];
  readonly waits: readonly Wait[];
}

interface HomeRequest {
  readonly by: Actor;
  readonly waiting: readonly Waiting[];
  readonly handled: Page;
  /** All orders of which something is late, for who is told of that. */
  readonly overdue?: readonly OverdueRow[];
}

/** One thing that waits on one order. */
interface Due {
  readonly row: Waiting;
  readonly wait: Wait;
}

const mostMine = 25;
const mostOthers = 15;
const mostHandled = 10;

/** The Home tab: what waits for me by due time, what my department has, what I handled, how much of it is late. */
export const homeView = (
  { by, waiting, handled, overdue = [] }: HomeRequest,
  drawing: DrawingContext,
): HomeView => {
  const { language, now } = drawing;
  const all = waiting
    .flatMap((row) => row.waits.map((wait) => ({ row, wait })))
    .toSorted((left, right) => left.wait.dueAt.localeCompare(right.wait.dueAt));
  const mine = all.filter(({ row, wait }) => isOwnWait(wait, row, by));
  const department = all.filter((due) => !mine.includes(due) && isOfMyRoles(due, by));
  const late = [...mine, ...department].filter(({ wait }) => wait.lateAt <= now).length;
  const names = by.roles.map((role) => roles[role][language]).join(label('、', ', ')[language]);
  return {
    type: 'home',
    blocks: [
      header([by.name, ...(names === '' ? [] : [names])].join(' · ')),
      {
        type: 'actions',
        elements: [...(mayTakeIn(by) ? [newOrderButton(language)] : []), findButton(language)],
      },
      context(
        label(
          `我部门 ${department.length} · 我经手 ${handled.total} · 延误 ${late}`,
          `My department ${department.length} · handled by me ${handled.total} · late ${late}`,
        )[language],
      ),
      ...overdueBlocks(overdueTurns(overdue, now, drawing.outside), by, drawing),
      ...newCustomerBlocks(by, drawing),
      ...dues(label('等我处理', 'Waiting for me')[language], mine, mostMine, drawing),
      divider(),
      ...dues(label('我部门', 'My department')[language], department, mostOthers, drawing),
      divider(),
      section(`*${label('我经手', 'Handled by me')[language]}* ${handled.total}`),
      ...(handled.total === 0 ? [nothing(drawing)] : orderRows(handled, mostHandled, drawing)),
    ],
  };
};

/** Supervisor and director see first what is overdue, on whom and how long, until it is settled (process §5). */
export const seesOverdue = ({ roles: held }: Pick<Actor, 'roles'>): boolean =>
  held.includes('service-supervisor') || held.includes('director');

const overdueBlocks = (
  overdue: readonly Overdue[],
  by: Actor,
  { language }: DrawingContext,
): readonly KnownBlock[] =>
  seesOverdue(by) && overdue.length > 0
    ? [section(`*${inline(cut(overdueText(overdue)[language], 2000))}*`)]
    : [];

/** Those who may sign what takes an order in: clerks, and salespeople who write their own (S1). */
const mayTakeIn = ({ roles: held }: Actor): boolean => holds(held, 'service') || holds(held, 'sales');

const dues = (
  title: string,
  all: readonly Due[],
  most: number,
  drawing: DrawingContext,
): readonly KnownBlock[] => [
  section(`*${title}* ${all.length}`),
  ...(all.length === 0 ? [nothing(drawing)] : all.slice(0, most).map((due) => dueBlock(due, drawing))),
  ...(all.length > most
    ? [context(label(`还有 ${all.length - most} 项`, `and ${all.length - most} more`)[drawing.language])]
    : []),
];

const nothing = ({ language }: DrawingContext): KnownBlock => context(label('没有', 'none')[language]);

/** SO-261123-017 联兴   发出确认书   今天 15:30 前   [ 打开 ] */
const dueBlock = ({ row, wait }: Due, drawing: DrawingContext): KnownBlock => {
  const action = find(wait.action);
  const title = inline((wait.first ?? action?.title)?.[drawing.language] ?? wait.action);
  const due = dueText(wait.dueAt, drawing);
  const isLate = wait.lateAt <= drawing.now;
  return {
    type: 'section',
    text: mrkdwn(
      `*${inline(row.number)}* · ${inline(cut(row.customer || '—', 200))}\n${title} · ${isLate ? `⚠ *${due}*` : due}`,
    ),
    accessory: openButton(row, wait, action, drawing),
  };
};

/** Straight to the form of what waits; where a press would act at once, to the order first. */
const openButton = (row: Waiting, { part }: Wait, action: AnyAction | undefined, drawing: DrawingContext) => {
  const { language } = drawing;
  if (action?.press !== 'open') return showButton(row, drawing);
  const order = { id: row._id, revision: 0 };
  return actionButton(action, {
    order,
    part: part ?? null,
    language,
    text: label('打开', 'Open')[language],
  });
};

const isOfMyRoles = ({ wait }: Due, { roles: held }: Actor): boolean =>
  wait.who.some((who) => isRole(who) && holds(held, who));

const isRole = (who: string): who is Role => Object.hasOwn(roles, who);
