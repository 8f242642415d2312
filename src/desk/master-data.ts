import type { DeskSettings, MillEvent as EventOfTheMill } from '../mill/events.ts';
import { customersAfter } from '../mill/master-data/new-customers.ts';
import { planAfter } from '../mill/master-data/price-plan.ts';
import { emptyRecord, evolveRecord, type MillRecord } from '../mill/record.ts';
import { usualQuietHours } from '../order/time/quiet-hours.ts';
import { type MillState, usualTimes } from '../procedure/outside.ts';
import type { Shop } from './shops.ts';

/** The two streams beside the orders (architecture §2): their ids are reserved. */
export const millStream = 'mill';
export const masterDataStream = 'master-data';

/**
 * The streams of the journal that are no order’s. Master data first: it holds what was there when the desk began, and
 * forms change it on the mill’s own stream since.
 */
export const millStreams = [masterDataStream, millStream] as const;

/** Whether a name that came from outside may be an order’s: nobody acts on the mill’s own streams as on an order. */
export const isOrderId = (id: string): boolean => !millStreams.some((stream) => stream === id);

/** What happens on the two streams; stored for good, only ever added to. */
export type MasterDataEvent = EventOfTheMill | { readonly type: 'ShopFiled'; readonly shop: Shop };

export interface Mill {
  readonly outside: MillState;
  readonly desk: DeskSettings;
  readonly shops: readonly Shop[];
  /** How far the mill's own matters have come (src/mill). */
  readonly record: MillRecord;
  /** Commits folded so far, by stream. */
  readonly versions: Readonly<Record<string, number>>;
}

export const emptyMill = (timeZone: string): Mill => ({
  outside: {
    version: '0.0',
    settings: {
      timeZone,
      workFrom: 8,
      workTo: 18,
      quiet: usualQuietHours,
      serviceLevelHours: {},
      times: usualTimes,
      phoneWording: {
        zh: '您好，华广纸业客户服务部，工号×××为您服务。请问您需要什么纸？……我把您的订单复述一遍，请您核对。感谢来电，再见。',
        en: 'Good day, customer service of Huaguang Paper. Which paper do you need? … Let me read your order back; please check it. Thank you for calling.',
      },
      gradeStandard: {
        zh: 'A 类：长期往来、从不拖欠，可先下生产再收回传，凭合同审核发货。\nB 类：往来正常，须先收回传和定金，余款到齐发货。\nC 类：新客户或有拖欠，须先收回传和定金，余款到齐发货。',
        en: 'Grade A: long-standing and never late; produced before the return, shipped on the contract review.\nGrade B: regular; return and deposit first, shipped once the balance is in.\nGrade C: new, or late before; return and deposit first, shipped once the balance is in.',
      },
    },
    customers: [],
    unapproved: [],
    customersDecidedAt: {},
    products: [],
    prices: [],
    plans: [],
    transactions: [],
    people: [],
    standIns: [],
    exceptionalDays: {},
    officialYears: [],
  },
  desk: {
    channels: {
      orders: 'orders',
      production: 'production',
      digest: 'order-digest',
      escalations: 'order-escalations',
    },
  },
  shops: [],
  record: emptyRecord,
  versions: {},
});

/** The mill after a commit of one of its streams. Filed rows replace earlier rows of the same code. */
export const evolveMill = (
  mill: Mill,
  stream: string,
  version: number,
  events: readonly MasterDataEvent[],
): Mill => {
  const versions = { ...mill.versions, [stream]: version };
  const after = events.reduce(apply, mill);
  const count = `${versions[masterDataStream] ?? 0}.${versions[millStream] ?? 0}`;
  return { ...after, versions, outside: { ...after.outside, version: count } };
};

const apply = (mill: Mill, event: MasterDataEvent): Mill => {
  const { outside } = mill;
  switch (event.type) {
    case 'CustomersFiled':
      return { ...mill, outside: { ...outside, customers: replaced(outside.customers, event.customers) } };
    case 'CustomerOpened':
    case 'CustomerApproved':
    case 'CustomerDeclined':
      return { ...mill, outside: { ...outside, ...customersAfter(outside, event) } };
    case 'StandInNamed': {
      const others = outside.standIns.filter(({ absent }) => absent.id !== event.absent.id);
      const standIns = event.standIn ? [...others, event.standIn] : others;
      return { ...mill, outside: { ...outside, standIns } };
    }
    case 'ProductsFiled':
      return { ...mill, outside: { ...outside, products: replaced(outside.products, event.products) } };
    case 'PricePlanIssued':
      return { ...mill, outside: { ...outside, ...planAfter(outside, event) } };
    case 'TransactionsImported':
      return {
        ...mill,
        outside: { ...outside, transactions: [...outside.transactions, ...event.transactions] },
      };
    case 'CalendarFiled':
      return {
        ...mill,
        outside: {
          ...outside,
          exceptionalDays: { ...outside.exceptionalDays, ...event.days },
          officialYears: [...outside.officialYears, ...(event.official ? [event.official] : [])],
        },
      };
    case 'ShopFiled': {
      const others = mill.shops.filter(({ keyId }) => keyId !== event.shop.keyId);
      return { ...mill, shops: [...others, event.shop] };
    }
    case 'SettingsChanged': {
      const { channels, ...settings } = event.settings;
      const desk = channels ? { channels } : mill.desk;
      return { ...mill, desk, outside: { ...outside, settings: { ...outside.settings, ...settings } } };
    }
    case 'MillOpened':
    case 'MatterFired':
    case 'MillSigned':
      return { ...mill, record: evolveRecord(mill.record, event) };
    default:
      return event satisfies never;
  }
};

const replaced = <R extends { readonly code: string }>(
  rows: readonly R[],
  filed: readonly R[],
): readonly R[] => [...rows.filter(({ code }) => !filed.some((row) => row.code === code)), ...filed];
