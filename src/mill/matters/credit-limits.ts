import { label } from '../../order/labels.ts';
import { dateIn } from '../../order/time/dates.ts';
import { instantAt, nextWorkingDayAfter } from '../../order/time/working-days.ts';
import { isLimitUnclear } from '../../procedure/content.ts';
import type { MillState } from '../../procedure/outside.ts';
import { customerContract } from '../forms/customer-contract.ts';
import { type MillMessage, matter } from '../matter.ts';

interface Listed {
  readonly code: string;
  readonly name: string;
}

interface LimitFacts {
  readonly customers: readonly Listed[];
}

const kind = 'credit-limits';

/** As many buttons as one message has room for. */
const mostButtons = 5;

/**
 * Process §2: a credit limit of 0 that was stored before it meant “no credit” counts as none agreed. Finance gets the
 * customers of grade A whose limit that concerns, once; a contract filed anew says which of the two is meant.
 */
export const creditLimits = matter<LimitFacts>({
  kind,
  rule: 'S13.1',
  due: ({ record, outside }) => {
    if (record.since === null || record.fired[kind] || listed(outside).length === 0) return [];
    const period = nextWorkingDayAfter(dateIn(outside.settings.timeZone, record.since), outside);
    return [
      {
        slot: kind,
        period,
        step: null,
        dueAt: instantAt(period, `${String(outside.settings.workFrom).padStart(2, '0')}:00`, outside),
        degree: 'reminder',
        who: ['finance'],
        lapsesAt: null,
        urgent: false,
      },
    ];
  },
  facts: (_due, _gathered, { outside }) => ({ customers: listed(outside) }),
  tells: ({ who, facts: { customers } }) =>
    customers.length === 0 ? [] : [messageOf(customers, { mentions: who })],
});

const listed = ({ customers }: MillState): readonly Listed[] =>
  customers
    .filter(({ grade, contract }) => grade === 'A' && isLimitUnclear(contract))
    .map(({ code, shortName }) => ({ code, name: shortName }));

const messageOf = (
  customers: readonly Listed[],
  { mentions }: Pick<MillMessage, 'mentions'>,
): MillMessage => {
  const names = customers.map(({ code, name }) => `• ${code} ${name}`).join('\n');
  return {
    channel: 'orders',
    mentions,
    title: label(
      `A 类客户的信用额度原记为 0：${customers.length} 位`,
      `Grade A with a credit limit stored as 0: ${customers.length}`,
    ),
    parts: [
      {
        text: label(
          `${names}\n现按“未约定”处理。0 如今表示不给信用、每次须财务同意：请与客服主管核对，由主管重新录入合同（留空为未约定）。此名单只列这一次。`,
          `${names}\nThey count as “none agreed”. A 0 means no credit and finance’s consent each time: please check with the service supervisor, who files the contract anew (blank: none agreed). This list comes once.`,
        ),
      },
    ],
    opens: customers.slice(0, mostButtons).map(({ code, name }) => ({
      form: customerContract.key,
      part: code,
      label: label(`录入 ${name} 的合同`, `File the contract of ${name}`),
    })),
  };
};
