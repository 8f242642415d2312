import type { Fault, FaultKind } from '../protocol.ts';
import type { Hub } from './hub.ts';

/** Faults on demand, each for the next so many calls of a method or kind of delivery. */
export interface Faults {
  readonly set: (fault: Fault) => void;
  readonly clear: () => void;
  readonly all: () => readonly Fault[];
  /** The fault that strikes this call, used up by one. */
  readonly strike: (method: string, kinds: readonly FaultKind[]) => Fault | undefined;
}

export function createFaults(hub: Hub): Faults {
  let faults: readonly Fault[] = [];
  const become = (next: readonly Fault[]) => {
    faults = next;
    hub.emit({ type: 'fault', faults });
  };
  return {
    all: () => faults,
    set: (fault) => become([...faults, fault]),
    clear: () => become([]),
    strike: (method, kinds) => {
      const hit = faults.find(
        (fault) => kinds.includes(fault.kind) && (fault.method === method || fault.method === '*'),
      );
      if (!hit) return undefined;
      const left = { ...hit, times: hit.times - 1 };
      become(faults.flatMap((fault) => (fault !== hit ? [fault] : left.times > 0 ? [left] : [])));
      return hit;
    },
  };
}
