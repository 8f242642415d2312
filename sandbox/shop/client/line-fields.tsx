import { useId } from 'preact/hooks';
import type { Goods } from '../protocol.ts';
import { type DraftLine, goodsOf } from './draft.ts';
import { yuan } from './talk.ts';
import { TextField } from './text-field.tsx';
import type { Words } from './words.ts';

interface Given {
  readonly words: Words;
  readonly goods: readonly Goods[];
  readonly line: DraftLine;
  readonly index: number;
  readonly isOnly: boolean;
  readonly isChinese: boolean;
  readonly fault: string | undefined;
  readonly onChange: (part: Partial<DraftLine>) => void;
  readonly onRemove: () => void;
}

/** One kind of goods: which, how much of it, and what it costs. */
export function LineFields({
  words,
  goods,
  line,
  index,
  isOnly,
  isChinese,
  fault,
  onChange,
  onRemove,
}: Given) {
  const id = useId();
  const chosen = goodsOf(line, goods);
  const unit = chosen?.unit ?? 'ream';
  return (
    <fieldset class="line">
      <legend>{words.line(index + 1)}</legend>
      <div class="field wide">
        <label for={id}>{words.goods}</label>
        <select
          id={id}
          value={line.goods}
          onChange={(event) => onChange({ goods: event.currentTarget.value })}
        >
          {goods.map((one) => (
            <option key={one.key} value={one.key}>
              {isChinese ? one.zh : one.en}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label={words.quantity(words.amounts[unit])}
        value={line.quantity}
        fault={fault}
        onInput={(quantity) => onChange({ quantity })}
      />
      <p class="price">{chosen && words.price(yuan(chosen.unitPriceFen), words.units[unit])}</p>
      {!isOnly && (
        <button type="button" class="quiet" aria-label={words.removeLine(index + 1)} onClick={onRemove}>
          ✕
        </button>
      )}
    </fieldset>
  );
}
