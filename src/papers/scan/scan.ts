/** One code on a page of a file. */
export interface ScannedCode {
  readonly text: string;
  /** 1 is the first. */
  readonly page: number;
}

/**
 * Why a file was not read, or not to its end. `kind`: neither a picture that can be read nor a PDF; `bytes`, `pixels` and
 * `pages`: more than any scan has; `locked`: a PDF with a password; `broken`: it cannot be opened; `hard`: it took too long
 * or too much memory; `gone`: Slack does not hand it over.
 */
export const scanProblems = ['kind', 'bytes', 'pixels', 'pages', 'locked', 'broken', 'hard', 'gone'] as const;

export type ScanProblem = (typeof scanProblems)[number];

/** What was read in a file. With a problem there may be codes all the same: those of the pages before it. */
export interface Scan {
  readonly codes: readonly ScannedCode[];
  readonly problem: ScanProblem | null;
}

export const mostScanBytes = 40 * 1024 * 1024;
/** A batch of returns is some dozen sheets; more is a book. */
export const mostScanPages = 20;
/** A sheet of A3 at 600 dots to the inch has 70 million. */
export const mostScanPixels = 100_000_000;

/** Whether a file of this name may be a scan or a photo of a paper. */
export const mayBeScan = (name: string): boolean => /\.(png|jpe?g|pdf|tiff?|webp|heic|heif)$/i.test(name);
