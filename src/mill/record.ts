import type { MatterFired, MillFact, MillSigned } from './events.ts';

/** What the mill's matters go by: since when, how far each has come, and what was signed. */
export interface MillRecord {
  /** When the desk began, an ISO instant; null before. */
  readonly since: string | null;
  /** The newest of each track (see `trackOf`): periods come in their order, so what is older has fired too. */
  readonly fired: Readonly<Record<string, MatterFired>>;
  /** Until when a reminder was put off that has come again, by the slot of the reminder. */
  readonly again: Readonly<Record<string, string>>;
  /** The newest signature of each form and part, by `<form>` or `<form>:<part>`. */
  readonly signed: Readonly<Record<string, MillSigned>>;
}

export const emptyRecord: MillRecord = { since: null, fired: {}, again: {}, signed: {} };

export const evolveRecord = (record: MillRecord, fact: MillFact): MillRecord => {
  switch (fact.type) {
    case 'MillOpened':
      return { ...record, since: record.since ?? fact.at };
    case 'MatterFired':
      if (fact.again) return { ...record, again: { ...record.again, [fact.again.of]: fact.again.until } };
      return { ...record, fired: { ...record.fired, [trackOf(fact)]: fact } };
    case 'MillSigned':
      return { ...record, signed: { ...record.signed, [signatureKey(fact.form, fact.part)]: fact } };
    default:
      return fact satisfies never;
  }
};

/** A matter's step through the periods: `digest`, `daily-report:cut-off`. */
export const trackOf = ({ kind, step }: Pick<MatterFired, 'kind' | 'step'>): string =>
  step === null ? kind : `${kind}:${step}`;

/** The signature on a form, about a part where it has parts. */
export const signedOn = (
  record: MillRecord,
  form: string,
  part: string | null = null,
): MillSigned | undefined => record.signed[signatureKey(form, part)];

const signatureKey = (form: string, part: string | null): string =>
  part === null ? form : `${form}:${part}`;
