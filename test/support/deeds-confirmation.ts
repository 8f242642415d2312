import type { Order } from '../../src/order/order.ts';
import type { Raw } from '../../src/order/raw.ts';
import { confirmationClauses } from '../../src/procedure/confirmation/confirmation-paper.ts';
import { inForce } from '../../src/procedure/confirmation/confirmations.ts';
import { agreedMemo, signedTechnical, signedTerms } from './deeds-commercial.ts';
import { type Deed, past, sign } from './given.ts';
import type { PersonKey } from './mill.ts';

/** UNIX seconds as Slack hands over a point in time. */
export const seconds = (instant: string): string => String(Math.floor(Date.parse(instant) / 1000));

type Grade = 'A' | 'B' | 'C';
type More = Readonly<Record<string, Raw>>;

/** Memo, terms and technical sign-off of a customer of a grade: everything that S7 needs. */
export const makeable = (grade: Grade = 'B'): readonly Deed[] => [
  agreedMemo(grade),
  signedTerms(),
  signedTechnical({}, grade === 'C' ? [1] : [1, 2]),
];

/** Production schedules the order as ordered: made on 2 December, finished on 4 December 2026. */
export const scheduledAt = (grade: Grade = 'B', more: More = {}, deed: Partial<Deed> = {}): Deed =>
  sign(
    'schedule',
    'hu',
    {
      productionOn: '2026-12-02',
      finishedOn: '2026-12-04',
      tolerance: '3',
      clauses: '无',
      'lines.1.quantity': '12.5',
      ...(grade === 'C' ? {} : { 'lines.2.quantity': '8' }),
      ...more,
    },
    deed,
  );

/** With one of the two prompts that the form proposes. */
export const drawn = (more: More = {}, deed: Partial<Deed> = {}): Deed =>
  sign('confirmation', 'chen', { promisedOn: '2026-12-04', ...prompted, ...more }, deed);

const prompted: More = { prompt1: '开机后进度与质量', prompt1On: '2026-12-02' };

/** Every box of the drawn confirmation ticked, as its form would hand them over. */
export const allTicked = (order: Order): More => {
  const facts = inForce(order);
  const ids = facts ? confirmationClauses(order, facts).map(({ id }) => id) : [];
  return {
    clauses: ids.slice(0, 10),
    'clauses.1': ids.slice(10),
    ...Object.fromEntries(
      order.content.lines.map(({ id }) => [`lines.${id}.values`, ['spec', 'quantity', 'price']]),
    ),
  };
};

/** Ticks and issues whatever confirmation the deeds before it drew. */
export const issued = (before: readonly Deed[], by: PersonKey = 'chen', deed: Partial<Deed> = {}): Deed =>
  sign('confirmation-issue', by, allTicked(past(...before)), deed);

/** Noon of a day at the mill. */
export const noon = (date: string): string => new Date(`${date}T04:00:00.000Z`).toISOString();

export const sentOn = (date = '2026-11-23', more: More = {}): Deed =>
  sign(
    'confirmation-sent',
    'chen',
    { way: 'fax', to: '陈志强 0769-86882211', sentAt: seconds(noon(date)), ...more },
    { at: noon(date) },
  );

export const receivedOn = (date = '2026-11-23', more: More = {}): Deed =>
  sign(
    'confirmation-received',
    'chen',
    { legible: 'yes', confirmedBy: '陈志强', receivedAt: seconds(noon(date)), thanked: ['yes'], ...more },
    { at: noon(date) },
  );

/** The customer's designated signer signed the revision in force and it can be read. */
export const returnedOn = (date: string, more: More = {}, deed: Partial<Deed> = {}): Deed =>
  sign(
    'return',
    'zhou',
    {
      revision: '1',
      cameOn: date,
      legible: 'yes',
      signature: 'signed',
      signedBy: '陈志强',
      content: 'unchanged',
      terms: 'clear',
      file: ['FRETURN'],
      ...more,
    },
    { at: noon(date), ...deed },
  );

/** Drawn and issued on 23 November 2026, and sent on a day; received the same day. */
export const confirmedAndSent = (grade: Grade = 'B', on = '2026-11-23'): readonly Deed[] => {
  const before = [...makeable(grade), scheduledAt(grade), drawn()];
  return [...before, issued(before), sentOn(on), receivedOn(on)];
};
