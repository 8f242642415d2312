import { emptyMill, evolveMill, type Mill, millStream } from '../../src/desk/master-data.ts';
import type { AnyMillForm } from '../../src/mill/form.ts';
import { findForm } from '../../src/mill/forms/index.ts';
import { type FormDecision, formSeen, formSight, signForm } from '../../src/mill/sign-form.ts';
import { tableBlock } from '../../src/mill/table.ts';
import type { Actor } from '../../src/order/roles.ts';
import { mill as world } from './mill.ts';

/** Monday 23 November 2026, ten in the morning at the mill. */
const monday = '2026-11-23T02:00:00.000Z';

/** The mill of the tests, with its customers, products and prices. */
export const millBefore: Mill = { ...emptyMill('Asia/Shanghai'), outside: world };

type FormRaw = Readonly<Record<string, string | readonly string[] | null>>;

/** Somebody hands in a form of the mill, on what it shows them just then. */
export interface Handing {
  readonly by: Actor;
  readonly raw: FormRaw;
  readonly part?: string | null;
  /** ISO instant; Monday morning unless given. */
  readonly at?: string;
  /** The mill as it was when the form was opened, where that is not how it is now. */
  readonly shown?: Mill;
}

const sideOf = ({ record, desk }: Mill) => ({ record, desk, found: {} });

const formOf = (key: string): AnyMillForm => {
  const form = findForm(key);
  if (!form) throw new Error(`there is no form ${key}`);
  return form;
};

export const handIn = (key: string, handing: Handing, mill: Mill): FormDecision => {
  const { by, raw, part = null, at = monday, shown = mill } = handing;
  const form = formOf(key);
  const signing = { part, raw, by, at };
  const seen = formSeen(form, formSight({ ...signing, outside: shown.outside }, sideOf(shown)));
  return signForm({ ...signing, outside: mill.outside, form, seen }, sideOf(mill));
};

/** The mill after a form that must be accepted. */
export const handedIn = (key: string, handing: Handing, mill: Mill): Mill => {
  const decision = handIn(key, handing, mill);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return evolveMill(mill, millStream, (mill.versions[millStream] ?? 0) + 1, decision.events);
};

/** A table as it stands among a form's answers once it was read. */
export const tableOf = (...rows: readonly (readonly string[])[]): FormRaw => ({
  [tableBlock]: JSON.stringify({ name: '表格.csv', sha256: 'abc', rows }),
});

/** Everything a form shows above its questions, in one language. */
export const shownBy = (
  key: string,
  { by, raw, part = null }: Omit<Handing, 'shown'>,
  mill: Mill,
  language: 'zh' | 'en' = 'zh',
): string => {
  const form = formOf(key);
  const sight = formSight({ part, raw, by, at: monday, outside: mill.outside }, sideOf(mill));
  return form
    .shows(sight)
    .map(({ label, value }) => `${label[language]}\n${value[language]}`)
    .join('\n');
};
