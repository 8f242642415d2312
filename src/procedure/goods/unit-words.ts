import { wordTyped } from '../../order/typed-figure.ts';
import type { Unit } from './quantity.ts';

/** The words people write behind quantities, in small letters. */
export const unitWords = {
  t: ['吨', '公吨', 't', 'ton', 'tons', 'tonne', 'tonnes'],
  ream: ['令', 'ream', 'reams'],
  roll: ['卷', 'roll', 'rolls'],
} as const satisfies Record<Unit, readonly string[]>;

export const yuanWords = ['元', '圆', '元整', 'yuan', 'rmb', 'cny'];

/** The unit that was typed behind a quantity; undefined where none was, or none that is known. */
export const unitTyped = (typed: string): Unit | undefined => {
  const word = wordTyped(typed);
  return (Object.keys(unitWords) as Unit[]).find((unit) =>
    (unitWords[unit] as readonly string[]).includes(word),
  );
};
