import type {
  ClockRequest,
  Fault,
  FaultRequest,
  FileFace,
  MessageRequest,
  PlainValue,
  PlainValues,
  PlanFace,
  SubmitAnswer,
  SuggestAnswer,
  UploadAnswer,
  User,
} from '../../protocol.ts';
import type { StateEvent } from './state.ts';

/** Where an element stands: in a message or in a view. */
export type Place = { readonly channel: string; readonly ts: string } | { readonly view_id: string };

export interface Press {
  readonly block_id: string;
  readonly action_id: string;
  readonly value?: PlainValue;
  readonly values?: PlainValues;
}

export type Acts = ReturnType<typeof actsOf>;

interface Answer {
  readonly ok: true;
}

/** Everything the acting person can do, each a request to the sandbox. A refusal is told as a notice. */
export function actsOf(user: string, tell: (event: StateEvent) => void) {
  const act = async <T = Answer>(name: string, body: object): Promise<T | undefined> => {
    const answer = await post<T>(`/_control/${name}`, { user, ...body });
    // What the app failed to acknowledge is told by the stream as well, so only refusals are told here.
    if (answer.ok) return answer as T;
    tell({ type: 'notice', text: answer.error, ...viewOf(body) });
    return undefined;
  };

  return {
    user,
    press: (place: Place, press: Press) => act('press', { ...place, ...press }),
    submit: (viewId: string, values: PlainValues) =>
      act<Extract<SubmitAnswer, { ok: true }>>('submit', { view_id: viewId, values }),
    close: (viewId: string, all: boolean) => act('close', { view_id: viewId, ...(all && { all }) }),
    suggest: (place: Place, blockId: string, query: string) =>
      post<SuggestAnswer>('/_control/suggest', { user, ...place, block_id: blockId, query }),
    command: (channel: string, text: string) => act('command', { channel, text }),
    shortcut: (callbackId: string, message?: { readonly channel: string; readonly ts: string }) =>
      act('shortcut', { callback_id: callbackId, ...(message && { message }) }),
    write: (message: Omit<MessageRequest, 'user'>) => act('message', message),
    react: (message: { readonly channel: string; readonly ts: string }, name: string, remove: boolean) =>
      act('react', { ...message, name, ...(remove && { remove }) }),
    openHome: (tab: 'home' | 'messages') => act('home', { tab }),
    speak: (locale: string) => act('account', { locale }),
    moveClock: (move: ClockRequest) => act('clock', move),
    setFault: (fault: FaultRequest) => act('fault', fault),
    setPlan: (plan: PlanFace) => act('plan', plan),
    upload: (files: readonly File[]) => upload(user, files),
  };
}

async function post<T>(
  path: string,
  body: object,
): Promise<(T & { readonly ok: true }) | { readonly ok: false; readonly error: string }> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as
      | (T & { readonly ok: true })
      | { readonly ok: false; readonly error: string };
  } catch (fault) {
    return { ok: false, error: String(fault) };
  }
}

async function upload(user: string, files: readonly File[]): Promise<readonly FileFace[]> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  const response = await fetch(`/client/upload?user=${encodeURIComponent(user)}`, {
    method: 'POST',
    body: form,
  });
  if (!response.ok) throw new Error(`upload answered ${response.status}`);
  const answer = (await response.json()) as UploadAnswer;
  return answer.files;
}

function viewOf(body: object): { readonly view_id?: string } {
  return 'view_id' in body && typeof body.view_id === 'string' ? { view_id: body.view_id } : {};
}

/** The people one can be; undefined where the sandbox does not answer. */
export async function peopleHere(): Promise<readonly User[] | undefined> {
  try {
    const response = await fetch('/_control/users');
    const { users } = (await response.json()) as { readonly users: readonly User[] };
    return users.filter((user) => !user.is_bot);
  } catch {
    return undefined;
  }
}

/** Faults that are set at present; undefined where the sandbox does not answer. */
export const faultsNow = async (): Promise<readonly Fault[] | undefined> =>
  (await read<{ readonly faults: readonly Fault[] }>('/_control/fault'))?.faults;

/** Whether the workspace's plan has user groups; undefined where the sandbox does not answer. */
export const planNow = async (): Promise<PlanFace | undefined> =>
  (await read<{ readonly plan: PlanFace }>('/_control/plan'))?.plan;

async function read<T>(path: string): Promise<T | undefined> {
  try {
    return (await (await fetch(path)).json()) as T;
  } catch {
    return undefined;
  }
}
