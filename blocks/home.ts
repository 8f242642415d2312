import type { HomeView, KnownBlock } from '@slack/types';
import { type Actor, roles } from '../src/order/roles.ts';
import { context, type DrawingContext, header, plain, section } from './kit.ts';
import { orderRow, type Row } from './order-list.ts';

interface Waiting extends Row {
  readonly clerk: string;
  readonly delegates: readonly string[];
  readonly waits: readonly {
    readonly action: string;
    readonly since: string;
    readonly dueAt: string;
    readonly who: readonly string[];
  }[];
}

interface HomeRequest {
  readonly by: Actor;
  readonly waiting: readonly Waiting[];
  readonly handled: readonly Row[];
}

const most = 15;

/** The Home tab: what waits for me by due time, what my department has, what I handled. */
export const homeView = ({ by, waiting, handled }: HomeRequest, drawing: DrawingContext): HomeView => {
  const zh = drawing.language === 'zh';
  const mine = waiting.filter((row) => isPersonal(row, by)).toSorted(byDue);
  const department = waiting.filter((row) => !mine.includes(row) && waitsForRole(row, by)).toSorted(byDue);
  const title = `${by.name} · ${by.roles.map((role) => roles[role][drawing.language]).join(zh ? '、' : ', ')}`;
  const buttons: KnownBlock = {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'home:new',
        text: plain(zh ? '新建订单' : 'New order', 75),
        style: 'primary',
      },
    ],
  };
  return {
    type: 'home',
    blocks: [
      header(title),
      ...(by.roles.includes('service') || by.roles.includes('service-supervisor') ? [buttons] : []),
      ...list(zh ? '等我处理' : 'Waiting for me', mine, drawing),
      ...list(zh ? '我的岗位' : 'My role', department, drawing),
      ...list(zh ? '我经手' : 'Handled by me', handled, drawing),
    ].slice(0, 100),
  };
};

const list = (title: string, rows: readonly Row[], drawing: DrawingContext): readonly KnownBlock[] => [
  section(`*${title}* ${rows.length}`),
  ...(rows.length === 0
    ? [context(drawing.language === 'zh' ? '没有' : 'none')]
    : rows.slice(0, most).map((row) => orderRow(row, drawing))),
];

/** The order's own clerk and salesperson are waited for in person, other roles as a department. */
const isPersonal = ({ waits, clerk, delegates }: Waiting, { id, roles: held }: Actor): boolean =>
  waits.some(
    ({ who }) =>
      (who[0] === 'salesperson' && delegates.includes(id)) ||
      (who[0] === 'service' && clerk === id && held.length > 0),
  );

const waitsForRole = ({ waits }: Waiting, { roles: held }: Actor): boolean =>
  waits.some(
    ({ who }) => who[0] !== undefined && who[0] !== 'salesperson' && held.some((role) => role === who[0]),
  );

const byDue = (left: Waiting, right: Waiting): number => due(left).localeCompare(due(right));
const due = ({ waits }: Waiting): string => waits.map(({ dueAt }) => dueAt).toSorted()[0] ?? '';
