import type { Log } from './log.ts';

/** What is refused before anybody’s act is looked at. */
export type Refused =
  | 'slack-signature'
  | 'slack-payload'
  | 'slack-team'
  | 'slack-text'
  /** Somebody without a role in the desk. */
  | 'slack-stranger'
  /** A button, form or value that is none of ours: forged, or of a desk before this one. */
  | 'slack-forged'
  /** A draft that is not of the person who named it. */
  | 'slack-draft'
  /** An act of somebody who may not sign it (process §6, 3). */
  | 'slack-act'
  | 'shop-signature'
  | 'push-signature';

/** Notes a refusal: what it was and why. Nothing personal, and nothing of the content. */
export type NoteRefusal = (what: Refused, details: Readonly<Record<string, unknown>>) => void;

/** One line a refusal, with how many of its kind there were since the process began: what a watch is set on. */
export const noteRefusals = (log: Log): NoteRefusal => {
  const counts = new Map<Refused, number>();
  return (what, details) => {
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    log.warn({ security: what, count, ...details }, 'a request was refused');
  };
};
