/** A page as a scanner saw it: one byte a pixel, row by row from the top, 0 black and 255 white. */
export interface ScannedPage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The longest side of a page that is read, in pixels: A4 at some 220 dots to the inch. More only takes longer. */
export const longestSide = 2600;
