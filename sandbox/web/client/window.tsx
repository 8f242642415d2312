import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { actsOf, faultsNow } from './acts.ts';
import { type Directory, DirectoryProvider } from './directory.ts';
import { keep, recall } from './memory.ts';
import { ActivityPane } from './panes/activity-pane.tsx';
import { AppPane } from './panes/app-pane.tsx';
import { ChannelPane } from './panes/channel-pane.tsx';
import { Confirm, useConfirm } from './panes/confirm.tsx';
import { Inspector } from './panes/inspector.tsx';
import { ModalStack } from './panes/modal-stack.tsx';
import { Notices } from './panes/notices.tsx';
import { Rail } from './panes/rail.tsx';
import { ThreadPane } from './panes/thread-pane.tsx';
import { Welcome } from './panes/welcome.tsx';
import type { Place } from './place.ts';
import { unreadIn } from './reading.ts';
import type { State, StateEvent } from './state.ts';
import { TourPanel } from './tour/tour-panel.tsx';
import type { Tour } from './tour/use-tour.ts';
import { useTourThread } from './tour/use-tour-thread.ts';
import { useVoice, Voice } from './tour/voice.tsx';
import { useMarks } from './use-marks.ts';
import { wordsFor } from './words.ts';

interface WindowProps {
  readonly state: State;
  readonly facts: NonNullable<State['facts']>;
  readonly tell: (event: StateEvent) => void;
  readonly be: (handle: string) => void;
  readonly isFixed: boolean;
  readonly tour: Tour | undefined;
}

interface Thread {
  /** Opened by the page: the focus stays where it is. */
  readonly isQuiet: boolean;
  readonly channel: string;
  readonly ts: string;
}

/** One person's window: where they can go, what they see, what is open. */
export function Window({ state, facts, tell, be, isFixed, tour }: WindowProps) {
  const [place, setPlace] = useState<Place>(() => firstPlace(facts));
  const [thread, setThread] = useState<Thread>();
  const [isMenuShown, setMenuShown] = useState(false);
  const [isInspecting, setInspecting] = useState(() => recall('inspecting', false));
  const { ask, question } = useConfirm();
  const { offsetMs } = state.clock;
  const [marks, mark] = useMarks(facts.me, Date.now() + offsetMs);

  const go = useCallback((next: Place) => {
    setPlace(next);
    setThread((open) => (next.kind === 'channel' && open?.channel === next.id ? open : undefined));
    setMenuShown(false);
    if (next.kind === 'channel') keep('channel', next.id);
  }, []);
  const directory = useDirectoryOf(facts, offsetMs, {
    tell,
    ask,
    visit: useCallback((id: string) => go({ kind: 'channel', id }), [go]),
    openThread: useCallback((channel: string, ts: string) => setThread({ channel, ts, isQuiet: false }), []),
    showMenu: useCallback(() => setMenuShown(true), []),
  });
  useTitle(directory, state, marks);
  useEffect(() => {
    if (isInspecting) void faultsNow().then((faults) => faults && tell({ type: 'fault', faults }));
    keep('inspecting', isInspecting);
  }, [isInspecting, tell]);

  const channel = place.kind === 'channel' ? directory.channels.get(place.id) : undefined;
  // An open form makes the rest of the page inert, so the panel stands within its window.
  const top = state.modals.at(-1);
  const isFilled = top !== undefined && state.fillings[top.id] !== undefined;
  const { voice, change: changeVoice } = useVoice();
  const panel = tour && (
    <Voice voice={voice}>
      <TourPanel {...{ tour, top, isFilled, be, changeVoice }} />
    </Voice>
  );
  useTourThread(state, tour?.order, setThread);
  const { me, acts } = directory;
  const isPlayed = tour?.mode === 'guided' && tour.station?.who === me.name;
  // Whom the visitor plays speaks the visitor's language: so do their forms.
  useEffect(() => {
    if (isPlayed && me.locale.slice(0, 2) !== voice.slice(0, 2))
      void acts.speak(voice.startsWith('zh') ? 'zh-CN' : 'en-US');
  }, [isPlayed, me.locale, voice, acts]);
  return (
    <DirectoryProvider value={directory}>
      <div class={`window ${thread ? 'with-thread' : ''} ${isInspecting ? 'with-inspector' : ''}`}>
        <Rail
          {...{ state, marks, place, go, be, isFixed, isInspecting, tour }}
          isShown={isMenuShown}
          hide={() => setMenuShown(false)}
          inspect={() => {
            setInspecting(!isInspecting);
            setMenuShown(false);
          }}
        />
        <main>
          {state.connection !== 'live' && (
            <p class="connection" role="status">
              {directory.words.lost}
            </p>
          )}
          <Voice voice={voice}>
            <Welcome {...{ tour, changeVoice }} />
          </Voice>
          {state.modals.length === 0 && panel}
          {place.kind === 'app' && <AppPane {...{ state, marks, mark }} />}
          {place.kind === 'activity' && <ActivityPane {...{ state, marks }} />}
          {channel && <ChannelPane {...{ channel, state, marks, mark }} />}
        </main>
        {thread && <ThreadPane {...thread} {...{ state, mark }} close={() => setThread(undefined)} />}
        {isInspecting && <Inspector state={state} close={() => setInspecting(false)} />}
      </div>
      <Notices
        notices={state.notices.filter(({ viewId }) => viewId === undefined || state.modals.length === 0)}
        tell={tell}
      />
      <ModalStack {...{ state, tell }}>{panel}</ModalStack>
      <Confirm question={question} />
    </DirectoryProvider>
  );
}

