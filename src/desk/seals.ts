import { digestOf, genesisHash } from './chain.ts';

/** The end of a chain as a night sealed it. */
export interface SealedHead {
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
}

/** One night's seal as it is stored. */
export interface NightSeal {
  readonly _id: string;
  readonly at: string;
  readonly sequence: number;
  readonly heads: readonly SealedHead[];
  readonly prevHash: string;
  readonly hash: string;
}

/** The seal of a night over the chains that grew, chained to the one before: SHA-256 over canonical JSON. */
export const nightSeal = (
  night: string,
  at: string,
  { heads, before }: { readonly heads: readonly SealedHead[]; readonly before: NightSeal | undefined },
): NightSeal => {
  const seal = {
    _id: night,
    at,
    sequence: (before?.sequence ?? 0) + 1,
    heads,
    prevHash: before?.hash ?? genesisHash,
  };
  return { ...seal, hash: digestOf(seal) };
};

/** Where the seals and the journal do not agree. */
export interface SealBreak {
  readonly night: string;
  readonly why: 'changed' | 'missing' | 'cut' | 'rewritten';
  /** The chain that lost its end or was rewritten; null where the seal itself is wrong. */
  readonly stream: string | null;
  readonly version: number | null;
}

export interface SealAudit {
  readonly seals: number;
  readonly breaks: readonly SealBreak[];
}

/** What the audit of seals looks at. */
export interface Sealed {
  /** By sequence, the first first. */
  readonly seals: AsyncIterable<NightSeal>;
  /** The hashes that commits have now, by `<stream>:<version>`; those that are gone are left out. */
  readonly hashesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** What the mill's stream says each night's seal was. */
  readonly told: ReadonlyMap<string, string>;
}

/**
 * Holds the journal against the seals: a chain that lost its end or an order that is gone shows, since a seal names how
 * far it went; a seal that was changed or removed shows by the next one, and by what the mill's own stream says of it.
 */
export const auditSeals = async ({ seals, hashesOf, told }: Sealed): Promise<SealAudit> => {
  const breaks: SealBreak[] = [];
  const untold = new Map(told);
  let before: NightSeal | undefined;
  let count = 0;
  for await (const seal of seals) {
    count += 1;
    if (!isIntact(seal, before, untold.get(seal._id))) breaks.push(ofSeal(seal._id, 'changed'));
    untold.delete(seal._id);
    const now = await hashesOf(seal.heads.map(idOf));
    for (const head of seal.heads) {
      const hash = now.get(idOf(head));
      if (hash === head.hash) continue;
      const { stream, version } = head;
      breaks.push({ night: seal._id, why: hash === undefined ? 'cut' : 'rewritten', stream, version });
    }
    before = seal;
  }
  return {
    seals: count,
    breaks: [...breaks, ...[...untold.keys()].map((night) => ofSeal(night, 'missing'))],
  };
};

const idOf = ({ stream, version }: SealedHead): string => `${stream}:${version}`;

const ofSeal = (night: string, why: SealBreak['why']): SealBreak => ({
  night,
  why,
  stream: null,
  version: null,
});

const isIntact = (seal: NightSeal, before: NightSeal | undefined, told: string | undefined): boolean => {
  const { hash, ...rest } = seal;
  const follows =
    seal.prevHash === (before?.hash ?? genesisHash) && seal.sequence === (before?.sequence ?? 0) + 1;
  return follows && digestOf(rest) === hash && (told === undefined || told === hash);
};
