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

/** The station's answers as plain values, by the questions' own block ids. Files are uploaded as the person's own. */
export async function answersOf(control: Control, { who, values }: Station): Promise<PlainValues> {
  const { clock } = await control.look<{ clock: { now: string } }>('clock');
  const now = Date.parse(clock.now);
  const entries = await Promise.all(
    Object.entries(values).map(async ([id, given]) => [id, await plain(control, { given, who, now })]),
  );
  return Object.fromEntries(entries) as PlainValues;
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
  return inputs.find(({ block_id }) => block_id.replace(/~\d+$/, '') === id)?.block_id;
}

interface Press {
  readonly told: string;
  readonly body: { readonly action_id: string; readonly block_id?: string; readonly value?: PlainValue };
}

/** First the answers on which other questions hang, then another line. */
function nextPress(
  view: View,
  { answers, told }: { readonly answers: PlainValues; readonly told: ReadonlySet<string> },
): Press | undefined {
  const leader = view.blocks.find(({ block_id, dispatch_action }) => {
    const id = block_id.replace(/~\d+$/, '');
    return dispatch_action === true && answers[id] !== undefined && !told.has(id);
  });
  if (leader) {
    const id = leader.block_id.replace(/~\d+$/, '');
    const { action_id } = leader.element as { action_id: string };
    return { told: id, body: { action_id, block_id: leader.block_id, value: answers[id] ?? null } };
  }
  const isMissingLine = Object.keys(answers).some(
    (id) => /^lines\.\d+\.product$/.test(id) && drawnAs(view, id) === undefined,
  );
  const line = `line after ${told.size}`;
  return isMissingLine ? { told: line, body: { action_id: 'form:add-line' } } : undefined;
}

interface Wanted {
  readonly given: Given;
  readonly who: string;
  readonly now: number;
}

async function plain(control: Control, { given, who, now }: Wanted): Promise<PlainValue> {
  if (typeof given !== 'object' || given === null) return given;
  if ('day' in given) return dayOf(now + given.day * 86_400_000);
  // To the minute: that is what a date-and-time input takes.
  if ('minutes' in given) return Math.floor(now / 60_000) * 60 + given.minutes * 60;
  if (!('file' in given)) return given;
  const file =
    'text' in given
      ? { name: given.file, text: given.text }
      : { name: given.file, base64: await control.bytes(given.from) };
  const { files } = await control.act('upload', { user: who, files: [file] });
  return (files as readonly FileFace[]).map(({ id }) => id);
}

function dayOf(moment: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: millZone }).format(moment);
}