function firstPlace(facts: WindowProps['facts']): Place {
  const mine = facts.channels.filter(
    ({ members, is_archived }) => members.includes(facts.me) && !is_archived,
  );
  const named = decodeURIComponent(location.hash.slice(1));
  const wanted =
    mine.find(({ name }) => name === named) ??
    mine.find(({ id }) => id === recall('channel', '')) ??
    mine.find(({ name }) => name === 'orders') ??
    mine[0];
  return wanted ? { kind: 'channel', id: wanted.id } : { kind: 'app' };
}

type Ways = Pick<Directory, 'ask' | 'visit' | 'openThread' | 'showMenu'> & {
  readonly tell: (event: StateEvent) => void;
};

function useDirectoryOf(facts: WindowProps['facts'], offsetMs: number, ways: Ways): Directory {
  const { tell, ask, visit, openThread, showMenu } = ways;
  return useMemo(() => {
    const users = new Map(facts.users.map((user) => [user.id, user]));
    const me = users.get(facts.me) ?? unknownPerson(facts.me);
    return {
      me,
      app: facts.app,
      users,
      groups: new Map(facts.groups.map((group) => [group.id, group])),
      channels: new Map(facts.channels.map((channel) => [channel.id, channel])),
      commands: facts.commands,
      shortcuts: facts.shortcuts,
      words: wordsFor(me.locale),
      reader: { locale: me.locale, timeZone: me.tz },
      acts: actsOf(me.id, tell),
      now: () => Date.now() + offsetMs,
      ask,
      visit,
      openThread,
      showMenu,
    };
  }, [facts, offsetMs, tell, ask, visit, openThread, showMenu]);
}

function unknownPerson(id: string): Directory['me'] {
  return { id, name: id, real_name: id, locale: 'en-US', tz: 'UTC', title: '', is_bot: false };
}

/** The tab says who one is and how often one was called; the page says in which language it speaks. */
function useTitle(directory: Directory, state: State, marks: Readonly<Record<string, string>>): void {
  const { me } = directory;
  const called = useMemo(
    () => unreadIn(Object.values(state.messages).flat(), marks, directory).mentions,
    [state.messages, marks, directory],
  );
  useEffect(() => {
    document.documentElement.lang = me.locale;
    document.title = `${called > 0 ? `(${called}) ` : ''}${me.real_name} · ${state.facts?.team.name ?? ''}`;
  }, [me, called, state.facts]);
}
