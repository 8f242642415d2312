import type {
  BootEvent,
  Channel,
  ClientEvent,
  ClockFace,
  Ephemeral,
  Fault,
  FileFace,
  LogRow,
  Message,
  PlainValues,
  User,
  View,
} from '../../protocol.ts';

export type Connection = 'connecting' | 'live' | 'lost';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly viewId?: string;
}

/** What the server has told, as one value; what a person types stays in the components. */
export interface State {
  readonly connection: Connection;
  /** Undefined until the first `boot`. */
  readonly facts?: Omit<BootEvent, 'messages' | 'ephemerals' | 'modals' | 'home' | 'clock' | 'log'>;
  /** By channel, in the order of `ts`, replies among them. */
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  readonly ephemerals: readonly Ephemeral[];
  readonly modals: readonly View[];
  readonly viewErrors: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fillings: Readonly<Record<string, Filling>>;
  readonly home: View | null;
  readonly clock: ClockFace;
  /** Newest last. */
  readonly log: readonly LogRow[];
  readonly notices: readonly Notice[];
  readonly faults: readonly Fault[];
}

export type StateEvent =
  | ClientEvent
  | { readonly type: 'connection'; readonly connection: Connection }
  | { readonly type: 'notice_dismissed'; readonly id: number }
  | ({ readonly type: 'filled'; readonly view_id: string } & Filling)
  | { readonly type: 'forget' };

/** What the guided order puts into a form. */
export interface Filling {
  readonly values: PlainValues;
  readonly files: readonly FileFace[];
}

const logLength = 300;

export const emptyState: State = {
  connection: 'connecting',
  messages: {},
  ephemerals: [],
  modals: [],
  viewErrors: {},
  fillings: {},
  home: null,
  clock: { now: new Date(0).toISOString(), offsetMs: 0 },
  log: [],
  notices: [],
  faults: [],
};

/** The state after an event. Pure; the same event twice does no harm. */
export function reduce(state: State, event: StateEvent): State {
  switch (event.type) {
    case 'boot':
      return booted(state, event);
    case 'forget':
      return emptyState;
    case 'connection':
      return { ...state, connection: event.connection };
    case 'message':
    case 'message_changed':
      return withMessage(state, event.message);
    case 'message_deleted':
      return withoutMessage(state, event.channel, event.ts);
    case 'ephemeral':
      return { ...state, ephemerals: [...without(state.ephemerals, event.ephemeral.ts), event.ephemeral] };
    case 'ephemeral_deleted':
      return { ...state, ephemerals: without(state.ephemerals, event.ts) };
    case 'home':
      return { ...state, home: event.view };
    case 'channel_changed':
      return withChannel(state, event.channel);
    case 'user_changed':
      return withUser(state, event.user);
    case 'clock':
      return { ...state, clock: event.clock };
    case 'log':
      return {
        ...state,
        log: [...state.log.filter(({ id }) => id !== event.row.id), event.row].slice(-logLength),
      };
    case 'fault':
      return { ...state, faults: event.faults };
    case 'notice':
      return withNotice(state, event.text, event.view_id);
    case 'filled':
      return {
        ...state,
        fillings: { ...state.fillings, [event.view_id]: { values: event.values, files: event.files } },
      };
    case 'notice_dismissed':
      return { ...state, notices: state.notices.filter(({ id }) => id !== event.id) };
    default:
      return withViews(state, event);
  }
}

type ViewEvent = Extract<
  StateEvent,
  { readonly type: 'view_opened' | 'view_pushed' | 'view_updated' | 'view_closed' | 'view_errors' }
>;

function withViews(state: State, event: ViewEvent): State {
  switch (event.type) {
    case 'view_opened':
      return { ...state, modals: [event.view] };
    case 'view_pushed':
      return { ...state, modals: [...state.modals.filter(({ id }) => id !== event.view.id), event.view] };
    case 'view_updated':
      return {
        ...state,
        modals: state.modals.map((view) => (view.id === event.replaces ? event.view : view)),
        viewErrors: { ...state.viewErrors, [event.view.id]: {} },
      };
    case 'view_closed':
      return { ...state, modals: state.modals.filter(({ id }) => !event.view_ids.includes(id)) };
    case 'view_errors':
      return { ...state, viewErrors: { ...state.viewErrors, [event.view_id]: event.errors } };
    default:
      return event satisfies never;
  }
}

function booted(state: State, event: BootEvent): State {
  const { messages, ephemerals, modals, home, clock, log, ...facts } = event;
  const byChannel: Record<string, Message[]> = {};
  for (const message of messages.toSorted(byTs)) {
    const list = byChannel[message.channel];
    if (list) list.push(message);
    else byChannel[message.channel] = [message];
  }
  return { ...state, connection: 'live', facts, messages: byChannel, ephemerals, modals, home, clock, log };
}

function withMessage(state: State, message: Message): State {
  const before = state.messages[message.channel] ?? [];
  const at = before.findIndex(({ ts }) => ts === message.ts);
  const list = at < 0 ? [...before, message].sort(byTs) : before.with(at, message);
  return { ...state, messages: { ...state.messages, [message.channel]: list } };
}

function withoutMessage(state: State, channel: string, ts: string): State {
  const list = without(state.messages[channel] ?? [], ts);
  return { ...state, messages: { ...state.messages, [channel]: list } };
}

function withChannel(state: State, channel: Channel): State {
  if (!state.facts) return state;
  const others = state.facts.channels.filter(({ id }) => id !== channel.id);
  return { ...state, facts: { ...state.facts, channels: [...others, channel] } };
}

function withUser(state: State, user: User): State {
  if (!state.facts) return state;
  const users = state.facts.users.map((one) => (one.id === user.id ? user : one));
  return { ...state, facts: { ...state.facts, users } };
}

function withNotice(state: State, text: string, viewId: string | undefined): State {
  const same = state.notices.some((notice) => notice.text === text && notice.viewId === viewId);
  if (same) return state;
  const id = (state.notices.at(-1)?.id ?? 0) + 1;
  return { ...state, notices: [...state.notices, { id, text, ...(viewId && { viewId }) }].slice(-4) };
}

function without<T extends { readonly ts: string }>(list: readonly T[], ts: string): readonly T[] {
  return list.filter((one) => one.ts !== ts);
}

/** `ts` is ten digits, a dot and six digits: texts of one length, so text order is time order. */
function byTs(one: { readonly ts: string }, other: { readonly ts: string }): number {
  return one.ts < other.ts ? -1 : 1;
}
