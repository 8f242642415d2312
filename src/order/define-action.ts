import type { Action } from './action.ts';
import type { Fields } from './fields.ts';
import type { OrderKind } from './keys.ts';
import { stands } from './order.ts';

type Required = 'key' | 'rule' | 'lane' | 'title' | 'short' | 'by';
export type Spec<F extends Fields, E extends Fields, X> = Pick<Action<F, E, X>, Required> &
  Partial<Omit<Action<F, E, X>, Required | 'kind'>>;
export type None = Record<never, never>;

/** What `waits` is of an act that says nothing of it. */
export const nobodyWaits = (): boolean => false;

/** Nobody is told more than that it was signed. */
const silent = {
  tells: () => [],
  says: () => null,
  quiet: () => false,
  message: () => null,
  shownInReminder: () => null,
  papers: () => [],
  takesBack: () => null,
  escalates: false,
} as const;

/**
 * An action of a procedure, with what is usual where the spec says nothing. A procedure gives its steps and acts a
 * function of their own (`step({…})`), which says the process that most of them belong to.
 */
export const defineAction = <F extends Fields, E extends Fields, X>(
  kind: 'step' | 'act',
  usual: OrderKind,
  spec: Spec<F, E, X>,
): Action<F, E, X> => {
  const whole: Action<F, E, X> = {
    kind,
    process: usual,
    submit: { zh: '签署', en: 'Sign' },
    press: 'open',
    about: { kind: 'order' },
    during: ['open'],
    needs: () => [],
    done: (order, part) => stands(order, whole.key, part),
    again: 'no',
    final: () => false,
    waits: kind === 'step' ? () => true : nobodyWaits,
    waitsElsewhere: () => null,
    awaits: () => null,
    offered: () => false,
    overflowRank: null,
    covers: () => [],
    neverVoided: false,
    // An action without questions has the empty record, which is what `None` says.
    fields: {} as F,
    lines: null,
    showsCovered: true,
    instead: () => null,
    shows: () => [],
    leads: () => [],
    asks: () => ({}),
    judge: () => undefined,
    facts: () => null as X,
    evolve: (order) => order,
    ...silent,
    withdrawable: spec.evolve === undefined,
    isNews: false,
    dueInWorkingHours: 8,
    due: null,
    hasServiceLevel: spec.due === undefined,
    ...spec,
    applies: (order, part) => order.kind === (spec.process ?? usual) && (spec.applies?.(order, part) ?? true),
  };
  return whole;
};
