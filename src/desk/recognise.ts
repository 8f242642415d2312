import type { Order } from '../order/order.ts';
import type { Paper } from '../order/paper.ts';
import { type BackMeaning, meaningOf } from '../procedure/paper-back.ts';
import { paperOfCode } from '../procedure/papers.ts';
import type { DeskPorts } from './ports.ts';
import type { FoundPaper, PaperPlace } from './printing.ts';

export interface RecogniseDeps {
  readonly ports: Pick<DeskPorts, 'orderByNumber'>;
  /** What a text is that stands in a code: a paper of the mill's, one that somebody made up, or nothing of the mill's. */
  readonly readCode: (text: string) =>
    | {
        readonly kind: 'ours';
        readonly mark: { readonly order: string; readonly kind: string; readonly version: number };
      }
    | { readonly kind: 'forged' }
    | { readonly kind: 'foreign' };
  readonly paperAt: (place: PaperPlace) => Promise<FoundPaper | undefined>;
}

/** A paper of the mill's that came back, and what it means for its order now. */
export interface RecognisedPaper {
  readonly kind: 'paper';
  readonly order: Order;
  readonly paper: Paper;
  readonly meaning: BackMeaning;
}

/** `lost`: the mill issued it, but neither order nor paper is in this journal. */
export type Recognised =
  | RecognisedPaper
  | { readonly kind: 'lost'; readonly number: string }
  | { readonly kind: 'forged' };

/**
 * Finds the paper that the text of a code names; undefined where it is no code of the mill's.
 * @param cameOn the calendar date at the mill on which it came
 */
export const recognise =
  ({ ports, readCode, paperAt }: RecogniseDeps) =>
  async (text: string, cameOn: string): Promise<Recognised | undefined> => {
    const read = readCode(text);
    if (read.kind === 'foreign') return undefined;
    if (read.kind === 'forged') return { kind: 'forged' };
    const { order: number, version, kind: letter } = read.mark;
    const [order, kind] = [await ports.orderByNumber(number), paperOfCode(letter)];
    const found = order && kind && (await paperAt({ orderId: order.id, version, kind }));
    if (!found) return { kind: 'lost', number };
    const { now, paper, part } = found;
    return { kind: 'paper', order: now, paper, meaning: meaningOf(now, { paper, part, cameOn }) };
  };
