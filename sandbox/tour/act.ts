import type { Message, SubmitAnswer, View } from '../protocol.ts';
import type { Control } from './control.ts';
import { answersOf, type FilledForm, fillIn, topView } from './fill-in.ts';
import { actedOn, cardOf, type Sign, signatureIn, textsOf } from './signs.ts';
import type { Station } from './station.ts';

/** The tour could not go on: what the app or the sandbox said. */
export class TourRefused extends Error {
  override readonly name = 'TourRefused';
}

const formWithinMs = 8_000;
/** The card may still be drawn; what is not on it by then is behind "More…" as well. */
const cardWithinMs = 250;
const lineWithinMs = 15_000;

interface Acting {
  readonly order: string | undefined;
  readonly pause: () => Promise<void>;
  /** Told what goes into the form, before it is signed. */
  readonly show: (form: FilledForm) => void;
}

/** One person does all of a station: presses, fills in, signs; resolves with the order's number once it is in the thread. */
export async function actOut(
  control: Control,
  station: Station,
  { order, pause, show }: Acting,
): Promise<string> {
  const before = new Set((await messagesIn(control)).map(({ ts }) => ts));
  const view = await openForm(control, station, order);
  if (view) {
    await pause();
    const { answers, files } = await answersOf(control, station);
    const filled = await fillIn(control, station, { view, answers });
    show({ ...filled, files });
    await pause();
    await sign(control, station, filled);
  }
  return newsOf(control, { station, order, before });
}

/** The station's form, open before its person; undefined where one press is all. Rejects when another view comes. */
export async function openForm(
  control: Control,
  station: Station,
  order: string | undefined,
): Promise<View | undefined> {
  const { who, key, by } = station;
  await closeAll(control, who);
  if (typeof by === 'object')
    await control.act('command', { user: who, channel: 'orders', text: by.command });
  else await pressFor(control, station, order ?? '');
  if (by === 'press') return undefined;
  const opened = await control.until(async () => {
    const top = await topView(control, who);
    const isThere = top && (top.callback_id === key || top.callback_id === 'notice');
    return isThere ? top : undefined;
  }, formWithinMs);
  if (!opened) throw new TourRefused(`${key}: no form came`);
  if (opened.callback_id !== key) throw new TourRefused(textsOf(opened.blocks).join('\n'));
  return opened;
}

/** The button on the order's card, or behind its last entry, "More…", which lists all that this person may sign. */
async function pressFor(control: Control, { who, key, by }: Station, order: string): Promise<void> {
  const button = `${by === 'press' ? 'do' : 'open'}:${key}`;
  const find = async () => cardOf(await messagesIn(control), order);
  const carrying = await control.until(async () => {
    const card = await find();
    return card && actionIds(card).includes(button) ? card : undefined;
  }, cardWithinMs);
  const card = carrying ?? (await find());
  if (!card) throw new TourRefused(`${order}: no card`);
  const at = { user: who, channel: 'orders', ts: card.ts };
  if (carrying) return void (await control.act('press', { ...at, action_id: button }));
  await control.act('press', { ...at, action_id: 'more', value: moreOf(card) });
  const list = await control.until(async () => {
    const top = await topView(control, who);
    return top?.callback_id === 'more' ? top : undefined;
  }, formWithinMs);
  if (!list) throw new TourRefused(`${key}: no list came`);
  await control.act('press', { user: who, view_id: list.id, action_id: button });
}

async function sign(
  control: Control,
  { who }: Station,
  { view, values }: Awaited<ReturnType<typeof fillIn>>,
): Promise<void> {
  const answer = (await control.act('submit', {
    user: who,
    view_id: view.id,
    values,
  })) as unknown as SubmitAnswer;
  if (answer.outcome === 'closed') return closeAll(control, who);
  if (answer.outcome === 'errors') {
    const said = Object.entries(answer.errors).map(([block, text]) => `${block}: ${text}`);
    throw new TourRefused(said.join('\n'));
  }
  throw new TourRefused(answer.outcome === 'failed' ? answer.notice : textsOf(answer.view.blocks).join('\n'));
}

/** Waits until the signature stands in the order's thread, or on its card. */
async function newsOf(
  control: Control,
  { station, order, before }: { station: Station; order: string | undefined; before: ReadonlySet<string> },
): Promise<string> {
  const { users } = await control.look<{ users: readonly { name: string; real_name: string }[] }>('users');
  const name = users.find((user) => user.name === station.who)?.real_name ?? station.who;
  const number = await control.until(async () => {
    const isFresh = ({ ts }: Sign) => !before.has(ts);
    const sign = signatureIn(await messagesIn(control), { name, order, told: station.told, isFresh });
    return sign && actedOn(sign);
  }, lineWithinMs);
  if (number === undefined) throw new TourRefused(`${station.key}: nothing came in the thread`);
  return number;
}

async function messagesIn(control: Control): Promise<readonly Message[]> {
  const { messages } = await control.look<{ messages: readonly Message[] }>('messages', {
    channel: 'orders',
  });
  return messages;
}

async function closeAll(control: Control, user: string): Promise<void> {
  const top = await topView(control, user);
  if (top) await control.act('close', { user, view_id: top.id, all: true });
}

interface Drawn {
  readonly action_id?: string;
  readonly options?: readonly { readonly value: string }[];
}

function elementsOf({ blocks }: Message): readonly Drawn[] {
  return blocks.flatMap(({ elements }) => (Array.isArray(elements) ? (elements as readonly Drawn[]) : []));
}

function actionIds(card: Message): readonly string[] {
  return elementsOf(card).map(({ action_id }) => action_id ?? '');
}

function moreOf(card: Message): string {
  const options = elementsOf(card).find(({ action_id }) => action_id === 'more')?.options ?? [];
  return options.at(-1)?.value ?? '';
}
