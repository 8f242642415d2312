import { type Label, label } from '../../order/labels.ts';

export type Unit = 't' | 'ream' | 'roll';

/** The lowest and highest quantity a tolerance allows, bounds rounded inward to the whole kg or piece (process §2). */
export const bounds = (quantity: number, toleranceBasisPoints: number): { least: number; most: number } => ({
  least: Math.ceil((quantity * (10_000 - toleranceBasisPoints)) / 10_000),
  most: Math.floor((quantity * (10_000 + toleranceBasisPoints)) / 10_000),
});

/** A stored quantity in the words of its unit: 12500 kg of a product sold by the tonne → "12.5 吨". */
export const amount = (quantity: number, unit: Unit): Label => {
  if (unit === 't') return label(`${quantity / 1000} 吨`, `${quantity / 1000} t`);
  if (unit === 'ream') return label(`${quantity} 令`, `${quantity} reams`);
  return label(`${quantity} 卷`, `${quantity} rolls`);
};

/** 300 → "±3%". */
export const tolerance = (basisPoints: number): string => `±${basisPoints / 100}%`;
