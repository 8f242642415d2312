/** Something that must not be, and of which sort: an act gone, a thing twice, a thing not there, or a process that failed. */
export interface Finding {
  readonly sort: 'lost' | 'doubled' | 'missing' | 'fault';
  readonly what: string;
}

/** What is counted while the mill is tortured, and what was acknowledged to whom. */
export interface Tally {
  /** An act that somebody was told of as signed: its `via`, and the words it left in the journal where it has any. */
  readonly acknowledged: (via: string, words?: string) => void;
  /** An act that was sent, whatever became of it: it may stand once or not at all. */
  readonly sent: (words: string) => void;
  readonly killed: (how: string) => void;
  /** What else was done to the mill. */
  readonly hurt: (how: string) => void;
  readonly found: (sort: Finding['sort'], what: string) => void;
  readonly acts: () => ReadonlyMap<string, string | undefined>;
  readonly words: () => ReadonlySet<string>;
  readonly kills: () => number;
  readonly findings: () => readonly Finding[];
  /** All that was done, by how often. */
  readonly deeds: () => readonly string[];
  readonly count: (sort: Finding['sort']) => number;
}

export const openTally = (): Tally => {
  const acts = new Map<string, string | undefined>();
  const words = new Set<string>();
  const deeds = new Map<string, number>();
  const findings: Finding[] = [];
  let kills = 0;
  const hurt = (how: string): void => void deeds.set(how, (deeds.get(how) ?? 0) + 1);
  return {
    acknowledged: (via, said) => void acts.set(via, said),
    sent: (said) => void words.add(said),
    killed: (how) => {
      kills += 1;
      hurt(how);
    },
    hurt,
    found: (sort, what) => void findings.push({ sort, what }),
    acts: () => acts,
    words: () => words,
    kills: () => kills,
    findings: () => findings,
    deeds: () =>
      [...deeds]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([how, times]) => `${how} ×${times}`),
    count: (sort) => findings.filter((finding) => finding.sort === sort).length,
  };
};
