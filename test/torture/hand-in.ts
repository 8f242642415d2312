import { signature } from '../../sandbox/slack/delivery/sign.ts';
import type { Order } from '../../src/order/order.ts';
import type { Raw } from '../../src/order/raw.ts';
import { seenHash } from '../../src/order/seen.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { say } from '../../src/text/say.ts';
import type { Act } from './acts.ts';

/** A form before somebody, as often as they hand it in. */
export interface Form {
  /** The act's own id in the journal. */
  readonly via: string;
  readonly payload: string;
}

/** What a person saw: the form closed; something that says why not; or nothing that tells whether it was signed. */
export type Answer = 'signed' | 'told' | 'unsure';

/** A form as Slack sends it, drawn on the order as it stands: `null` places one. */
export const formOf = (
  { action, part, raw }: Act,
  { id, order, userId }: { readonly id: string; readonly order: Order | null; readonly userId: string },
): Form => {
  const known = find(action);
  if (!known) throw new Error(`there is no action ${action}`);
  const shown = order ?? ({ ...emptyOrder, status: 'open' } as const);
  const metadata = {
    orderId: order?.id ?? null,
    revision: shown.revision,
    seen: seenHash(known, shown, part),
    ...(part === null ? {} : { part }),
  };
  const payload = {
    type: 'view_submission',
    team: { id: 'T0SANDBOX' },
    user: { id: userId, team_id: 'T0SANDBOX' },
    api_app_id: 'A0SANDBOX',
    trigger_id: id,
    view: {
      id: `V${id}`,
      hash: id,
      type: 'modal',
      callback_id: action,
      private_metadata: JSON.stringify(metadata),
      state: {
        values: Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, typed(name, value)])),
      },
      blocks: [],
    },
  };
  return {
    via: `view:V${id}:${id}`,
    payload: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
  };
};

const fileFields = new Set(['sourceFiles', 'file']);

const typed = (name: string, value: Raw) => {
  if (!Array.isArray(value)) return { value: { value } };
  return fileFields.has(name)
    ? { value: { files: value.map((id) => ({ id })) } }
    : { value: { selected_options: value.map((option) => ({ value: option })) } };
};

const unsureWords = (['not-signed-press-again', 'maybe-signed-press-again'] as const).flatMap((key) => [
  say(key, 'zh'),
  say(key, 'en'),
]);

/** As long as Slack waits. */
const patienceMs = 3000;

/** Sends it as Slack does, signed anew each time. */
export const handIn = async ({ payload }: Form, url: string, secret: string): Promise<Answer> => {
  try {
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...signature(secret, payload, Math.floor(Date.now() / 1000)),
      },
      body: payload,
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    if (response.status !== 200) return 'unsure';
    if (text === '') return 'signed';
    return saysUnsure(text) ? 'unsure' : 'told';
  } catch {
    return 'unsure';
  }
};

/** Whether an answer, as it travels, says that it is not signed or not known yet, and to press again. */
export const saysUnsure = (answer: string): boolean =>
  unsureWords.some((words) => answer.includes(JSON.stringify(words).slice(1, -1)));
