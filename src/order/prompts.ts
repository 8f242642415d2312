import { confirmation } from './before-production.ts';
import { standingByKey } from './by-key.ts';
import type { Order } from './order.ts';

/** A monitoring prompt (监督工作提示) of the confirmation: what to look at, and on which day. */
export interface Prompt {
  /** m1, m2 … */
  readonly id: string;
  readonly what: string;
  /** Calendar date in the mill's time zone. */
  readonly on: string;
}

/** The prompts of the confirmation in force, by day; none where it states none. */
export const prompts = (order: Order): readonly Prompt[] => {
  const facts = standingByKey(order, confirmation.key)?.facts;
  const said: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, 'prompts') : [];
  return (Array.isArray(said) ? said.filter(isPrompt) : []).sort((left, right) =>
    left.on.localeCompare(right.on),
  );
};

const isPrompt = (value: unknown): value is Prompt =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'what', 'on'].every((name) => typeof Reflect.get(value, name) === 'string');
