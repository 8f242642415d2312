import type { NoteRefusal } from '../running/security-log.ts';

export type DraftValues = Readonly<Record<string, string | readonly string[] | null>>;

/** Where what people typed into their forms is kept until it is signed. */
export interface Drafts {
  readonly read: (id: string) => Promise<DraftValues>;
  readonly write: (id: string, values: DraftValues) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
}

/** The drafts of one person; those of others are not there for them. */
export type DraftsOf = (userId: string) => Drafts;

/** The id of a fresh draft: what it is of, whose it is, and since when. */
export const draftId = (of: string, userId: string, at: string): string => `${of}:${userId}@${at}`;

/** An id travels through the person's client, which may name any: it counts only where it names the person themselves. */
const isOf = (id: string, userId: string): boolean => id.includes(`:${userId}@`);

/** Keeps each person to their own drafts: that of another reads as empty, and is neither overwritten nor dropped. */
export const ownDrafts =
  (all: Drafts, noteRefusal: NoteRefusal): DraftsOf =>
  (userId) => {
    const own = async <T>(id: string, doIt: () => Promise<T>, otherwise: T): Promise<T> => {
      if (isOf(id, userId)) return doIt();
      noteRefusal('slack-draft', { user: userId, why: 'a draft of somebody else, or of nobody' });
      return otherwise;
    };
    return {
      read: (id) => own(id, () => all.read(id), {}),
      write: (id, values) => own(id, () => all.write(id, values), undefined),
      drop: (id) => own(id, () => all.drop(id), undefined),
    };
  };
