import type { Outcome } from '../desk/handle.ts';
import type { Signing } from '../desk/sign.ts';
import type { FormOutcome, FormSigning } from '../desk/sign-mill-form.ts';
import type { Refusal } from '../order/decision.ts';
import type { NoteRefusal } from '../running/security-log.ts';

/** Refused for who they are, not for what is missing: a role they lack, another's part, the second of two signatures. */
const ofThePerson: readonly Refusal['code'][] = ['not-yours', 'two-people'];

interface Refused {
  readonly user: string;
  readonly act: string;
  readonly refusal: Refusal;
}

const note = (noteRefusal: NoteRefusal, { user, act, refusal }: Refused): void => {
  if (ofThePerson.includes(refusal.code))
    noteRefusal('slack-act', { user, act, rule: refusal.rule, why: refusal.code });
};

/** Signing, with a line in the security log for each act of somebody who may not sign it. */
export const notedSigning =
  (sign: (signing: Signing) => Promise<Outcome>, noteRefusal: NoteRefusal) =>
  async (signing: Signing): Promise<Outcome> => {
    const outcome = await sign(signing);
    if (outcome.kind === 'refused')
      note(noteRefusal, { user: signing.by.id, act: signing.action, refusal: outcome.refusal });
    return outcome;
  };

/** The same for forms that belong to no order. */
export const notedFormSigning =
  (sign: (signing: FormSigning) => Promise<FormOutcome>, noteRefusal: NoteRefusal) =>
  async (signing: FormSigning): Promise<FormOutcome> => {
    const outcome = await sign(signing);
    if (outcome.kind === 'refused')
      note(noteRefusal, { user: signing.by.id, act: signing.form.key, refusal: outcome.refusal });
    return outcome;
  };
