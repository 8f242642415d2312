import { useMemo, useState } from 'preact/hooks';
import type { Block, PlainValue, PlainValues } from '../../../protocol.ts';
import type { Place } from '../acts.ts';
import { useDirectory } from '../directory.ts';
import { type Field, fieldsOf, slotOf, valuesOf } from './fields.ts';
import type { Host } from './host.ts';

interface Standing {
  readonly surface: Host['surface'];
  readonly place: Place;
  readonly blocks: readonly Block[];
  /** What the server knows of the values. */
  readonly known: PlainValues;
  readonly errors?: Host['errors'];
  readonly channel?: string;
  /** Files that were put in for the person. */
  readonly files?: Host['files'];
}

/** Keeps what is typed into one message or view, over all its updates. */
export function useHostState(standing: Standing): Host & { readonly fields: readonly Field[] } {
  const { acts, ask } = useDirectory();
  const [typed, setTyped] = useState<Readonly<Record<string, PlainValue>>>({});
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const { blocks, known, surface, place, channel } = standing;
  const fields = useMemo(() => fieldsOf(blocks), [blocks]);
  const values = useMemo(() => valuesOf(fields, { typed, known }), [fields, typed, known]);

  const press = async (field: Field, value?: PlainValue): Promise<boolean> => {
    if (field.element.confirm && !(await ask(field.element.confirm))) return false;
    const slot = slotOf(field);
    setBusy((before) => new Set(before).add(slot));
    await acts.press(place, {
      block_id: field.blockId,
      action_id: field.actionId,
      ...(value !== undefined && { value }),
      ...(surface !== 'message' && { values: withValue(values, field, value) }),
    });
    setBusy((before) => new Set([...before].filter((one) => one !== slot)));
    return true;
  };

  return {
    surface,
    values,
    fields,
    errors: standing.errors ?? {},
    busy,
    files: standing.files ?? [],
    ...(channel !== undefined && { channel }),
    change: (field, value) => setTyped((before) => ({ ...before, [slotOf(field)]: value })),
    press,
    suggest: (field, query) => acts.suggest(place, field.blockId, query),
  };
}

/** The press comes before the state has taken the new value. */
function withValue(values: PlainValues, field: Field, value: PlainValue | undefined): PlainValues {
  return value === undefined || !(field.key in values) ? values : { ...values, [field.key]: value };
}
