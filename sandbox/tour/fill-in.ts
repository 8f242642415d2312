import type { Block, FileFace, PlainValue, PlainValues, View } from '../protocol.ts';
import type { Control } from './control.ts';
import type { Given, Station } from './station.ts';

/** The mill's clock runs here; days are its days. */
const millZone = 'Asia/Shanghai';
const patienceMs = 5_000;
const mostRounds = 8;

/** A station's form with everything asked and answered: the view as it then stands, and what goes into it. */
export interface Filled {
  readonly view: View;
  readonly values: PlainValues;
}

/** With the files that were uploaded for it. */
export interface FilledForm extends Filled {
  readonly files: readonly FileFace[];
}

/** What a station answers, by the questions' own block ids, and the files that were uploaded for it. */
export interface Answers {
  readonly answers: PlainValues;
  readonly files: readonly FileFace[];
}

/** The station's answers as plain values. Files are uploaded as the person's own. */
export async function answersOf(control: Control, { who, values }: Station): Promise<Answers> {
  const { clock } = await control.look<{ clock: { now: string } }>('clock');
  const now = Date.parse(clock.now);
  const entries = await Promise.all(
    Object.entries(values).map(async ([id, given]) => ({
      id,
      ...(await plain(control, { given, who, now })),
    })),
  );
  return {
    answers: Object.fromEntries(entries.map(({ id, value }) => [id, value])),
    files: entries.flatMap(({ files }) => files),
  };
}

/**
 * Makes the form ask all that the station answers: adds lines, and gives the answers on which other questions hang, as a
 * person would. Whatever the form does not ask in the end is left out.
 */
export async function fillIn(
  control: Control,
  station: Station,
  { view, answers }: { readonly view: View; readonly answers: PlainValues },
): Promise<Filled> {
  let shown = view;
  const told = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const values = valuesIn(shown, answers, station);
    const isComplete = Object.keys(answers).every((id) => drawnAs(shown, id) !== undefined);
    const press = isComplete ? undefined : nextPress(shown, { answers, told });
    if (!press) return { view: shown, values };
    told.add(press.told);
    const { hash } = shown;
    await control.act('press', { user: station.who, view_id: shown.id, ...press.body, values });
    const after = await control.until(async () => {
      const top = await topView(control, station.who);
      return top && top.hash !== hash ? top : undefined;
    }, patienceMs);
    shown = after ?? shown;
  }
  return { view: shown, values: valuesIn(shown, answers, station) };
}

/** The view a person has on top, if any. */
export async function topView(control: Control, user: string): Promise<View | undefined> {
  const { views } = await control.look<{ views: readonly View[] }>('views', { user });
  return views.at(-1);
}

function valuesIn(view: View, answers: PlainValues, { ticksAll }: Station): PlainValues {
  const given = Object.entries(answers).flatMap(([id, value]) => {
    const drawn = drawnAs(view, id);
    return drawn === undefined ? [] : [[drawn, value] as const];
  });
  const ticks = ticksAll ? view.blocks.flatMap((block) => ticksOf(block)) : [];
  return Object.fromEntries([...ticks, ...given]);
}

function ticksOf(block: Block): readonly (readonly [string, PlainValue])[] {
  const element = block.element as { type?: string; options?: readonly { value: string }[] } | undefined;
  if (element?.type !== 'checkboxes') return [];
  return [[block.block_id, (element.options ?? []).map(({ value }) => value)]];
}

/** A question that follows another is drawn as `id~2` after the other was answered. */
function drawnAs(view: View, id: string): string | undefined {
  const inputs = view.blocks.filter(({ type }) => type === 'input');
  return inputs.find(({ block_id }) => plainId(block_id) === id)?.block_id;
}

function plainId(drawn: string): string {
  return drawn.replace(/~\d+$/, '');
}

interface Press {
  readonly told: string;
  readonly body: { readonly action_id: string; readonly block_id?: string; readonly value?: PlainValue };
}

/** First another line, then an answer on which other questions hang. All that is answered goes along each time. */
function nextPress(
  view: View,
  { answers, told }: { readonly answers: PlainValues; readonly told: ReadonlySet<string> },
): Press | undefined {
  const isMissingLine = Object.keys(answers).some(
    (id) => /^lines\.\d+\.product$/.test(id) && drawnAs(view, id) === undefined,
  );
  if (isMissingLine) return { told: `line ${told.size}`, body: { action_id: 'form:add-line' } };
  const leader = view.blocks.find(({ block_id, dispatch_action }) => {
    const id = plainId(block_id);
    return dispatch_action === true && answers[id] !== undefined && !told.has(id);
  });
  if (!leader) return undefined;
  const id = plainId(leader.block_id);
  const { action_id } = leader.element as { action_id: string };
  return { told: id, body: { action_id, block_id: leader.block_id, value: answers[id] ?? null } };
}

interface Wanted {
  readonly given: Given;
  readonly who: string;
  readonly now: number;
}

interface Plain {
  readonly value: PlainValue;
  readonly files: readonly FileFace[];
}

async function plain(control: Control, { given, who, now }: Wanted): Promise<Plain> {
  const isFile = typeof given === 'object' && given !== null && 'file' in given;
  if (!isFile) return { value: plainValue(given, now), files: [] };
  const file =
    'text' in given
      ? { name: given.file, text: given.text }
      : { name: given.file, base64: await control.bytes(given.from) };
  const answer = await control.act('upload', { user: who, files: [file] });
  const files = answer.files as readonly FileFace[];
  return { value: files.map(({ id }) => id), files };
}

function plainValue(given: Exclude<Given, { readonly file: string }>, now: number): PlainValue {
  if (typeof given !== 'object' || given === null) return given;
  if ('day' in given) return dayOf(now + given.day * 86_400_000);
  // To the minute: that is what a date-and-time input takes.
  if ('unique' in given) return `${given.unique}-${Math.random().toString(36).slice(2, 10)}`;
  if ('minutes' in given) return Math.floor(now / 60_000) * 60 + given.minutes * 60;
  return given;
}

function dayOf(moment: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: millZone }).format(moment);
}
