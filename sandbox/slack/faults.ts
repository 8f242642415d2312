import type { Fault, FaultKind } from '../protocol.ts';
import { ActRefused } from './failure.ts';
import type { Hub } from './hub.ts';
import { slackWords } from './words.ts';
import type { Workspace } from './workspace.ts';

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

/**
 * Sets a fault. Refuses (409), in the language of who asks, one that would wait in vain: a dropped socket while the app
 * has none, a stale signature while it has one.
 */
export function setFault(workspace: Workspace, fault: Fault, asker?: string): void {
  const isSocket = workspace.sockets.count() > 0;
  const user = [...workspace.users.values()].find((one) => one.name === asker || one.id === asker);
  const words = slackWords(user?.locale ?? 'en-US');
  if (fault.kind === 'drop-socket' && !isSocket) throw new ActRefused(words.noSocket, 409);
  if (fault.kind === 'stale-signature' && isSocket) throw new ActRefused(words.noSignature, 409);
  workspace.faults.set(fault);
}
