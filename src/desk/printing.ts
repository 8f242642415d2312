import type { Commit } from '../order/commit.ts';
import { type Language, label } from '../order/labels.ts';
import { allMarks, type Mark, type Order } from '../order/order.ts';
import type { Paper } from '../order/paper.ts';
import { find } from '../procedure/catalogue.ts';
import { blankLetterhead, type Letterhead } from '../procedure/letterhead.ts';
import { onPaper, paperKinds } from '../procedure/papers.ts';
import type { Sheet } from '../procedure/sheet.ts';
import { dossier } from './dossier.ts';
import { handle } from './handle.ts';
import type { DeskPorts } from './ports.ts';
import { theDesk } from './the-desk.ts';

export interface PrintingDeps {
  readonly ports: DeskPorts;
  /** The order as it stood after each of its commits, oldest first. */
  readonly history: (orderId: string) => Promise<readonly Order[]>;
  /** These commits themselves. */
  readonly commits: (orderId: string) => Promise<readonly Commit[]>;
  readonly print: (sheet: Sheet) => Promise<Uint8Array>;
  readonly files: {
    keep(fileId: string, bytes: Uint8Array, name: string): Promise<{ sha256: string; size: number }>;
    read(fileId: string, sha256: string): Promise<Uint8Array>;
  };
  /** The code of a paper with its check; null where the desk has no key for it. */
  readonly codeOf: (mark: { order: string; kind: string; version: number }) => string | null;
  readonly millLanguage: Language;
  /** What stood on the mill's papers at an instant (ISO). */
  readonly letterheadAt: (instant: string) => Promise<Letterhead>;
}

/** Which paper of an order: its kind, and the commit that drew or issued it. */
export interface PaperPlace {
  readonly orderId: string;
  readonly version: number;
  readonly kind: string;
}

/** A paper as its commit drew it. */
export interface FoundPaper extends PaperPlace {
  readonly paper: Paper;
  /** The part that its commit was about; null for the order as a whole. */
  readonly part: string | null;
  /** The order as that commit left it, and as it is now. */
  readonly then: Order;
  readonly now: Order;
  /** ISO instant of the commit. */
  readonly at: string;
}

export interface PrintedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Papers as files. What was issued is printed once, kept, and its SHA-256 written into the order's journal; from then on
 * it is that file, whatever became of letterhead and program. Drafts and records are printed whenever they are asked for.
 */
export const openPrinting = (deps: PrintingDeps) => ({
  isPrintable: (logo: string) => isPrintable(deps, logo),
  paperAt: (place: PaperPlace) => paperAt(deps, place),
  papers: (orderId: string) => papersOfOrder(deps, orderId),
  dossier: (orderId: string, reader: Reader) => dossierOf(deps, orderId, reader),
  record: (paper: Paper, reader: Reader) => record(deps, paper, reader),
  /** The paper as a file: the one that was issued, else drawn now. */
  file: async (found: FoundPaper): Promise<PrintedFile> => ({
    name: nameOf(deps, found),
    bytes: found.paper.standing === 'issued' ? await kept(deps, found) : await printed(deps, found),
  }),
  /** Keeps what a commit issued; kept twice is kept once. */
  keep: async (place: PaperPlace): Promise<void> => {
    const found = await paperAt(deps, place);
    if (found) await kept(deps, found);
  },
});

type Reader = Pick<Sheet, 'language' | 'sees'>;

const paperAt = async (
  { history }: PrintingDeps,
  { orderId, version, kind }: PaperPlace,
): Promise<FoundPaper | undefined> => {
  const states = await history(orderId);
  const [then, now] = [states.find((state) => state.version === version), states.at(-1)];
  if (!then || !now) return undefined;
  for (const mark of allMarks(then)) {
    if (mark.version !== version) continue;
    const paper = papersOf(then, mark).find((one) => one.kind === kind);
    if (paper) return foundOf({ then, now, mark, paper });
  }
  return undefined;
};

/** Every paper of an order, newest first. */
const papersOfOrder = async ({ history }: PrintingDeps, orderId: string): Promise<readonly FoundPaper[]> => {
  const states = await history(orderId);
  const now = states.at(-1);
  if (!now) return [];
  return allMarks(now)
    .toSorted((one, other) => other.version - one.version)
    .flatMap(({ version }) => {
      const then = states.find((state) => state.version === version);
      const mark = then && allMarks(then).find((one) => one.version === version);
      return then && mark ? papersOf(then, mark).map((paper) => foundOf({ then, now, mark, paper })) : [];
    });
};

const printed = async (deps: PrintingDeps, found: FoundPaper): Promise<Uint8Array> =>
  deps.print(sheetOf(deps, found, await deps.letterheadAt(found.at)));

