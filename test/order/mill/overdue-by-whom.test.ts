import { expect, it } from 'vitest';
import { overdueText, overdueTurns } from '../../../src/procedure/overdue.ts';
import { mill, people } from '../../support/mill.ts';

const now = '2026-11-24T08:00:00.000Z';
const late = (action: string, who: string, lateAt: string) => ({
  action,
  who: [who],
  since: '2026-11-23T00:00:00.000Z',
  lateAt,
});

it('§5 names the people where a person is waited for, and the role where a role is', () => {
  const rows = [
    {
      number: 'SO-1',
      salesperson: people.zhou.id,
      waits: [
        late('return', 'salesperson', '2026-11-24T06:00:00.000Z'),
        late('terms', 'service', '2026-11-24T07:00:00.000Z'),
      ],
    },
    {
      number: 'SO-2',
      salesperson: people.he.id,
      waits: [late('return', 'salesperson', '2026-11-24T05:00:00.000Z')],
    },
    { number: 'SO-3', waits: [late('shop-delivery', people.tang.id, '2026-11-24T07:30:00.000Z')] },
    {
      number: 'SO-4',
      salesperson: people.zhou.id,
      waits: [late('return', 'salesperson', '2026-11-24T04:00:00.000Z')],
    },
  ];
  const overdue = overdueTurns(rows, now, mill);
  expect(overdue.map(({ who, person, count, number }) => [who, person, count, number])).toEqual([
    ['salesperson', '周敏', 2, 'SO-4'],
    ['salesperson', '何军', 1, 'SO-2'],
    ['service', undefined, 1, 'SO-1'],
    ['allotted', '唐波', 1, 'SO-3'],
  ]);
  expect(overdueText(overdue).zh).toMatch(
    /^⏱ 超时 5 项：责任销售员 周敏 2（最久 4 小时 0 分钟：SO-4 .*；客服员 1（/,
  );
});
