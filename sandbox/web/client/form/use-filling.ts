import { useEffect, useRef } from 'preact/hooks';
import type { Filling } from '../state.ts';
import { slotOf } from './fields.ts';
import type { useHostState } from './use-host.ts';

/** Puts each given answer into its field once; what the person changes afterwards stays theirs. */
export function useFilling(
  filling: Filling | undefined,
  { fields, change }: ReturnType<typeof useHostState>,
): void {
  const put = useRef<{ of: Filling | undefined; slots: Set<string> }>({ of: undefined, slots: new Set() });
  // Fields may come after the answers, with an update of the view.
  useEffect(() => {
    if (!filling) return;
    if (put.current.of !== filling) put.current = { of: filling, slots: new Set() };
    for (const field of fields) {
      const value = filling.values[field.key];
      const slot = slotOf(field);
      if (value === undefined || put.current.slots.has(slot)) continue;
      put.current.slots.add(slot);
      change(field, value);
    }
  }, [filling, fields]);
}
