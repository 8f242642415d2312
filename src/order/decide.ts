import type { AnyAction, Sight } from './action.ts';
import type { Command, Fire, Sign } from './commands.ts';
import { dueAt, isSaid } from './deadlines.ts';
import { accept, type Decision, forbidden, type Need, type Refusal, refuse } from './decision.ts';
import { highestSaid } from './degrees.ts';
import type { OrderEvent, Signed } from './events.ts';
import { evolve, evolveCommit } from './evolve.ts';
import { questions, readForm } from './form.ts';
import type { RuleId } from './keys.ts';
import { broughtAbout } from './law.ts';
import { standing } from './marks.ts';
import type { Order } from './order.ts';
import { nextPart, partsOf } from './parts.ts';
import { procedureOf } from './procedure.ts';
import { seenHash } from './seen.ts';
import { dateIn } from './time/dates.ts';
import { turns } from './waiting.ts';

/**
 * Decides a command on an order: the events it brings, or a refusal that cites its rule. Pure and total: any payload
 * gets an answer. The checks every step shares stand here; what is particular to a step stands in its own file.
 */
export function decide(command: Command, order: Order): Decision {
  switch (command.type) {
    case 'Sign':
      return sign(command, order);
    case 'KeepFile': {
      const { type: _, ...kept } = command;
      if (order.keptFiles.some(({ fileId }) => fileId === kept.fileId)) return accept();
      return accept({ type: 'FileKept', ...kept });
    }
    case 'Fire':
      return fire(command, order);
    case 'Hear':
      return procedureOf(order).receive(command, order);
    default:
      return procedureOf(order).decide(command, order);
  }
}

/**
 * Nothing happens where the matter is settled by now, was said already, or is not due yet. What is only written down and
 * what is said are fired apart: what is said may follow from what is written down.
 */
function fire({ slot, at, outside }: Fire, order: Order): Decision {
  const due = dueAt(order, at, outside);
  const wanted = due.find((candidate) => candidate.slot === slot);
  if (!wanted) return accept();
  return accept(
    ...highestSaid(due.filter((one) => isSaid(one) === isSaid(wanted))).map(({ urgent: _, ...fired }) => ({
      type: 'DeadlineFired' as const,
      ...fired,
      at,
    })),
  );
}

function sign(command: Sign, order: Order): Decision {
  const procedure = procedureOf(order);
  const shown = procedure.find(command.action);
  const action = procedure.find(shown?.instead(command.raw) ?? command.action);
  if (!action) return refuse({ code: 'unknown', rule: procedure.ruleOfForms });
  const placed = place(command, action, order);
  const part = resolvePart(action, placed.order, command.part);
  if (part.refusal) return refuse(part.refusal);
  const sight = sightOf(command, placed.order, part.id);
  const refusal = blocked(action, sight) ?? stale(action, sight, command);
  if (refusal) return refuse(refusal);
  const reading = readForm(action, sight);
  const unread: Refusal | undefined = reading.ok
    ? undefined
    : { code: 'answers', rule: action.rule, fields: reading.fields };
  if (unread && reading.answers === null) return refuse(unread);
  // The answers were read by this very action's fields.
  const answers = reading.answers as Parameters<AnyAction['judge']>[1];
  // The step's own rule says more of a date than that it is unlikely.
  const refused = action.judge(sight, answers) ?? unread;
  if (refused) return refuse(refused);
  const turn = turns(placed.order).find(
    (open) => open.action === action && (open.part?.id ?? null) === part.id,
  );
  const signed: Signed = {
    type: 'Signed',
    action: action.key,
    part: opened(action, placed.order, part.id),
    by: { id: command.by.id, name: command.by.name },
    for: command.for ?? procedure.signsFor(placed.order, command.by, action.by, command.outside),
    at: command.at,
    answers,
    facts: action.facts(sight, answers),
    seen: seenHash(action, placed.order, part.id),
    ...(turn ? { since: turn.since } : {}),
  };
  const unlawful = forbiddenByLaw(action, { before: order, placed: placed.order, signed, sight });
  return unlawful ? refuse(unlawful) : accept(...placed.events, signed);
}

interface Brought {
  readonly before: Order;
  readonly placed: Order;
  readonly signed: Signed;
  readonly sight: Sight;
}

/**
 * Process §6: an act that itself brings a breach about is refused, whichever form led to it; what only makes a fact known is not.
 * Nor does anything make an order greater than can be added up.
 */
