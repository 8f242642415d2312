import { useEffect, useState } from 'preact/hooks';
import type { View } from '../../../protocol.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { useDirectory } from '../directory.ts';
import { HostProvider } from '../form/host.ts';
import { useHostState } from '../form/use-host.ts';
import type { Marks } from '../reading.ts';
import type { State } from '../state.ts';
import { ChannelPane } from './channel-pane.tsx';
import { PaneHead } from './pane-head.tsx';

interface AppPaneProps {
  readonly state: State;
  readonly marks: Marks;
  readonly mark: (name: string, ts: string) => void;
}

/** The app's own room: its Home tab and what it wrote to this person. */
export function AppPane({ state, marks, mark }: AppPaneProps) {
  const { words, app, acts, channels, me } = useDirectory();
  const [tab, setTab] = useState<'home' | 'messages'>(app.home_tab_enabled ? 'home' : 'messages');
  const direct = [...channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.includes(app.bot_user_id) && members.includes(me.id),
  );

  // The app is told each time a person opens the tab.
  useEffect(() => {
    void acts.openHome(tab);
  }, [tab, me.id]);

  const tabs = [
    ...(app.home_tab_enabled ? [{ id: 'home', name: words.home } as const] : []),
    ...(app.messages_tab_enabled ? [{ id: 'messages', name: words.messagesTab } as const] : []),
  ];
  return (
    <section class="pane app-pane" aria-label={app.name}>
      <PaneHead title={app.name}>
        {tabs.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            class={tab === id ? 'tab current' : 'tab'}
            aria-current={tab === id ? 'page' : undefined}
            onClick={() => setTab(id)}
          >
            {name}
          </button>
        ))}
      </PaneHead>
      {tab === 'home' ? (
        <div class="home">
          {state.home ? <HomeView view={state.home} /> : <p class="empty">{words.noHome}</p>}
        </div>
      ) : direct ? (
        <ChannelPane channel={direct} {...{ state, marks, mark }} />
      ) : (
        <p class="empty">{words.noDirectMessages}</p>
      )}
    </section>
  );
}

function HomeView({ view }: { readonly view: View }) {
  const host = useHostState({
    surface: 'home',
    place: { view_id: view.id },
    blocks: view.blocks,
    known: view.values,
  });
  return (
    <HostProvider value={host}>
      <div data-view-id={view.id}>
        <BlockList blocks={view.blocks} />
      </div>
    </HostProvider>
  );
}