/** The file that was issued: read, or else printed, kept and written down. */
const kept = async (deps: PrintingDeps, found: FoundPaper): Promise<Uint8Array> => {
  const fileId = fileIdOf(found);
  const known = found.now.keptFiles.find((file) => file.fileId === fileId);
  if (known) return deps.files.read(storedAs(found), known.sha256);
  const bytes = await printed(deps, found);
  const { sha256, size } = await deps.files.keep(storedAs(found), bytes, nameOf(deps, found));
  const at = deps.ports.now().toISOString();
  await handle(deps.ports)({
    orderId: found.orderId,
    via: `file:${fileId}`,
    submitted: { fileId },
    by: theDesk,
    for: null,
    command: () => ({ type: 'KeepFile', fileId, sha256, size, mimeType: 'application/pdf', at }),
  });
  // Two processes may have printed it under two letterheads at once: what the journal names is the file.
  const { order } = await deps.ports.journal.caughtUp(found.orderId);
  const written = order.keptFiles.find((file) => file.fileId === fileId);
  return written && written.sha256 !== sha256 ? deps.files.read(storedAs(found), written.sha256) : bytes;
};

/** What nobody issues: drawn now, for a reader of a language and of what they may see. */
const record = async (deps: PrintingDeps, paper: Paper, reader: Reader): Promise<PrintedFile> => {
  const drawnAt = deps.ports.now().toISOString();
  const letterhead = await deps.letterheadAt(drawnAt);
  const { timeZone } = deps.ports.outside().settings;
  const bytes = await deps.print({ paper, ...reader, letterhead, code: null, drawnAt, timeZone });
  return { name: fileName(paper, reader.language), bytes };
};

/** All that an order's journal says. */
const dossierOf = async (deps: PrintingDeps, orderId: string, reader: Reader): Promise<PrintedFile> => {
  const [states, commits] = [await deps.history(orderId), await deps.commits(orderId)];
  const order = states.at(-1);
  if (!order) throw new Error(`there is no order ${orderId}`);
  const { timeZone } = deps.ports.outside().settings;
  const now = deps.ports.now().toISOString();
  return record(deps, dossier(order, { commits, states, timeZone, now }), reader);
};

/** Whether a picture (a data address) can stand on a paper. */
const isPrintable = (deps: PrintingDeps, logo: string): Promise<boolean> => {
  const paper = onPaper('memo', { number: '', rows: [], table: null });
  const reader = { language: deps.millLanguage, sees: 'open', code: null } as const;
  const drawn = { drawnAt: deps.ports.now().toISOString(), timeZone: 'UTC' };
  return deps.print({ paper, letterhead: { ...blankLetterhead, logo }, ...reader, ...drawn }).then(
    () => true,
    () => false,
  );
};

export type Printing = ReturnType<typeof openPrinting>;

interface Drawn {
  readonly then: Order;
  readonly now: Order;
  readonly mark: Mark;
  readonly paper: Paper;
}

const foundOf = ({ then, now, mark, paper }: Drawn): FoundPaper => ({
  orderId: now.id,
  version: mark.version,
  kind: paper.kind,
  part: mark.part,
  paper,
  then,
  now,
  at: mark.at,
});

const papersOf = (order: Order, mark: Mark): readonly Paper[] => {
  const action = find(mark.action);
  // A stored mark meets the action that wrote it.
  return action?.papers(order, mark as Parameters<typeof action.papers>[1]) ?? [];
};

const fileIdOf = ({ version, kind }: PaperPlace): string => `paper:${version}:${kind}`;

/** The keeping is shared by all orders. */
const storedAs = (place: PaperPlace): string => `${place.orderId}:${fileIdOf(place)}`;

const languageOf = ({ millLanguage }: PrintingDeps, { paper, then }: FoundPaper): Language =>
  paper.reader === 'customer' ? (then.content.customer?.language ?? millLanguage) : millLanguage;

const sheetOf = (deps: PrintingDeps, found: FoundPaper, letterhead: Letterhead): Sheet => {
  const { settings } = deps.ports.outside();
  const { paper, then, version, at } = found;
  const kind = paperKinds[paper.kind];
  return {
    paper,
    language: languageOf(deps, found),
    sees: 'all',
    letterhead,
    code: paper.standing === 'issued' ? deps.codeOf({ order: then.number, kind: kind.code, version }) : null,
    drawnAt: at,
    timeZone: settings.timeZone,
  };
};

const nameOf = (deps: PrintingDeps, found: FoundPaper): string =>
  fileName(found.paper, languageOf(deps, found));

/** What a file system takes: 销售部客户订单确认书 SO-261123-001 r1.pdf */
const fileName = ({ title, number, standing }: Paper, language: Language): string => {
  const draft = standing === 'draft' ? label('（草稿）', ' (draft)')[language] : '';
  return `${title[language]} ${number}${draft}.pdf`.replace(/[\\/:*?"<>|]/g, '-');
};
