import type { ReturnResult } from '../intake/memo-facts.ts';

export interface Examined {
  readonly legible: 'yes' | 'no';
  readonly signature: 'signed' | 'stamped' | 'none';
  readonly signedBy: string | null;
  readonly otherSigner: string | null;
  readonly content: 'unchanged' | 'altered' | 'wrong';
  readonly terms: 'clear' | 'unclear';
}

/**
 * Content that is wrong or was altered, and terms that are not clear, need a new revision; what cannot be read, is not
 * signed, or bears another signer's name is asked for again, unless the salesperson gives a reason for that signer.
 */
export const resultOf = (examined: Examined, signers: readonly string[]): ReturnResult => {
  const { legible, signature, content, terms } = examined;
  if (legible === 'no' || signature === 'none') return 'again';
  if (content !== 'unchanged' || terms !== 'clear') return 'reissue';
  return isDesignated(examined, signers) || examined.otherSigner !== null ? 'accepted' : 'again';
};

/** A stamp stands for the firm; a signature must be that of somebody the customer named. */
const isDesignated = ({ signature, signedBy }: Examined, signers: readonly string[]): boolean =>
  signature === 'stamped' || (signedBy !== null && signers.some((name) => plain(name) === plain(signedBy)));

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
