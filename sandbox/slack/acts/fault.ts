import type { Fault, FaultKind } from '../../protocol.ts';
import { methods } from '../api/methods.ts';
import { ActRefused } from '../failure.ts';
import { type SlackWords, slackWords } from '../words.ts';
import type { Workspace } from '../workspace.ts';

/** What strikes on the way to the app only; a call of the Web API is made by the app, once, and unsigned. */
const ofDeliveries: readonly FaultKind[] = [
  'duplicate',
  'parallel',
  'stale-signature',
  'reorder',
  'drop-socket',
];
const ofUploads: readonly FaultKind[] = ['lost-answer', 'server-error'];

const deliveries = [
  'block_actions',
  'block_suggestion',
  'command',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
];

/** Sets a fault. Refuses (409), in the language of who asks, one that would wait in vain. */
export function setFault(workspace: Workspace, fault: Fault, asker?: string): void {
  const user = [...workspace.users.values()].find((one) => one.name === asker || one.id === asker);
  const words = slackWords(user?.locale ?? 'en-US');
  const problem = wrongTransport(workspace, fault, words) ?? nothingThere(fault, words);
  if (problem !== undefined) throw new ActRefused(problem, 409);
  workspace.faults.set(fault);
}

function wrongTransport(workspace: Workspace, { kind }: Fault, words: SlackWords): string | undefined {
  const isSocket = workspace.sockets.count() > 0;
  if (kind === 'drop-socket' && !isSocket) return words.noSocket;
  return kind === 'stale-signature' && isSocket ? words.noSignature : undefined;
}

function nothingThere({ kind, method }: Fault, words: SlackWords): string | undefined {
  if (method === '*') return undefined;
  if (method === 'upload') return ofUploads.includes(kind) ? undefined : words.noSuchFault(method);
  if (Object.hasOwn(methods, method))
    return ofDeliveries.includes(kind) ? words.noSuchFault(method) : undefined;
  if (!deliveries.includes(method) && !method.startsWith('event:')) return words.noSuchMethod(method);
  return kind === 'rate-limited' ? words.noSuchFault(method) : undefined;
}
