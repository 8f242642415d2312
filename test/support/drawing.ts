import { expect } from 'vitest';
import type { DrawingContext } from '../../blocks/kit.ts';
import type { Role } from '../../src/order/keys.ts';
import type { Language } from '../../src/order/labels.ts';
import type { Order } from '../../src/order/order.ts';
import type { Actor, Who } from '../../src/order/roles.ts';
import { roles } from '../../src/procedure/roles.ts';
import { checkMessageBlocks, checkView } from '../../src/slack/rules/index.ts';
import { mill, people } from './mill.ts';

export const languages: readonly Language[] = ['zh', 'en'];

/** A drawing two days after the orders of the tests came in. */
export const drawingIn = (language: Language, more: Partial<DrawingContext> = {}): DrawingContext => ({
  language,
  sees: 'all',
  now: '2026-11-25T06:00:00.000Z',
  outside: mill,
  mention,
  ...more,
});

/** The order's own people by name, other roles by their group, as the workspace mentions them. */
const mention = (who: Who, order: Order): string => {
  const salesperson = order.content.customer?.salesperson.id;
  if (who === 'salesperson' && salesperson) return `<@${salesperson}>`;
  if (who === 'service' && order.clerk.id) return `<@${order.clerk.id}>`;
  return `<!subteam^S${who.toUpperCase().replaceAll('-', '')}>`;
};

/** Somebody with every role, who may sign whatever can be signed. */
export const everybody: Actor = {
  ...people.chen,
  roles: Object.keys(roles) as Role[],
};

const accepted = { error: undefined, violations: [] };

/** Slack takes the message, of which nothing is near its limits. */
export const expectMessage = (blocks: readonly unknown[], what: string): void => {
  const { error, violations } = checkMessageBlocks(blocks);
  expect({ what, error, violations }).toMatchObject({ what, ...accepted });
};

export const expectView = (view: unknown, what: string): void => {
  const { error, violations } = checkView(view);
  expect({ what, error, violations }).toMatchObject({ what, ...accepted });
  const dates = /"plain_text","text":"[^"]*<!date\^\d{9}/.exec(JSON.stringify(view));
  // In plain text people see a date of Slack's as it is written.
  if (dates) expect({ what, dates }).toBeNull();
};

/** Every text of a drawing that Slack reads as its markup, so that an injected mention or link would work there. */
export const markupIn = (drawn: unknown): readonly string[] => {
  if (Array.isArray(drawn)) return drawn.flatMap(markupIn);
  if (typeof drawn !== 'object' || drawn === null) return [];
  const own = 'type' in drawn && drawn.type === 'mrkdwn' && 'text' in drawn ? [String(drawn.text)] : [];
  return [...own, ...Object.values(drawn).flatMap(markupIn)];
};
