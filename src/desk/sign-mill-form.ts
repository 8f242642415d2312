import type { AnyMillForm, MillSide, OrderDeed } from '../mill/form.ts';
import { signForm } from '../mill/sign-form.ts';
import type { Commit } from '../order/commit.ts';
import type { Refusal } from '../order/decision.ts';
import { keepable } from '../order/limits.ts';
import type { Order } from '../order/order.ts';
import type { Raw } from '../order/raw.ts';
import type { Actor } from '../order/roles.ts';
import { nothingSeen } from '../order/seen.ts';
import { dateIn } from '../order/time/dates.ts';
import { asHashed } from './as-hashed.ts';
import type { BoardQueries } from './board.ts';
import type { HandleMill } from './handle-mill.ts';
import { type Attempt, inTime } from './in-time.ts';
import { type Mill, millStream } from './master-data.ts';
import type { DeskPorts } from './ports.ts';
import { decidedWithinMs, sign } from './sign.ts';

/** A form of the mill as it came from a person. */
export interface FormSigning {
  readonly form: AnyMillForm;
  readonly part: string | null;
  readonly raw: Readonly<Record<string, Raw>>;
  /** See `Signing`. */
  readonly typed: Readonly<Record<string, Raw>>;
  readonly seen: string;
  readonly by: Actor;
  readonly via: string;
  readonly attempt?: Attempt;
}

export type FormOutcome =
  | { readonly kind: 'signed' | 'repeated' | 'nothing-new' }
  | { readonly kind: 'signed-otherwise'; readonly commit: Commit }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Deeds on orders, each decided by itself: those that stand, and those that were refused. */
  | { readonly kind: 'deeds'; readonly done: readonly OrderDeed[]; readonly refused: readonly RefusedDeed[] };

export interface RefusedDeed {
  readonly deed: OrderDeed;
  readonly refusal: Refusal;
  readonly order: Order;
}

export interface MillFormPorts {
  readonly ports: DeskPorts;
  readonly mill: () => Mill;
  readonly handleMill: HandleMill;
  readonly found: BoardQueries['found'];
}

/** The mill as a form sees it: with the lists of orders it asks for. */
export const sideFor = async (
  { mill, found }: Pick<MillFormPorts, 'mill' | 'found'>,
  form: AnyMillForm,
  about: Parameters<AnyMillForm['asks']>[0],
): Promise<MillSide> => {
  const asked = await Promise.all(
    Object.entries(form.asks(about)).map(async ([name, query]) => [name, await found(query)] as const),
  );
  const { record, desk } = mill();
  return { record, desk, found: Object.fromEntries(asked) };
};

/**
 * Signs a form that belongs to no order, once for a `via`, or says why not. What it signs on orders goes to each of them
 * as an act of its own: interrupted half-way, the same submission once more does the rest.
 */
export const signMillForm =
  (deps: MillFormPorts) =>
  (signing: FormSigning): Promise<FormOutcome> =>
    inTime((attempt) => signed(deps, signing, attempt), decidedWithinMs, signing.attempt);

const signed = async (deps: MillFormPorts, signing: FormSigning, attempt: Attempt): Promise<FormOutcome> => {
  const { form, part, raw, typed, seen, by, via } = signing;
  const at = deps.ports.now().toISOString();
  const today = dateIn(deps.ports.outside().settings.timeZone, at);
  const side = await sideFor(deps, form, { part, today });
  const command = { form, part, raw: raw, seen, by, at };
  const decide = (mill: Mill) =>
    signForm(
      { ...command, outside: deps.ports.outside() },
      { ...side, record: mill.record, desk: mill.desk },
    );
  if (form.deeds) {
    const decision = decide(deps.mill());
    return decision.ok
      ? signAll(deps.ports, decision.deeds, { by, via, attempt })
      : { kind: 'refused', refusal: decision.refusal };
  }
  const outcome = await deps.handleMill({
    stream: millStream,
    via,
    submitted: {
      form: form.key,
      part: part && keepable(part),
      raw: asHashed(typed),
      seen: seen && keepable(seen),
    },
    by: { id: by.id, name: by.name },
    attempt,
    decide,
  });
  return outcome;
};

const signAll = async (
  ports: DeskPorts,
  deeds: readonly OrderDeed[],
  { by, via, attempt }: Pick<FormSigning, 'by' | 'via'> & { readonly attempt: Attempt },
): Promise<FormOutcome> => {
  const outcomes = await Promise.all(
    deeds.map(async (deed) => {
      const { orderId, action, part, raw } = deed;
      const act = { action, part, raw, seen: nothingSeen, by, via: `${via}:${orderId}` };
      return { deed, outcome: await sign(ports)({ orderId, attempt, ...act }) };
    }),
  );
  return {
    kind: 'deeds',
    done: outcomes.flatMap(({ deed, outcome }) => (outcome.kind === 'refused' ? [] : [deed])),
    refused: outcomes.flatMap(({ deed, outcome }) =>
      outcome.kind === 'refused' ? [{ deed, refusal: outcome.refusal, order: outcome.order }] : [],
    ),
  };
};
