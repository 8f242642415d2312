import type { Sees } from '../order/discreet.ts';
import type { Role } from '../order/keys.ts';
import { type Label, label } from '../order/labels.ts';
import type { Who } from '../order/roles.ts';

/** The roles of process §1, in the mill's words. */
export const roles = {
  service: label('客服员', 'Customer service'),
  assistant: label('客服助理', 'Service assistant'),
  'service-supervisor': label('客服主管', 'Service supervisor'),
  director: label('营销总监', 'Marketing director'),
  sales: label('销售员', 'Sales'),
  technical: label('技术部', 'Technical'),
  production: label('生产部', 'Production'),
  'production-supervisor': label('生产部主管', 'Production supervisor'),
  quality: label('质检部', 'Quality'),
  finance: label('财务部', 'Finance'),
  dispatch: label('发货员', 'Dispatch'),
  logistics: label('物流配送', 'Logistics'),
  admin: label('系统管理员', 'Administrator'),
} as const satisfies Record<string, Label>;

export type MillRole = keyof typeof roles;

/**
 * Those whom only an order knows: its own salesperson (and whoever stands in for them), the shop's member who placed it,
 * the logistics department or person it is allotted to.
 */
export type MillOwnPerson = 'salesperson' | 'member' | 'allotted';

const includes: Partial<Record<MillRole, MillRole>> = {
  service: 'service-supervisor',
  production: 'production-supervisor',
};

/** Whether it is a role of the mill's, rather than somebody whom only the order knows. */
export const isRole = (who: Who): who is MillRole => Object.hasOwn(roles, who);

/** Whether the roles held cover the role asked for: a supervisor may all that their clerks may (process §1). */
export const holds = (held: readonly MillRole[], asked: MillRole): boolean => {
  const above = includes[asked];
  return held.includes(asked) || (above !== undefined && held.includes(above));
};

export const whoLabel = (who: Who): Label => ({ ...roles, ...ownPeople })[who];

const ownPeople = {
  salesperson: label('责任销售员', 'the responsible salesperson'),
  member: label('商城会员', 'the member of the shop'),
  allotted: label('受派物流', 'the logistics it is allotted to'),
} as const satisfies Record<Exclude<Who, MillRole>, Label>;

const withoutPrices: readonly Role[] = ['technical', 'production', 'production-supervisor'];

/** Technical and production see no prices; who holds several roles sees what the widest of them sees. */
export const seenBy = (held: readonly Role[]): Sees =>
  held.some((role) => !withoutPrices.includes(role)) ? 'all' : 'open';
