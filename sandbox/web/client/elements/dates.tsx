import { useRef } from 'preact/hooks';
import type { PlainValue } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import type { Field } from '../form/fields.ts';
import { inputAttributes, useControl } from '../form/host.ts';
import { localOf, secondsOf } from '../form/zoned-time.ts';
import { labelOf } from '../json.ts';

interface Kind {
  readonly type: 'date' | 'time' | 'datetime-local';
  readonly show: (value: PlainValue, timeZone: string) => string;
  readonly read: (text: string, timeZone: string) => PlainValue;
}

const asTyped = { show: (value: PlainValue) => String(value ?? ''), read: (text: string) => text || null };

const kinds: Readonly<Record<string, Kind>> = {
  datepicker: { type: 'date', ...asTyped },
  timepicker: { type: 'time', ...asTyped },
  datetimepicker: {
    type: 'datetime-local',
    show: (value, timeZone) => (value ? localOf(Number(value), timeZone) : ''),
    read: (text, timeZone) => secondsOf(text, timeZone) ?? null,
  },
};

const settleMs = 900;

/** A date, a time or both, with the browser's own picker. */
export function DateInput({ field, label }: { readonly field: Field; readonly label: string }) {
  const { reader } = useDirectory();
  const { value, error, keep, choose } = useControl(field);
  const timer = useRef<number | undefined>(undefined);
  const untold = useRef<PlainValue | undefined>(undefined);
  const kind: Kind = kinds[field.type] ?? { type: 'date', ...asTyped };

  const tell = () => {
    window.clearTimeout(timer.current);
    if (untold.current === undefined) return;
    choose(untold.current);
    untold.current = undefined;
  };
  const onInput = (text: string) => {
    const next = kind.read(text, reader.timeZone);
    keep(next);
    if (!field.dispatches) return;
    // A year typed by hand passes through other years: the app is told when the field is left or rests.
    untold.current = next;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(tell, settleMs);
  };

  return (
    <input
      {...inputAttributes(field, error)}
      class="date-input"
      type={kind.type}
      title={labelOf(field.element.placeholder) || undefined}
      aria-label={field.isInput ? undefined : labelOf(field.element.placeholder) || label}
      value={kind.show(value, reader.timeZone)}
      onInput={(event) => onInput(event.currentTarget.value)}
      onBlur={tell}
    />
  );
}
