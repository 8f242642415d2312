import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which paper it is: of which order, of which kind, and by which of its commits it was drawn. */
export interface PaperMark {
  /** SO-261123-001 */
  readonly order: string;
  /** The letter of its kind. */
  readonly kind: string;
  /** Version of the commit in the order's journal. */
  readonly version: number;
}

/** What a code on a sheet says: a paper of ours, one that somebody made up, or nothing of ours at all. */
export type CodeReading =
  | { readonly kind: 'ours'; readonly mark: PaperMark }
  | { readonly kind: 'forged' }
  | { readonly kind: 'foreign' };

const signs = 10;
/** Crockford's alphabet: no I, L, O or U, which are mistaken for others when they are read out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Codes of papers, and their check: `CS1/SO-261123-001/C/17/K7Q9F2AB3D`. Fifty bits of an HMAC, so that none can be made up.
 * @param keys the first one is used for new papers; older ones still know theirs
 */
export const checkCodes = (keys: readonly string[]) => {
  const [newest] = keys;
  if (newest === undefined) throw new Error('no key for the check codes of papers');
  return {
    write: (mark: PaperMark): string => `${plain(mark)}/${check(newest, plain(mark))}`,
    read: (text: string): CodeReading => {
      const parts = /^CS1\/([A-Z0-9-]{5,40})\/([A-Z])\/(\d{1,6})\/([0-9A-Z]{10})$/.exec(
        text.trim().toUpperCase(),
      );
      if (!parts) return { kind: 'foreign' };
      const [, order = '', kind = '', version = '', said = ''] = parts;
      const mark = { order, kind, version: Number(version) };
      return keys.some((key) => isSame(check(key, plain(mark)), said))
        ? { kind: 'ours', mark }
        : { kind: 'forged' };
    },
  };
};

const plain = ({ order, kind, version }: PaperMark): string => `CS1/${order}/${kind}/${version}`;

const check = (key: string, text: string): string => {
  const digest = createHmac('sha256', key).update(text).digest();
  return Array.from({ length: signs }, (_, index) => alphabet[(digest[index] ?? 0) & 31]).join('');
};

const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));
