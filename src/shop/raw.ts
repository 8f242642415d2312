import type { Label } from '../order/labels.ts';
import type { Raw } from '../order/raw.ts';
import type { Fault } from './problems.ts';
import type { OrderIn } from './schemas.ts';

/** What a shop sent, as the form of the catalogue would have been filled in. Lines are counted as they came. */
export const rawOf = ({ lines, remarks, ...order }: OrderIn): Readonly<Record<string, Raw>> => ({
  ...order,
  remarks: remarks ?? null,
  ...Object.fromEntries(
    lines.flatMap((line, index) => [
      [`lines.${index}.product`, line.product],
      [`lines.${index}.form`, line.form],
      [`lines.${index}.widthMm`, String(line.widthMm)],
      [`lines.${index}.lengthMm`, line.lengthMm ? String(line.lengthMm) : null],
      [`lines.${index}.quantity`, line.quantity],
      [`lines.${index}.unitPrice`, yuan(line.unitPriceFen)],
    ]),
  ),
});

const yuan = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** The places in the body that a refused form names by its block ids. */
export const faultsOf = (fields: Readonly<Record<string, Label>>): readonly Fault[] =>
  Object.entries(fields).map(([blockId, detail]) => ({
    path: `/${blockId.replaceAll('.', '/').replace(/unitPrice$/, 'unitPriceFen')}`,
    detail,
  }));