const forbiddenByLaw = (
  action: AnyAction,
  { before, placed, signed, sight }: Brought,
): Refusal | undefined => {
  const after = evolveCommit(placed, { version: before.version + 1, events: [signed] });
  const [first] = action.isNews ? [] : broughtAbout(procedureOf(before).laws, placed, after);
  if (first) return { code: 'forbidden', rule: first.rule, say: first.say };
  const asked = () => questions(action, sight).map(({ blockId }) => blockId);
  return canGrow(action)
    ? procedureOf(before).beyondLimits({ before, after }, action.rule, asked)
    : undefined;
};

/** Only figures make an order greater, or acts that change its content, which nobody takes back. */
const canGrow = ({ fields, lines, withdrawable }: AnyAction): boolean =>
  !withdrawable ||
  Object.values({ ...fields, ...lines?.fields }).some(({ input }) => input.kind === 'figure');

/** An order that does not exist yet is looked at as if just placed, so that the first act is judged like any other. */
const place = (
  { place: wanted, by, at }: Sign,
  { during, process }: AnyAction,
  order: Order,
): { order: Order; events: readonly OrderEvent[] } => {
  if (order.status !== 'new' || !wanted || !during.includes('new')) return { order, events: [] };
  const clerk = { id: by.id, name: by.name };
  const event: OrderEvent = { type: 'OrderPlaced', ...wanted, kind: process, clerk, at };
  return { order: evolve(order, event), events: [event] };
};

type Given = Pick<Sign, 'by' | 'at' | 'outside' | 'raw' | 'opens' | 'lookedUp'>;

/** What an action looks at when a command comes: what was looked up for it stands beside what every act sees. */
export const sightOf = (
  { by, at, outside, raw, opens, lookedUp }: Given,
  order: Order,
  part: string | null,
): Sight => ({
  ...lookedUp,
  order,
  part,
  by,
  at,
  today: dateIn(outside.settings.timeZone, at),
  outside,
  raw,
  ...(opens ? { opens } : {}),
});

/** Why a person may not sign an action now, before any answer is looked at; undefined when they may. */
export const blocked = (action: AnyAction, sight: Sight): Refusal | undefined => {
  const { order, part, by } = sight;
  const { rule } = action;
  if (action.process !== order.kind) return otherProcess(rule);
  if (!procedureOf(order).maySign(order, by, action.by)) return { code: 'not-yours', rule, may: action.by };
  return unready(action, order, part) ?? procedureOf(order).twoPeople(action, sight);
};

/** Why nobody may sign it now, whoever asks. */
export const unready = (action: AnyAction, order: Order, part: string | null): Refusal | undefined => {
  const { rule } = action;
  if (action.process !== order.kind) return otherProcess(rule);
  if (!action.during.includes(order.status)) return { code: 'not-open', rule, status: order.status };
  const isLast = (action.again === 'no' && part !== '') || action.final(order, part);
  const mark = isLast ? standing(order, action, part) : undefined;
  if (mark) return { code: 'already', rule, by: mark.by, at: mark.at };
  const missing = missingFor(action, order, part);
  if (missing.length > 0) return { code: 'not-yet', rule, missing };
  return action.applies(order, part) ? undefined : { code: 'no-such-part', rule };
};

const otherProcess = (rule: RuleId): Refusal =>
  forbidden(
    rule,
    '这一步不属于本订单的流程（商城订单与客户订单各有流程）。',
    'This is no step of this order’s process: shop orders and customer orders each have their own.',
  );

export const missingFor = (action: AnyAction, order: Order, part: string | null): readonly Need[] =>
  action.needs(order, part).flatMap((check) => (check.met ? [] : [check.need]));

/** A form on content that changed since it was shown is refused; a button that acts at once shows nothing. */
const stale = (action: AnyAction, { order, part }: Sight, { seen }: Sign): Refusal | undefined => {
  if (seen === null && action.press === 'do') return undefined;
  if (seen === seenHash(action, order, part)) return undefined;
  return { code: 'changed', rule: action.rule };
};

type Resolved = { readonly id: string | null; readonly refusal?: undefined } | { readonly refusal: Refusal };

/** Which part the act is about: the one named, or the only one there is. */
const resolvePart = (action: AnyAction, order: Order, asked: string | null): Resolved => {
  const parts = partsOf(action, order);
  if (asked === null && parts.length === 1) return { id: parts[0]?.id ?? null };
  if (asked === null && action.about.kind !== 'order') {
    return { refusal: { code: parts.length === 0 ? 'no-such-part' : 'which', rule: action.rule } };
  }
  const found = parts.find((candidate) => (candidate?.id ?? null) === asked);
  return found === undefined ? { refusal: { code: 'no-such-part', rule: action.rule } } : { id: asked };
};

const opened = (action: AnyAction, order: Order, part: string | null): string | null =>
  part === '' && action.about.kind === 'opens' ? nextPart(order, action.about.prefix) : part;
