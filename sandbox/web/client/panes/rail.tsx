import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Channel } from '../../../protocol.ts';
import { nameOf, useDirectory } from '../directory.ts';
import { Icon, icons } from '../icons.tsx';
import type { Place } from '../place.ts';
import { type Marks, unreadIn } from '../reading.ts';
import type { State } from '../state.ts';
import type { Tour } from '../tour/use-tour.ts';
import { ClockPanel } from './clock-panel.tsx';
import { PersonSwitcher } from './person-switcher.tsx';

interface RailProps {
  readonly state: State;
  readonly marks: Marks;
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly be: (handle: string) => void;
  readonly isFixed: boolean;
  readonly isShown: boolean;
  readonly hide: () => void;
  readonly inspect: () => void;
  readonly isInspecting: boolean;
  readonly tour: Tour | undefined;
}

/** The left side: where one can go, what the time is, who one is. */
export function Rail(props: RailProps) {
  const { state, marks, place, go } = props;
  const { words, app, channels, me } = useDirectory();
  const all = [...channels.values()].filter(
    ({ is_archived, members }) => !is_archived && members.includes(me.id),
  );
  const named = all.filter(({ kind }) => kind === 'public' || kind === 'private').sort(byName);
  const isWithApp = ({ kind, members }: Channel) => kind === 'im' && members.includes(app.bot_user_id);
  const direct = all.filter((one) => !named.includes(one) && !isWithApp(one));
  const botDirect = all.filter(isWithApp);
  const everything = useMemo(() => Object.values(state.messages).flat(), [state.messages]);
  const directory = useDirectory();
  const called = useMemo(
    () => unreadIn(everything, marks, directory).mentions,
    [everything, marks, directory],
  );
  const channelLine = (channel: Channel) => (
    <ChannelLine
      key={channel.id}
      {...{ channel, state, marks, go }}
      isHere={place.kind === 'channel' && place.id === channel.id}
    />
  );

  return (
    <nav class={props.isShown ? 'rail shown' : 'rail'} aria-label={state.facts?.team.name ?? words.channels}>
      <div class="rail-head">
        <strong>{state.facts?.team.name}</strong>
        <button type="button" class="tool menu-button" aria-label={words.closeMenu} onClick={props.hide}>
          ×
        </button>
      </div>
      <div class="rail-scroll">
        <Line isHere={place.kind === 'activity'} go={() => go({ kind: 'activity' })} badge={called}>
          <span class="sign" aria-hidden="true">
            @
          </span>
          {words.activity}
        </Line>
        <h2>{words.channels}</h2>
        {named.map(channelLine)}
        {direct.length > 0 && <h2>{words.directMessages}</h2>}
        {direct.map(channelLine)}
        <h2>{words.apps}</h2>
        <Line
          isHere={place.kind === 'app'}
          go={() => go({ kind: 'app' })}
          badge={
            unreadIn(
              botDirect.flatMap(({ id }) => state.messages[id] ?? []),
              marks,
              directory,
            ).messages
          }
        >
          <span class="sign tick" aria-hidden="true">
            ✓
          </span>
          {app.name}
        </Line>
      </div>
      {props.tour?.mode === 'off' && (
        <button
          type="button"
          class="rail-line"
          onClick={() => {
            props.tour?.start();
            props.hide();
          }}
        >
          <span class="sign" aria-hidden="true">
            ▷
          </span>
          {words.tourTitle}
        </button>
      )}
      {state.facts?.mailbox !== undefined && (
        <a
          class="rail-line"
          href={`${state.facts.mailbox}?lang=${words.language}`}
          target="_blank"
          rel="noreferrer"
        >
          <span class="sign">
            <Icon path={icons.letter} size={15} />
          </span>
          {words.mailbox}
        </a>
      )}
      <ClockPanel clock={state.clock} />
      <button type="button" class="rail-line" aria-expanded={props.isInspecting} onClick={props.inspect}>
        <span class="sign" aria-hidden="true">
          ≡
        </span>
        {words.inspector}
      </button>
      <PersonSwitcher be={props.be} isFixed={props.isFixed} />
    </nav>
  );
}

interface ChannelLineProps extends Pick<RailProps, 'state' | 'marks' | 'go'> {
  readonly channel: Channel;
  readonly isHere: boolean;
}

function ChannelLine({ channel, state, marks, go, isHere }: ChannelLineProps) {
  const directory = useDirectory();
  const messages = state.messages[channel.id];
  const unread = useMemo(() => unreadIn(messages ?? [], marks, directory), [messages, marks, directory]);
  return (
    <Line
      isHere={isHere}
      go={() => go({ kind: 'channel', id: channel.id })}
      badge={unread.mentions}
      unread={unread.messages}
    >
      <span class="sign" aria-hidden="true">
        {channel.kind === 'private' ? (
          <Icon path={icons.lock} size={15} />
        ) : channel.kind === 'public' ? (
          '#'
        ) : (
          '@'
        )}
      </span>
      {nameOf(channel, directory).replace('#', '')}
    </Line>
  );
}

interface LineProps {
  readonly isHere: boolean;
  readonly go: () => void;
  readonly badge?: number;
  readonly unread?: number;
  readonly children: ComponentChildren;
}

function Line({ isHere, go, badge = 0, unread = 0, children }: LineProps) {
  const { words } = useDirectory();
  return (
    <button
      type="button"
      class={`rail-line ${isHere ? 'here' : ''} ${unread > 0 ? 'unread' : ''}`}
      aria-current={isHere ? 'page' : undefined}
      onClick={go}
    >
      {children}
      {unread > 0 && <span class="unseen">{words.unread(unread)}</span>}
      {badge > 0 && (
        <span class="badge">
          <span aria-hidden="true">{badge}</span>
          <span class="unseen">{words.mentions(badge)}</span>
        </span>
      )}
    </button>
  );
}

function byName(one: Channel, other: Channel): number {
  return one.name.localeCompare(other.name);
}
