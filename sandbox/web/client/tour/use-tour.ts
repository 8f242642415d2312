import { useEffect, useRef, useState } from 'preact/hooks';
import { openForm } from '../../../tour/act.ts';
import { type Control, connectControl } from '../../../tour/control.ts';
import { answersOf, type FilledForm, fillIn, topView } from '../../../tour/fill-in.ts';
import { tourOrder } from '../../../tour/order.ts';
import { play } from '../../../tour/play.ts';
import type { Station } from '../../../tour/station.ts';
import { keep, recall } from '../memory.ts';
import type { State, StateEvent } from '../state.ts';
import { doneAt, newestIn, type Progress } from './progress.ts';

/** About one station a second. */
const paceMs = 1_000;

/** The guided order as its panel shows it, and what can be done with it. */
export interface Tour extends Progress {
  readonly station: Station | undefined;
  readonly length: number;
  readonly isFolded: boolean;
  readonly isBusy: boolean;
  /** Why it could not go on. */
  readonly problem: string | undefined;
  readonly fold: (isFolded: boolean) => void;
  readonly start: () => void;
  readonly leave: () => void;
  readonly open: () => void;
  readonly fill: () => void;
  /** Plays only the present station. */
  readonly doThis: () => void;
  /** Plays from the present station, or from the first, to the end. */
  readonly playOn: () => void;
  readonly stop: () => void;
}

const off: Progress = { mode: 'off', index: 0, since: '' };

/** Keeps the guided order over reloads and over being other people; undefined where the app takes no orders. */
export function useTour(state: State, tell: (event: StateEvent) => void): Tour | undefined {
  const [progress, setProgress] = useState<Progress>(() => resting(recall('tour', off)));
  const [isFolded, fold] = useState(false);
  const { isBusy, problem, run, stop, forget } = useRunning();
  const latest = useRef({ state, progress });
  latest.current = { state, progress };
  const begin = (): Progress => ({ mode: 'guided', index: 0, since: newestIn(latest.current.state) });

  useEffect(() => keep('tour', resting(progress)), [progress]);
  useEffect(() => {
    if (progress.mode !== 'guided') return;
    const done = doneAt(state, progress, tourOrder[progress.index]);
    if (done) setProgress(advanced(progress, done));
  }, [state, progress]);

  const { facts } = state;
  if (!facts?.commands.some(({ command }) => command === '/order')) return undefined;
  const station = tourOrder[progress.index];

  const show = ({ view, values, files }: FilledForm) =>
    tell({ type: 'filled', view_id: view.id, values, files });

  const playFrom = (from: Progress, stations: readonly Station[]) =>
    run(async (control, signal) => {
      setProgress({ ...from, mode: 'playing' });
      try {
        const turn = (index: number, order: string | undefined) =>
          setProgress({ mode: 'playing', index, order, since: newestIn(latest.current.state) });
        const at = from.order === undefined ? {} : { from: { index: from.index, order: from.order } };
        const order = await play({ control, stations, ...at, paceMs, turn, show, signal });
        const isAll = stations.length === tourOrder.length;
        setProgress((now) => (isAll ? { ...now, mode: 'ended', order } : { ...now, mode: 'guided' }));
      } finally {
        setProgress((now) => (now.mode === 'playing' ? { ...now, mode: 'guided' } : now));
      }
    });

  return {
    ...progress,
    station,
    length: tourOrder.length,
    isFolded,
    isBusy,
    problem,
    fold,
    start: () => {
      forget();
      setProgress(begin());
    },
    leave: () => {
      stop();
      setProgress(off);
    },
    open: () => {
      if (station) void run(async (control) => void (await openForm(control, station, progress.order)));
    },
    fill: () => {
      if (station) void run((control) => fillTop(control, station, show));
    },
    doThis: () => void playFrom(progress, tourOrder.slice(0, progress.index + 1)),
    playOn: () => void playFrom(progress.mode === 'guided' ? progress : begin(), tourOrder),
    stop,
  };
}

/** What was being played when the page went away is gone on with by hand. */
function resting(progress: Progress): Progress {
  return progress.mode === 'playing' ? { ...progress, mode: 'guided' } : progress;
}

function advanced(progress: Progress, done: { readonly order: string; readonly ts: string }): Progress {
  const index = progress.index + 1;
  const mode = index < tourOrder.length ? 'guided' : 'ended';
  return { mode, index, order: done.order, since: done.ts };
}

/** Puts the station's answers into the open form; signing stays with the visitor. */
async function fillTop(control: Control, station: Station, show: (form: FilledForm) => void) {
  const view = await topView(control, station.who);
  if (!view) return;
  const { answers, files } = await answersOf(control, station);
  const filled = await fillIn(control, station, { view, answers });
  show({ ...filled, files });
}

type Work = (control: Control, signal: AbortSignal) => Promise<void>;

/** One thing at a time, which can be stopped; what it was refused is kept until the next. */
function useRunning() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const running = useRef<AbortController | undefined>(undefined);
  const stop = () => running.current?.abort();

  const run = async (work: Work): Promise<void> => {
    stop();
    const own = new AbortController();
    running.current = own;
    setProblem(undefined);
    setBusy(true);
    try {
      await work(await connectControl('', own.signal), own.signal);
    } catch (fault) {
      if (!own.signal.aborted) setProblem(fault instanceof Error ? fault.message : String(fault));
    } finally {
      own.abort();
      if (running.current === own) setBusy(false);
    }
  };
  return { isBusy, problem, run, stop, forget: () => setProblem(undefined) };
}
